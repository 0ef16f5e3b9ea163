"""The works that KSM carry out: steps with their days, terms, budget by source.

Receipts, the lines of the cash book and names stay on the pages.
"""

from collections import defaultdict
from decimal import Decimal
from typing import Any

from django.db.models import F, QuerySet, Sum
from django.db.models.functions import Round
from django.utils import timezone
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.reverse import reverse

from kawasan import penanganan
from kelompok import workflow_ksm as workflow
from kelompok.models import (
    KsmHasil,
    KsmKegiatan,
    KsmPartisipasi,
    KsmTahap,
    KsmTermin,
    RabBaris,
)
from sibungas.api import shapes_kegiatan_ksm as shapes
from sibungas.api.base import (
    NumberedDoor,
    Row,
    Tagged,
    by_id,
    changed_since,
    equals,
    flag,
    kawasan_of,
    within,
    year_of,
)
from sibungas.lib.params import Param, some_of

_OWN = (
    *("id", "status", "perjanjian_jenis", "progres_fisik", "lpj_penerimaan_rp"),
    *("sertifikasi", "alasan_batal", "terlewat", "versi", "diubah_pada"),
)
_WORK = (
    *("intervention__uuid", "intervention__nama", "intervention__tahun"),
    *("intervention__kelurahan__kode", "intervention__kelurahan__nama"),
    "intervention__kawasan__kode",
)
_TERM = (
    *("nomor", "persen", "syarat_fisik", "tanggal_rencana", "tanggal_cair"),
    *("jumlah_rp", "progres_fisik"),
)
_MET = (
    *("tahap", "tanggal", "tempat", "laki_laki", "perempuan", "mbr", "keputusan"),
    "nomor_ba",
)
_PARTS = ("tahap", "termin", "dana", "hasil", "partisipasi")


class _Works:
    columns = (*_OWN, *_WORK, "ksm_id", "ksm__kode", "ksm__nama", "is_demo")
    request: Any

    def get_queryset(self) -> QuerySet:
        rows = KsmKegiatan.objects.visible_to(self.request.user)
        return rows.with_lateness(timezone.localdate())

    def present(self, rows: list[Row]) -> list[Row]:
        """Works with their parts, which cost five queries for all of them."""
        parts = _parts(rows)
        return [
            {
                **{name: row[name] for name in _OWN},
                "kegiatan": row["intervention__uuid"],
                "nama": row["intervention__nama"],
                "tahun": row["intervention__tahun"],
                "kelurahan": row["intervention__kelurahan__kode"],
                "nama_kelurahan": row["intervention__kelurahan__nama"],
                "kawasan": row["intervention__kawasan__kode"],
                "ksm": row["ksm_id"],
                "kode_ksm": row["ksm__kode"],
                "nama_ksm": row["ksm__nama"],
                **{part: parts[part][row["id"]] for part in _PARTS},
                "data_contoh": row["is_demo"],
                "url": reverse("api:kegiatan-ksm", [row["id"]], request=self.request),
            }
            for row in rows
        ]


def _parts(rows: list[Row]) -> dict[str, dict[int, list[Row]]]:
    statuses = {row["id"]: row["status"] for row in rows}
    found: dict[str, dict[int, list[Row]]] = {p: defaultdict(list) for p in _PARTS}
    for row in _steps(statuses):
        found["tahap"][row.pop("kegiatan_id")].append(row)
    terms = KsmTermin.objects.filter(kegiatan__in=statuses)
    for row in terms.order_by("kegiatan_id", "nomor").values("kegiatan_id", *_TERM):
        found["termin"][row.pop("kegiatan_id")].append(row)
    for row in _budget(statuses):
        found["dana"][row.pop("kegiatan_id")].append(row)
    done = KsmHasil.objects.filter(kegiatan__in=statuses)
    for line in done.order_by("kegiatan_id", "id"):
        found["hasil"][line.kegiatan_id].append(
            {
                "rt": line.rt_id,
                "sasaran": line.sasaran,
                "satuan": penanganan.unit(line.sasaran),
                "realisasi": line.volume_realisasi,
            }
        )
    met = KsmPartisipasi.objects.filter(kegiatan__in=statuses)
    for row in met.order_by("tanggal", "pk").values("kegiatan_id", *_MET):
        found["partisipasi"][row.pop("kegiatan_id")].append(row)
    return found


def _steps(statuses: dict[int, str]) -> list[Row]:
    """The steps in their order, with the days by which each was or is late."""
    today = timezone.localdate()
    names = ("tahap", "tanggal_rencana", "tanggal", "nomor")
    rows = KsmTahap.objects.filter(kegiatan__in=statuses)
    found = list(rows.values("kegiatan_id", *names))
    for row in found:
        # What was called off waits for nothing.
        over = statuses[row["kegiatan_id"]] == workflow.DIBATALKAN
        planned = None if over and not row["tanggal"] else row["tanggal_rencana"]
        row["hari_terlambat"] = workflow.days_late(planned, row["tanggal"], today)
    return sorted(found, key=lambda row: workflow.WAY.index(row["tahap"]))


def _budget(keys: Any) -> list[Row]:
    """Totals by source and form; what is spent is unknown until one line tells."""
    rows: Any = RabBaris.objects.filter(kegiatan__in=keys)
    rows = rows.values("kegiatan_id", "sumber", "bentuk")
    planned = Sum(Round(F("volume") * F("harga_rp"), 2))
    sums = rows.annotate(rencana=planned, realisasi=Sum("realisasi_rp"))
    cent = Decimal("0.01")
    return [
        {
            "kegiatan_id": row["kegiatan_id"],
            "sumber": row["sumber"],
            "bentuk": row["bentuk"],
            "rencana_rp": row["rencana"].quantize(cent),
            "realisasi_rp": row["realisasi"],
        }
        for row in sums.order_by("kegiatan_id", "sumber", "bentuk")
    ]


@extend_schema_view(
    get=extend_schema(
        summary="Daftar kegiatan KSM",
        description=(
            "Kegiatan penanganan yang dikerjakan KSM. `kegiatan` adalah UUID pada"
            " alamat kegiatan/."
        ),
    )
)
class KegiatanKsmList(_Works, Tagged):
    serializer_class = shapes.KegiatanKsm
    params = (
        within,
        Param(
            "status",
            some_of(workflow.STATUSES),
            "Satu status atau beberapa dengan koma.",
            {"type": "string", "example": "perjanjian,pencairan"},
            equals("status__in"),
        ),
        year_of("Tahun kegiatan penanganan.", "intervention__tahun"),
        kawasan_of("intervention__kawasan__kode"),
        by_id("ksm", "Nomor (id) KSM.", "ksm_id"),
        flag(
            "terlambat",
            "Ada langkah atau termin yang lewat dari rencananya.",
            "terlewat",
            lambda rows, value: rows.filter(terlewat__isnull=not value),
        ),
        changed_since,
    )


@extend_schema_view(get=extend_schema(summary="Satu kegiatan KSM"))
class KegiatanKsmDetail(_Works, NumberedDoor):
    serializer_class = shapes.KegiatanKsm
