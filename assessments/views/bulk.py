"""Runs over many sheets: choose, look at the trial, run, watch, undo."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Page
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.decorators.http import require_http_methods, require_POST

from assessments import workflow
from assessments.actions import bulk as actions
from assessments.forms.review import BulkForm, ReasonForm
from assessments.models import Assessment, BulkReview, BulkReviewItem
from assessments.views import listing
from kawasan import access
from kawasan.forms.filters import any_of
from sibungas.lib.errors import Refused
from sibungas.lib.exports import Column
from sibungas.lib.listing import FilterForm, Listing
from sibungas.templatetags.ui import status_label

_WAITS = (workflow.DIAJUKAN, workflow.DIVERIFIKASI)
Hasil = BulkReviewItem.Hasil
_REFUSED = (Hasil.TIDAK_LOLOS, Hasil.GAGAL)


# The runs so far --------------------------------------------------------------------


class BulkList(Listing):
    template_name = "assessments/bulk_list.html"
    title = "Tinjauan massal"
    placeholder = "Nama pembuat"
    search_fields = ("dibuat_oleh__nama",)
    sorts = {"dibuat": ("dibuat_pada",), "jumlah": ("jumlah",)}
    default_sort = "-dibuat"
    export_name = "tinjauan-massal"
    export_source = "tinjauan massal di SI BUNGAS"
    columns = (
        Column("Dibuat", "dibuat_pada", "time"),
        Column("Oleh", "dibuat_oleh.nama"),
        Column("Langkah", lambda b: b.get_langkah_display()),
        Column("Status", lambda b: b.get_status_display()),
        Column("Diperiksa", "jumlah", "number"),
        Column("Berhasil", "berhasil", "number"),
        Column("Tidak lolos atau gagal", "ditolak", "number"),
        Column("Alasan pembatalan", "alasan_batal"),
    )

    def rows(self) -> QuerySet:
        listing.require_reviewer(self.request.user)
        rows = BulkReview.objects.visible_to(self.request.user)
        return rows.annotate(
            jumlah=Count("butir"),
            berhasil=Count("butir", Q(butir__hasil=Hasil.BERHASIL)),
            ditolak=Count("butir", Q(butir__hasil__in=_REFUSED)),
        )

    def prepared(self, rows: QuerySet) -> QuerySet:
        return rows.select_related("dibuat_oleh")


# A new one --------------------------------------------------------------------------


class Candidates(listing.Queue):
    """The filter of the queue over all that waits, also what is not this person's.

    What one's own hands have touched is left out of the queue without a word; here
    it is told why it does not pass.
    """

    def rows(self) -> QuerySet:
        return Assessment.objects.visible_to(self.request.user).filter(
            status__in=_WAITS
        )

    def found(self, langkah: str) -> QuerySet:
        """Sheets of the filter; of the status that fits, unless one was chosen."""
        rows = self.selection().order_by()
        if self.filters.cleaned_data.get("status"):
            return rows
        sources = workflow.TRANSITIONS[langkah].sources
        return rows.filter(status__in=sources & set(_WAITS))

    def chosen(self) -> dict[str, str]:
        """The filter in words, as the run keeps it."""
        words = dict(self.filters.chosen())
        return words | ({"Cari": self.q} if self.q else {})


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """The filter of the queue in words, the step, and over which of its sheets."""
    listing.require_reviewer(request.user)
    form = BulkForm(request.POST or None, user=request.user)
    candidates = Candidates()
    candidates.setup(request)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            asked = form.cleaned_data
            try:
                batch = actions.try_bulk_review(
                    langkah=asked["langkah"],
                    candidates=candidates.found(asked["langkah"]),
                    saringan=candidates.chosen(),
                    tanpa_peringatan=asked["tanpa_peringatan"],
                    sampel=asked["sampel"],
                    by=request.user,
                )
            except Refused as refusal:
                form.add_error(None, refusal.message)
            else:
                return redirect(batch)
    context = {
        "form": form,
        "saringan": candidates.chosen(),
        "complaints": candidates.complaints(),
        "counts": [
            (label, candidates.found(name).count())
            for name, label in form.fields["langkah"].choices  # type: ignore[attr-defined]
        ],
        "queue_url": f"{reverse('assessments:queue')}?{request.GET.urlencode()}",
        "most": actions.MOST_SHEETS,
        "breadcrumbs": [
            ("Antrean", reverse("assessments:queue")),
            ("Tinjauan massal", reverse("assessments:bulk_list")),
            ("Baru", None),
        ],
    }
    return render(request, "assessments/bulk_new.html", context, status=status)


# One run ----------------------------------------------------------------------------


class ItemFilter(FilterForm):
    hasil = forms.ChoiceField(label="Hasil", choices=any_of("Semua", Hasil.choices))
    lookups = {"hasil": "hasil"}


class BulkPage(Listing):
    """The run, how far it is, and each of its sheets with what became of it."""

    template_name = "assessments/bulk.html"
    placeholder = "RT, RW, kampung, atau kelurahan"
    search_fields = tuple(f"assessment__{name}" for name in listing.SEARCHED[:4])
    filter_form = ItemFilter
    sorts = {
        "urutan": ("pk",),
        "rt": tuple(f"assessment__{name}" for name in listing.PLACE),
        "hasil": ("hasil",),
    }
    default_sort = "urutan"
    export_source = "tinjauan massal di SI BUNGAS"
    columns = (
        Column("Kode kelurahan", "assessment.rt.kelurahan.kode", "code"),
        Column("Kelurahan/desa", "assessment.rt.kelurahan.nama"),
        Column("RW", "assessment.rt.rw", "code"),
        Column("RT", "assessment.rt.rt", "code"),
        Column("Kampung", "assessment.rt.kampung"),
        Column("Tahun", "assessment.tahun", "code"),
        Column("Hasil", lambda i: i.get_hasil_display()),
        Column("Alasan", "alasan"),
        Column("Status sebelum", lambda i: status_label(i.status_sebelum)),
        Column("Status sesudah", lambda i: status_label(i.status_sesudah)),
        Column("Diproses", "diproses_pada", "time"),
        Column("Penilaian", "assessment.uuid", "code"),
    )

    @cached_property
    def batch(self) -> BulkReview:
        return _batch(self.request, self.kwargs["uuid"])

    @property
    def title(self) -> str:  # type: ignore[override]
        return f"{self.batch.get_langkah_display()} massal"

    @property
    def export_name(self) -> str:  # type: ignore[override]
        return f"tinjauan-massal-{self.batch.pk}"

    def rows(self) -> QuerySet:
        return self.batch.butir.visible_to(self.request.user)

    def prepared(self, rows: QuerySet) -> QuerySet:
        return rows.select_related("assessment__rt__kelurahan__parent").defer(
            "assessment__rt__batas",
            "assessment__rt__kelurahan__batas",
            "assessment__rt__kelurahan__parent__batas",
        )

    def extra(self, page: Page) -> dict[str, Any]:
        counts = self.batch.butir.order_by().values_list("hasil").annotate(Count("pk"))
        found: dict[str, int] = dict(counts)
        total = sum(found.values())
        left = found.get(self._waiting, 0)
        may = self._may()
        own = self.batch.dibuat_oleh_id == self.request.user.pk
        status, kinds = self.batch.status, BulkReview.Status
        ready = status == kinds.PRATINJAU and found.get(Hasil.LOLOS)
        return {
            "batch": self.batch,
            "chips": [(k, label, found[k]) for k, label in Hasil.choices if k in found],
            "total": total,
            "done": total - found.get(Hasil.TIDAK_LOLOS, 0) - left,
            "asked": total - found.get(Hasil.TIDAK_LOLOS, 0),
            "passing": found.get(Hasil.LOLOS, 0),
            "failing": found.get(Hasil.TIDAK_LOLOS, 0),
            "succeeded": found.get(Hasil.BERHASIL, 0),
            "may_start": may and own and ready,
            "may_undo": may and status == kinds.SELESAI and found.get(Hasil.BERHASIL),
            "may_resume": may and self.batch.works,
            "breadcrumbs": [
                ("Antrean", reverse("assessments:queue")),
                ("Tinjauan massal", reverse("assessments:bulk_list")),
                (f"Nomor {self.batch.pk}", None),
            ],
        }

    @property
    def _waiting(self) -> str:
        undoing = self.batch.status == BulkReview.Status.MEMBATALKAN
        return Hasil.BERHASIL if undoing else Hasil.LOLOS

    def _may(self) -> bool:
        user, right = self.request.user, self.batch.transition.right
        if self.batch.dibuat_oleh_id == user.pk:
            return access.can_anywhere(user, right)
        return access.can(user, right, self.batch.kode_wilayah)


def _batch(request: HttpRequest, uuid: Any) -> BulkReview:
    listing.require_reviewer(request.user)
    rows = BulkReview.objects.visible_to(request.user)
    rows = rows.select_related("dibuat_oleh", "dibatalkan_oleh")
    return get_object_or_404(rows, uuid=uuid)


@require_POST
def start(request: HttpRequest, uuid: Any) -> HttpResponse:
    batch = actions.start_bulk_review(batch=_batch(request, uuid), by=request.user)
    messages.success(request, "Tinjauan massal dijalankan. Kemajuannya di halaman ini.")
    return redirect(batch)


@require_POST
def undo(request: HttpRequest, uuid: Any) -> HttpResponse:
    batch, form = _batch(request, uuid), ReasonForm(request.POST)
    reason = form.cleaned_data["alasan"] if form.is_valid() else ""
    actions.undo_bulk_review(batch=batch, reason=reason, by=request.user)
    messages.success(
        request,
        "Pembatalan dijalankan. Yang sudah berubah sesudahnya tidak disentuh.",
    )
    return redirect(batch)


@require_POST
def resume(request: HttpRequest, uuid: Any) -> HttpResponse:
    batch = actions.resume_bulk_review(batch=_batch(request, uuid), by=request.user)
    messages.success(request, "Dilanjutkan.")
    return redirect(batch)
