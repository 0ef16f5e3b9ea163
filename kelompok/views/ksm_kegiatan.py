"""Works of KSM: list, page with its stepper, start, steps."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Page
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from kawasan import access
from kelompok import workflow_ksm as workflow
from kelompok.actions import ksm_kas as kas
from kelompok.actions import ksm_kegiatan as actions
from kelompok.actions import ksm_langkah as steps
from kelompok.forms import ksm_kegiatan as forms
from kelompok.models import Ksm, KsmKegiatan, KsmPartisipasi
from kelompok.views.attempts import attempt
from sibungas.lib.exports import Column
from sibungas.lib.listing import Listing
from sibungas.templatetags.ui import angka, tanggal

RIGHT = actions.RIGHT
_LONGEST_REASON = 300
form_methods = require_http_methods(["GET", "HEAD", "POST"])


def with_places(rows: QuerySet) -> QuerySet:
    rows = rows.select_related(
        "intervention__kelurahan__parent", "intervention__kawasan", "ksm"
    )
    return rows.defer(
        "intervention__lokasi",
        "intervention__kelurahan__batas",
        "intervention__kelurahan__parent__batas",
        "intervention__kawasan__batas",
    )


def visible(request: HttpRequest, pk: int) -> KsmKegiatan:
    rows = with_places(KsmKegiatan.objects.visible_to(request.user))
    return get_object_or_404(rows, pk=pk)


def writable(request: HttpRequest, pk: int) -> KsmKegiatan:
    one = visible(request, pk)
    access.require(request.user, RIGHT, one.kode_wilayah)
    return one


def _days_over(one: Any) -> int | None:
    return (timezone.localdate() - one.terlewat).days if one.terlewat else None


class KsmKegiatanList(Listing):
    template_name = "kelompok/ksm_kegiatan_list.html"
    title = "Kegiatan KSM"
    placeholder = "Kegiatan, KSM, atau kelurahan"
    search_fields = (
        "intervention__nama",
        "ksm__nama",
        "intervention__kelurahan__nama",
    )
    filter_form = forms.KsmKegiatanFilter
    sorts = {
        "nama": ("intervention__nama",),
        "ksm": ("ksm__nama",),
        "terlambat": ("terlewat",),
    }
    default_sort = "nama"
    export_name = "kegiatan-ksm"
    export_source = "kegiatan KSM di SI BUNGAS"
    columns = (
        Column("Kegiatan", "intervention.nama"),
        Column("Tahun", "intervention.tahun", "code"),
        Column("KSM", "ksm.nama"),
        Column("Kode kelurahan", "intervention.kelurahan.kode", "code"),
        Column("Kelurahan/desa", "intervention.kelurahan.nama"),
        Column("Tahap", lambda k: k.get_status_display()),
        Column("Progres fisik (%)", "progres_fisik", "number"),
        Column("Rencana yang terlewat", "terlewat", "date"),
        Column("Hari terlambat", _days_over, "number"),
    )

    def rows(self) -> QuerySet:
        found = KsmKegiatan.objects.visible_to(self.request.user)
        return found.with_lateness(timezone.localdate())

    def prepared(self, rows: QuerySet) -> QuerySet:
        return with_places(rows)

    def extra(self, page: Page) -> dict[str, Any]:
        for one in page.object_list:
            one.hari = _days_over(one)
        return {"terlambat": self.rows().exclude(terlewat=None).count()}


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    one = visible(request, pk)
    return render(request, "kelompok/ksm_kegiatan.html", context_of(request, one))


def context_of(request: HttpRequest, one: KsmKegiatan) -> dict[str, Any]:
    rab, terms = list(one.rab_set.all()), list(one.termin_set.all())
    masuk, keluar = steps.book_totals(one)
    may_edit = access.can(request.user, RIGHT, one.kode_wilayah)
    open_ = may_edit and one.status != workflow.DIBATALKAN
    return {
        "one": one,
        "work": one.intervention,
        "steps": way_of(one),
        "rab": rab,
        "rab_total": actions.total(rab),
        "rab_tunai": actions.cash_total(rab),
        "rab_swadaya": actions.total(r for r in rab if r.is_swadaya),
        "lpj_total": _spent(rab),
        "terms": _terms(terms),
        "masuk": masuk,
        "keluar": keluar,
        "saldo": masuk - keluar,
        "hasil": one.hasil_set.select_related("rt").defer("rt__batas"),
        "aset": one.aset_set.all(),
        "tahap_warga": _participation(one),
        "choices": _choices(request, one, terms),
        "may_edit": open_,
        "may_cancel": open_ and one.status in workflow.STEPS["batalkan"].sources,
        "may_budget": open_ and one.status in workflow.OPEN_BUDGET,
        "may_book": open_ and one.status in workflow.OPEN_BOOK,
        "may_propose": open_ and one.status in workflow.SETTLED,
        "breadcrumbs": [
            ("Kegiatan KSM", reverse("kelompok:ksm_kegiatan_list")),
            (one.intervention.nama, None),
        ],
    }


def _participation(one: KsmKegiatan) -> list[tuple[str, str, list[KsmPartisipasi]]]:
    """Every stage with its meetings, also a stage that has none."""
    rows = list(one.partisipasi_set.all())
    return [
        (kode, str(label), [row for row in rows if row.tahap == kode])
        for kode, label in KsmPartisipasi.Tahap.choices
    ]


def _spent(rab: list[Any]) -> Any:
    known = [row.realisasi_rp for row in rab if row.realisasi_rp is not None]
    return sum(known) if known else None


def _terms(terms: list[Any]) -> list[dict[str, Any]]:
    today = timezone.localdate()
    return [
        {
            "row": t,
            "late": workflow.days_late(t.tanggal_rencana, t.tanggal_cair, today),
        }
        for t in terms
    ]


def _choices(
    request: HttpRequest, one: KsmKegiatan, terms: list[Any]
) -> list[workflow.Step]:
    """Steps onwards that this person may take now."""
    left = any(t.tanggal_cair is None for t in terms)
    # Once everything is paid, finishing is what comes next.
    waiting = {"selesaikan"} if left else set()
    return [
        step
        for step in workflow.allowed(one.status, terms_left=left)
        if not step.needs_reason
        and step.name not in waiting
        and access.can(request.user, step.right, one.kode_wilayah)
    ]


def way_of(one: KsmKegiatan) -> list[dict[str, str]]:
    """The stepper: every stage with its day, or how late it is."""
    today = timezone.localdate()
    rows = {row.tahap: row for row in one.tahap_set.all()}
    here = workflow.WAY.index(one.status) if one.status in workflow.WAY else -1
    found = []
    for number, name in enumerate(workflow.WAY):
        row = rows.get(name)
        planned, done = (row.tanggal_rencana, row.tanggal) if row else (None, None)
        state = "done" if number < here else "now" if number == here else "todo"
        words = []
        if done:
            words.append(tanggal(done))
            if row and row.nomor:
                words.append(row.nomor)
        elif planned:
            words.append(f"rencana {tanggal(planned)}")
        late = workflow.days_late(planned, done, today)
        if late and (done or one.status != workflow.DIBATALKAN):
            words.append(f"terlambat {angka(late)} hari")
        label = workflow.STATUSES[name]
        found.append({"label": label, "state": state, "detail": ", ".join(words)})
    if one.status == workflow.DIBATALKAN:
        found.append(
            {"label": "Dibatalkan", "state": "stop", "detail": one.alasan_batal}
        )
    return found


@form_methods
def new(request: HttpRequest, pk: int) -> HttpResponse:
    """A KSM takes on a work of its kelurahan."""
    rows = Ksm.objects.visible_to(request.user).select_related("kelurahan")
    ksm = get_object_or_404(rows.defer("kelurahan__batas"), pk=pk)
    access.require(request.user, RIGHT, ksm.kelurahan.kode)
    works = actions.works_for(ksm, request.user)
    form = forms.StartForm(request.POST or None, works=works)
    status = 422 if form.is_bound else 200
    if request.method == "POST" and form.is_valid():
        work = form.cleaned_data["kegiatan"]
        made, status = attempt(
            form,
            lambda: actions.create_ksm_kegiatan(
                intervention=work, ksm=ksm, by=request.user
            ),
        )
        if made:
            messages.success(request, "Kegiatan KSM dibuat. Susun RAB dan terminnya.")
            return redirect(made)
    return render(
        request, "kelompok/ksm_kegiatan_start.html", {"form": form, "ksm": ksm},
        status=status,
    )  # fmt: skip


@form_methods
def step(request: HttpRequest, pk: int, langkah: str) -> HttpResponse:
    """One step on a page of its own, with what it asks for."""
    chosen = workflow.STEPS.get(langkah)
    if chosen is None:
        raise Http404
    one = visible(request, pk)
    access.require(request.user, chosen.right, one.kode_wilayah)
    term = steps.next_term(one)
    if chosen not in workflow.allowed(one.status, terms_left=term is not None):
        word = workflow.STATUSES[one.status].lower()
        messages.error(
            request,
            f"Langkah “{chosen.label}” tidak dapat dilakukan pada kegiatan KSM yang"
            f" {word}.",
        )
        context = context_of(request, one)
        return render(request, "kelompok/ksm_kegiatan.html", context, status=409)
    data = request.POST if request.method == "POST" else None
    form = forms.StepForm(data, step=chosen, kegiatan=one)
    if chosen.name == "cairkan" and term:
        form.suggest(term, actions.cash_total(one.rab_set.all()))
    status = 422 if data is not None else 200
    if data is not None and form.is_valid():
        done, status = attempt(
            form,
            lambda: steps.step_ksm(
                name=chosen.name,
                kegiatan=one,
                values=form.values(),
                versi=form.cleaned_data["versi"] or 0,
                by=request.user,
            ),
        )
        if done:
            messages.success(request, f"{chosen.label}: tercatat.")
            return redirect(done)
    context = {
        "form": form,
        "one": one,
        "step": chosen,
        "term": term if chosen.name == "cairkan" else None,
        "tag": steps.evidence_tag(one, chosen),
        "may_edit": access.can(request.user, RIGHT, one.kode_wilayah),
    }
    return render(request, "kelompok/ksm_langkah.html", context, status=status)


@require_http_methods(["POST"])
def propose(request: HttpRequest, pk: int) -> HttpResponse:
    """Realised volumes and money to the kegiatan penanganan, with one button."""
    one = writable(request, pk)
    form = forms.Versioned(request.POST)
    form.is_valid()
    reason = request.POST.get("alasan", "").replace("\x00", "")[:_LONGEST_REASON]
    work, status = attempt(
        form,
        lambda: kas.propose_to_work(
            kegiatan=one,
            versi=form.cleaned_data.get("versi") or 0,
            alasan=reason,
            by=request.user,
        ),
    )
    if work is None:
        for sentence in form.non_field_errors():
            messages.error(request, sentence)
        context = context_of(request, visible(request, pk))
        return render(request, "kelompok/ksm_kegiatan.html", context, status=status)
    messages.success(
        request, "Volume dan dana disampaikan ke kegiatan; verifikator memeriksanya."
    )
    return redirect(work)
