"""Which files belong to works of KSM and to assets, and who keeps them."""

from typing import Any

from django.db.models import QuerySet

from kawasan import access
from kelompok import workflow_ksm as workflow
from kelompok.models import Aset, BukuKas, KsmKegiatan
from sibungas.files import registry

_PAPERS = {
    "proposal": "Proposal dan gambar",
    "musyawarah": "Berita acara musyawarah",
    "perjanjian": "Perjanjian",
    "lpj": "LPJ dan foto 100 %",
    "sertifikasi": "Sertifikat",
    "serah_terima": "Berita acara serah terima",
}
_YEARS_SHOWN = 3


def _works(user: Any) -> QuerySet:
    rows = KsmKegiatan.objects.visible_to(user)
    rows = rows.select_related("intervention__kelurahan", "ksm")
    return rows.defer("intervention__lokasi", "intervention__kelurahan__batas")


def _cash(user: Any) -> QuerySet:
    rows = BukuKas.objects.visible_to(user)
    rows = rows.select_related("kegiatan__intervention__kelurahan")
    return rows.defer(
        "kegiatan__intervention__lokasi", "kegiatan__intervention__kelurahan__batas"
    )


def _assets(user: Any) -> QuerySet:
    rows = Aset.objects.visible_to(user).select_related("kelurahan")
    return rows.defer("kelurahan__batas")


def _papers(one: KsmKegiatan) -> dict[str, str]:
    terms = {
        t.tag: f"Bukti progres termin {t.nomor}"
        for t in one.termin_set.order_by("nomor")
    }
    return {**_PAPERS, **terms}


def _of_years(aset: Aset) -> dict[str, str]:
    years = aset.inspeksi_set.order_by("-tahun").values_list("tahun", flat=True)
    shown = {f"inspeksi_{y}": f"Inspeksi {y}" for y in years[:_YEARS_SHOWN]}
    return {"keadaan": "Keadaan", **shown, "iuran": "Bukti iuran dan pemakaiannya"}


def _keeps_work(user: Any, one: KsmKegiatan) -> bool:
    may = access.can(user, "edit_kelompok", one.kode_wilayah)
    return may and one.status != workflow.DIBATALKAN


def _keeps_cash(user: Any, line: BukuKas) -> bool:
    may = access.can(user, "edit_kelompok", line.kegiatan.kode_wilayah)
    return may and line.kegiatan.status in workflow.OPEN_BOOK


def _reads_names(user: Any, kode: str) -> bool:
    """Members of groups and cadres see works, not who of an office kept a file."""
    return access.can(user, "see_assessment", kode)


def register() -> None:
    registry.register(
        "kelompok.ksmkegiatan",
        visible=_works,
        may_edit=_keeps_work,
        may_name=lambda user, one: _reads_names(user, one.kode_wilayah),
        kode=lambda one: one.kode_wilayah,
        tags=_papers,
    )
    registry.register(
        "kelompok.bukukas",
        visible=_cash,
        may_edit=_keeps_cash,
        may_name=lambda user, line: _reads_names(user, line.kegiatan.kode_wilayah),
        kode=lambda line: line.kegiatan.kode_wilayah,
        tags={"bukti": "Bukti"},
    )
    registry.register(
        "kelompok.aset",
        visible=_assets,
        may_edit=lambda user, aset: access.can(
            user, "report_upkeep", aset.kode_wilayah
        ),
        may_name=lambda user, aset: _reads_names(user, aset.kode_wilayah),
        kode=lambda aset: aset.kode_wilayah,
        tags=_of_years,
    )
