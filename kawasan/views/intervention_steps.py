"""Moving a work a step further: each step on a page of its own, with what it asks."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from kawasan import access, penanganan
from kawasan.actions import intervention_guards as guards
from kawasan.actions import intervention_steps as steps
from kawasan.forms import interventions as forms
from kawasan.models import Intervention
from kawasan.views.intervention_sheet import attempt, line_errors, typed_lines
from kawasan.views.interventions import context_of, visible
from sibungas.lib.errors import Stale

_form_methods = require_http_methods(["GET", "HEAD", "POST"])
_DONE = {
    "layak": "Usulan dinyatakan layak.",
    "anggarkan": "Kegiatan dianggarkan.",
    "mulai": "Pelaksanaan dimulai.",
    "selesaikan": "Kegiatan selesai. Verifikator memeriksa volumenya sekarang.",
    "serahkan": "Serah terima dicatat.",
    "batalkan": "Kegiatan dibatalkan.",
    "setujui": "Kegiatan diverifikasi. Kumuh akhir RT-nya dihitung ulang sekarang.",
    "tolak": "Verifikasi ditolak. Yang memasukkan membaca alasan Anda.",
    "tarik": "Verifikasi ditarik. Kumuh akhir RT-nya dihitung ulang sekarang.",
}


@_form_methods
def step(request: HttpRequest, uuid: Any, langkah: str) -> HttpResponse:
    """One step on a page of its own, with what it asks for."""
    one = penanganan.EVERY.get(langkah)
    if one is None:
        raise Http404
    work = visible(request, uuid)
    access.require(request.user, one.right, guards.codes_of(work))
    page = _StepPage(request, work, one)
    if not page.is_legal:
        return _refused(request, work, page.why_not())
    if request.method == "POST" and page.is_valid():
        try:
            done = page.attempt()
        except Stale:
            sentence = (
                "Kegiatan ini berubah sejak Anda membukanya. Periksa keadaannya"
                " sekarang, lalu ulangi bila masih perlu."
            )
            return _refused(request, visible(request, uuid), sentence)
        if done:
            messages.success(request, _DONE[one.name])
            return redirect(work)
    return page.render()


def _refused(request: HttpRequest, work: Intervention, sentence: str) -> HttpResponse:
    messages.error(request, sentence)
    context = context_of(request, work)
    return render(request, "kawasan/intervention.html", context, status=409)


class _StepPage:
    """The form of one step with the lines that it asks for."""

    def __init__(self, request: HttpRequest, work: Intervention, one: penanganan.Step):
        self.request, self.work, self.one = request, work, one
        way = penanganan.allowed(work.status, work.verifikasi)
        verdicts = penanganan.decisions(work.status, work.verifikasi)
        self.legal = (*way, *verdicts)
        data = request.POST if request.method == "POST" else None
        self.form = forms.step_form(one, data, work)
        self.stored = guards.lines_of(work)
        self.places = {line["rt"].pk: line["rt"] for line in self.stored}
        self.volume: Any = None
        self.dana: Any = None
        if one.also == "volume":
            rows = typed_lines(self.stored)
            self.volume = forms.volume_lines(data, self.places, rows)
        elif one.also == "dana":
            self.dana = forms.funding_lines(data, guards.funds_of(work), 1)

    @property
    def is_legal(self) -> bool:
        return self.one in self.legal and not self.work.terkunci

    def why_not(self) -> str:
        if self.work.terkunci:
            return f"Tahun {self.work.tahun} sudah dikunci."
        names = ", ".join(step.label for step in self.legal) or "tidak ada"
        word = penanganan.STATUSES[self.work.status].lower()
        return (
            f"Langkah “{self.one.label}” tidak dapat dilakukan pada kegiatan yang"
            f" {word}. Langkah yang sah: {names}."
        )

    def is_valid(self) -> bool:
        parts = [self.form, *(p for p in (self.volume, self.dana) if p is not None)]
        # All are asked, so that every error is shown at once.
        sound = [part.is_valid() for part in parts]
        return all(sound)

    def attempt(self) -> Intervention | None:
        return attempt(self._go, self.form, volume=self.volume, dana=self.dana)

    def _go(self) -> Intervention:
        typed = self.form.cleaned_data
        common: dict[str, Any] = {
            "intervention": self.work,
            "versi": typed.get("versi") or 0,
            "by": self.request.user,
        }
        if self.one.name == "setujui":
            return steps.verify_intervention(**common)
        if self.one.name == "tolak":
            return steps.reject_intervention(reason=typed["alasan"], **common)
        if self.one.name == "tarik":
            return steps.take_back_verification(reason=typed["alasan"], **common)
        return steps.step(
            self.one.name,
            values=self.form.values(),
            volumes=self._volumes(),
            funding=None if self.dana is None else forms.funding_of(self.dana),
            reason=typed.get("alasan", ""),
            **common,
        )

    def _volumes(self) -> list[dict[str, Any]] | None:
        if self.volume is None:
            return None
        return forms.volumes_of(self.volume, self.work.rt)

    def render(self) -> HttpResponse:
        lines = [part for part in (self.volume, self.dana) if part is not None]
        context = {
            "form": self.form,
            "step": self.one,
            "volume": self.volume,
            "dana": self.dana,
            "line_errors": [e for part in lines for e in line_errors(part)],
            **context_of(self.request, self.work),
        }
        status = 422 if self.form.is_bound else 200
        return render(
            self.request, "kawasan/intervention_step.html", context, status=status
        )
