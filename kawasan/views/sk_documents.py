"""Two decrees side by side, and the annex of one as it goes to the signature."""

from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kawasan import access, decrees
from kawasan.exports import sk_map
from kawasan.models import SkKumuh, SkKumuhItem
from kawasan.models.sk import TingkatSk
from kawasan.views.sk import visible
from sibungas.lib import exports
from sibungas.lib.exports import Column

_COLUMNS = (
    Column("Nama", "nama"),
    Column("Kelurahan/desa RT", "kelurahan"),
    Column("Perubahan", "jenis"),
    Column("Luas lama (ha)", lambda c: c.lama and c.lama.luas_ha, "number"),
    Column("Luas baru (ha)", lambda c: c.baru and c.baru.luas_ha, "number"),
    Column("Selisih (ha)", "selisih_ha", "number"),
    Column("Tingkat lama", lambda c: c.lama and c.lama.tingkat),
    Column("Tingkat baru", lambda c: c.baru and c.baru.tingkat),
)


def lines(sk: SkKumuh, user: Any) -> list[SkKumuhItem]:
    """The lines that the person may see, with what they are tied to."""
    rows = SkKumuhItem.objects.visible_to(user).filter(sk=sk)
    rows = rows.select_related("kawasan", "rt__kawasan", "rt__kelurahan__parent")
    unread = ("kawasan__batas", "rt__batas", "rt__kawasan__batas")
    far = ("rt__kelurahan__batas", "rt__kelurahan__parent__batas")
    rows = rows.prefetch_related("kawasan__kelurahan__parent")
    return list(rows.defer(*unread, *far).order_by("urutan"))


@require_safe
def compare(request: HttpRequest, uuid: Any) -> HttpResponse:
    sk = visible(request, uuid)
    others = SkKumuh.objects.visible_to(request.user).exclude(pk=sk.pk)
    others = others.filter(wilayah=sk.wilayah).order_by("-tanggal")
    wanted = request.GET.get("dengan", "")
    offered = list(others)
    other = next((o for o in offered if str(o.uuid) == wanted), None)
    if other is None and not wanted:
        before = [o for o in offered if o.pk == sk.menggantikan_id]
        other = next(iter([*before, *offered]), None)
    changes = []
    if other:
        old, new = sorted((other, sk), key=lambda s: (s.tanggal, s.pk))
        changes = decrees.compare(lines(old, request.user), lines(new, request.user))
        kind = request.GET.get("unduh", "")
        if kind in exports.MOST_ROWS:
            return _download(request, old, new, changes, kind)
    else:
        old = new = None
    context = {
        "sk": sk,
        "other": other,
        "offered": offered,
        "old": old,
        "new": new,
        "changes": [c for c in changes if c.jenis != "tetap"],
        "same": sum(c.jenis == "tetap" for c in changes),
        "counts": _counts(changes),
        "totals": [decrees.totals(s) for s in (old, new) if s],
        "unknown": bool(wanted and other is None),
    }
    return render(request, "kawasan/sk_compare.html", context)


def _counts(changes: list[decrees.Change]) -> list[tuple[str, int]]:
    kinds = ("ditambah", "dihapus", "berubah", "tetap")
    return [(kind, sum(c.jenis == kind for c in changes)) for kind in kinds]


def _download(
    request: HttpRequest, old: SkKumuh, new: SkKumuh, changes: list[Any], kind: str
) -> Any:
    export = exports.Export(
        name="banding-sk",
        title=f"Perbandingan {old} dengan {new}",
        source=f"{old} tanggal {old.tanggal} dan {new} tanggal {new.tanggal}",
        columns=_COLUMNS,
        rows=changes,
        notes=(f"Jumlah baris: {len(changes)}.",),
    )
    return exports.respond(request, export, kind, len(changes))


# Annex ------------------------------------------------------------------------------


@require_safe
def annex(request: HttpRequest, uuid: Any) -> HttpResponse:
    """Table and map for print; only for those who may see every line."""
    sk = visible(request, uuid)
    access.require(request.user, "see", sk.kode_wilayah)
    rows = lines(sk, request.user)
    counted = set(sk.butir.counted().values_list("pk", flat=True))
    for row in rows:
        row.is_part = row.pk not in counted
        row.kelurahan_text, row.kecamatan_text = _where(row)
    context = {
        "sk": sk,
        "rows": rows,
        "totals": decrees.totals(sk),
        "levels": _levels([row for row in rows if row.pk in counted]),
        "map": sk_map.draw(sk, rows),
    }
    return render(request, "kawasan/sk_annex.html", context)


def _where(item: SkKumuhItem) -> tuple[str, str]:
    """Kelurahan and kecamatan: of the place, else as the decree writes them."""
    if item.kawasan:
        places: Any = list(item.kawasan.kelurahan.all())
    elif item.rt:
        places = [item.rt.kelurahan]
    else:
        return item.lokasi_dalam_sk, ""
    names = dict.fromkeys(place.nama for place in places)
    parents = dict.fromkeys(place.parent.nama for place in places if place.parent)
    return ", ".join(names), ", ".join(parents)


def _levels(rows: list[SkKumuhItem]) -> list[tuple[str, int, Decimal | None]]:
    """Number and hectares of the lines of each level; None where none is stated."""
    found = []
    for kode in (*reversed(TingkatSk.values), ""):
        same = [row for row in rows if row.tingkat == kode]
        if same:
            stated = [row.luas_ha for row in same if row.luas_ha is not None]
            found.append((kode, len(same), sum(stated) if stated else None))
    return found  # type: ignore[return-value]
