"""Which files belong to places and works, and who keeps them. Read at start."""

from typing import Any

from django.db.models import QuerySet

from kawasan import access
from kawasan.models import Intervention, Kawasan, Pertimbangan, Rt, SkKumuh
from kawasan.querysets import DECREE_MAP, DECREE_TABLE
from sibungas.files import registry

_PLACE = {
    "keadaan": "Keadaan lapangan",
    "batas": "Batas dan patok",
    "peta": "Peta",
    "berita_acara": "Berita acara",
}
_WORKS = {
    "progres_0": "Foto 0 %",
    "progres_25": "Foto 25 %",
    "progres_50": "Foto 50 %",
    "progres_75": "Foto 75 %",
    "progres_100": "Foto 100 %",
    "proposal": "Proposal",
    "kontrak": "Kontrak atau SPK",
    "laporan": "Laporan",
    "serah_terima": "Berita acara serah terima",
}

_DECREE = {
    "sk": "Salinan SK",
    DECREE_TABLE: "Tabel lampiran",
    DECREE_MAP: "Peta lampiran",
    "tinjauan": "Hasil peninjauan",
}
_PROOFS = {
    "strategis": "Dasar nilai strategis",
    "sosial": "Dasar kondisi sosial, ekonomi, dan budaya",
    "lahan": "Bukti status lahan",
    "rtr": "Bukti kesesuaian RTR",
    "pola": "Dasar pola penanganan",
}


def _codes(kawasan: Any) -> list[str]:
    """Read once per kawasan: a page asks for right, place and names."""
    if not hasattr(kawasan, "_kelurahan_codes"):
        rows = kawasan.kelurahan.order_by("kode").values_list("kode", flat=True)
        kawasan._kelurahan_codes = list(rows)
    return kawasan._kelurahan_codes


def _above(kawasan: Kawasan) -> str:
    """The narrowest place that holds the whole kawasan."""
    parts = [kode.split(".") for kode in _codes(kawasan)]
    held = []
    for level in zip(*parts, strict=False):
        if len(set(level)) > 1:
            break
        held.append(level[0])
    return ".".join(held)


def _rt(user: Any) -> QuerySet:
    rows = Rt.objects.visible_to(user).select_related("kelurahan")
    return rows.defer("batas", "kelurahan__batas")


def _works(user: Any) -> QuerySet:
    rows = Intervention.objects.visible_to(user).select_related("kelurahan")
    return rows.defer("lokasi", "kelurahan__batas")


def _considerations(user: Any) -> QuerySet:
    rows = Pertimbangan.objects.visible_to(user).select_related("kawasan")
    return rows.defer("kawasan__batas")


def _decrees(user: Any) -> QuerySet:
    rows = SkKumuh.objects.visible_to(user).select_related("wilayah")
    return rows.defer("wilayah__batas")


def _reads_names(user: Any, kode: str) -> bool:
    """Members of groups and cadres see places, not who works there for an office."""
    return access.can(user, "see_assessment", kode)


def _keeps_rt(user: Any, rt: Rt) -> bool:
    """Who may change the RT, and who surveys it."""
    kode = rt.kelurahan.kode
    return access.can(user, "edit_rt", kode) or (
        access.can(user, "write_assessment", kode)
    )


def _keeps_works(user: Any, work: Intervention) -> bool:
    may = access.can(user, "edit_intervention", work.kelurahan.kode)
    return may and not work.terkunci


def _locates_works(user: Any, work: Intervention) -> bool:
    """Also after a work is locked."""
    return access.can(user, "edit_intervention", work.kelurahan.kode)


def register() -> None:
    registry.register(
        "kawasan.rt",
        visible=_rt,
        may_edit=_keeps_rt,
        may_name=lambda user, rt: _reads_names(user, rt.kelurahan.kode),
        kode=lambda rt: rt.kelurahan.kode,
        tags=_PLACE,
    )
    registry.register(
        "kawasan.kawasan",
        visible=lambda user: Kawasan.objects.visible_to(user).defer("batas"),
        may_edit=lambda user, kawasan: access.can(
            user, "edit_kawasan", _codes(kawasan)
        ),
        may_name=lambda user, kawasan: _reads_names(user, _above(kawasan)),
        kode=_above,
        tags=_PLACE,
    )
    registry.register(
        "kawasan.intervention",
        visible=_works,
        may_edit=_keeps_works,
        may_locate=_locates_works,
        may_name=lambda user, work: _reads_names(user, work.kelurahan.kode),
        kode=lambda work: work.kelurahan.kode,
        tags=_WORKS,
    )
    registry.register(
        "kawasan.skkumuh",
        visible=_decrees,
        may_edit=lambda user, sk: access.can(user, "edit_sk", sk.wilayah.kode),
        may_name=lambda user, sk: _reads_names(user, sk.wilayah.kode),
        kode=lambda sk: sk.wilayah.kode,
        tags=_DECREE,
    )
    registry.register(
        "kawasan.pertimbangan",
        visible=_considerations,
        may_edit=lambda user, row: access.can(
            user, "edit_kawasan", _codes(row.kawasan)
        ),
        may_name=lambda user, row: _reads_names(user, _above(row.kawasan)),
        kode=lambda row: _above(row.kawasan),
        tags=_PROOFS,
    )
