"""Which files belong to what groups and offices do, and who keeps them."""

from typing import Any

from django.db.models import QuerySet

from kawasan import access
from kelompok import attachments_bimtek
from kelompok.actions.action_items import may_report
from kelompok.models import (
    ActionItem,
    AturanBersama,
    Bkm,
    DokumenPokja,
    Kpp,
    Ksm,
    Pokja,
    Rplp,
    Tipp,
)
from sibungas.files import registry

_FOUNDED = {"sk": "SK lurah/kades", "ad_art": "AD/ART", "berita_acara": "Berita acara"}
_OF_GROUPS: dict[Any, dict[str, str]] = {
    Bkm: {**_FOUNDED, "akta": "Akta notaris"},
    Ksm: _FOUNDED,
    Kpp: _FOUNDED,
    Tipp: _FOUNDED,
}
_EVIDENCE = {"bukti": "Bukti tindak lanjut"}
_OF_POKJA = {"sk": "SK Pokja", "rencana_kerja": "Rencana kerja"}
_PAPERS = {"naskah": "Naskah", "lampiran": "Lampiran", "berita_acara": "Berita acara"}
_DOCUMENTS, _OF_KELURAHAN = "edit_pokja", "edit_kelompok"


def _items(user: Any) -> QuerySet:
    rows = ActionItem.objects.visible_to(user).select_related("wilayah")
    return rows.defer("wilayah__batas")


def _pokja(user: Any) -> Any:
    """Decrees name who sits in a Pokja, so they stay with those who serve there."""
    rows = Pokja.objects.of_territory(user).select_related("wilayah")
    return rows.defer("wilayah__batas")


def _reads_names(user: Any, thing: Any) -> bool:
    """Members of groups and cadres see papers, not who works there for an office."""
    return access.can(user, "see_assessment", thing.kode_wilayah)


def _keeps(right: str) -> Any:
    return lambda user, thing: access.can(user, right, thing.kode_wilayah)


def _of_kelurahan(table: Any) -> Any:
    def seen(user: Any) -> Any:
        rows = table.objects.visible_to(user).select_related("kelurahan")
        return rows.defer("kelurahan__batas")

    return seen


def _documents(user: Any) -> Any:
    rows = DokumenPokja.objects.visible_to(user).select_related("wilayah")
    return rows.defer("wilayah__batas")


def register() -> None:
    for model, tags in _OF_GROUPS.items():
        registry.register(
            model._meta.label_lower,
            visible=_of_kelurahan(model),
            may_edit=_keeps(_OF_KELURAHAN),
            may_name=_reads_names,
            kode=lambda group: group.kode_wilayah,
            tags=tags,
        )
    registry.register(
        "kelompok.actionitem",
        visible=_items,
        may_edit=may_report,
        may_name=lambda user, item: access.can(
            user, "see_assessment", item.wilayah.kode
        ),
        kode=lambda item: item.wilayah.kode,
        tags=_EVIDENCE,
    )
    registry.register(
        "kelompok.pokja",
        visible=_pokja,
        may_edit=_keeps("edit_pokja"),
        may_name=_reads_names,
        kode=lambda thing: thing.kode_wilayah,
        tags=_OF_POKJA,
    )
    for label, seen, right in (
        ("kelompok.dokumenpokja", _documents, _DOCUMENTS),
        ("kelompok.aturanbersama", _of_kelurahan(AturanBersama), _OF_KELURAHAN),
        ("kelompok.rplp", _of_kelurahan(Rplp), _OF_KELURAHAN),
    ):
        registry.register(
            label,
            visible=seen,
            may_edit=_keeps(right),
            may_name=_reads_names,
            kode=lambda thing: thing.kode_wilayah,
            tags=_PAPERS,
        )
    attachments_bimtek.register()
