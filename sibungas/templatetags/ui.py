"""The few tags and filters that templates may use: how things are shown."""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any
from zoneinfo import ZoneInfo

from django import template
from django.conf import settings
from django.http import QueryDict
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html

from sibungas.lib.numbers import format_number

register = template.Library()

DASH = "–"
_SWAP = str.maketrans(",.", ".,")
TINGKAT = {
    "TK": "Tidak kumuh",
    "KR": "Kumuh ringan",
    "KS": "Kumuh sedang",
    "KB": "Kumuh berat",
}
# A status is a word first, then an icon, then a colour.
STATUS = {
    "draf": ("Draf", "ubah"),
    "diajukan": ("Diajukan", "kirim"),
    "dikembalikan": ("Dikembalikan", "segarkan"),
    "diverifikasi": ("Diverifikasi", "centang"),
    "disahkan": ("Disahkan", "kunci"),
    "dibatalkan": ("Dibatalkan", "silang"),
}
# Of a work against slum conditions: word, icon, and the status it is coloured like.
WORK = {
    "usulan": ("Usulan", "ubah", "draf"),
    "layak": ("Layak", "centang", "diajukan"),
    "dianggarkan": ("Dianggarkan", "dokumen", "diajukan"),
    "pelaksanaan": ("Pelaksanaan", "kegiatan", "diverifikasi"),
    "selesai": ("Selesai", "centang", "diverifikasi"),
    "diserahterimakan": ("Diserahterimakan", "kunci", "disahkan"),
    "dibatalkan": ("Dibatalkan", "silang", "dibatalkan"),
    "menunggu": ("Menunggu verifikasi", "jam", "diajukan"),
    "disetujui": ("Terverifikasi", "centang", "disahkan"),
    "ditolak": ("Ditolak", "silang", "dikembalikan"),
}
# Of an action item or a commitment; late is computed.
ACTION = {
    "baru": ("Baru", "dokumen", "draf"),
    "disanggupi": ("Disanggupi", "dokumen", "draf"),
    "berjalan": ("Berjalan", "kegiatan", "diajukan"),
    "terlambat": ("Terlambat", "peringatan", "dikembalikan"),
    "selesai": ("Selesai", "centang", "disahkan"),
    "dibatalkan": ("Dibatalkan", "silang", "dibatalkan"),
}
_BULAN = ("Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des").split()
_ZONES = {"Asia/Jakarta": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}


# Numbers and dates -------------------------------------------------------------


def _missing(value: Any) -> bool:
    return value is None or value == ""


@register.filter
def angka(value: Any, places: int | None = None) -> str:
    """12.345,60 with ``places`` decimals, or as many as the number has."""
    if _missing(value):
        return DASH
    number = Decimal(str(value))
    if places is not None:
        number = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    text = f"{number:,f}"
    if places is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.translate(_SWAP)


@register.filter
def bulat(value: Any) -> str:
    return angka(value, 0)


@register.filter
def ha(value: Any) -> str:
    return DASH if _missing(value) else f"{angka(value, 2)} ha"


@register.filter
def rupiah(value: Any) -> str:
    return DASH if _missing(value) else f"Rp {angka(value, 0)}"


@register.filter
def persen(value: Any, places: int = 1) -> str:
    """A percentage that is already one (0 to 100), with its sign."""
    return DASH if _missing(value) else f"{angka(value, places)} %"


@register.filter
def isian(value: Any) -> str:
    """A number as a field expects it back: decimal comma, no grouping."""
    return "" if _missing(value) else format_number(Decimal(str(value)))


@register.filter
def titik(value: Any) -> str:
    """A number for a machine: decimal point, no grouping; nothing when missing."""
    return "" if _missing(value) else f"{Decimal(str(value)):f}"


def _local(value: datetime) -> datetime:
    return timezone.localtime(value) if timezone.is_aware(value) else value


@register.filter
def tanggal(value: date | None) -> str:
    if not value:
        return DASH
    day = _local(value) if isinstance(value, datetime) else value
    return f"{day.day} {_BULAN[day.month - 1]} {day.year}"


@register.filter
def jam(value: datetime | None) -> str:
    return f"{_local(value):%H.%M}" if value else DASH


@register.filter
def waktu(value: datetime | None) -> str:
    """24 Nov 2026 10.32 WITA"""
    if not value:
        return DASH
    local = _local(value)
    zone = local.tzinfo if isinstance(local.tzinfo, ZoneInfo) else None
    name = _ZONES.get(zone.key if zone else settings.TIME_ZONE, "")
    return f"{tanggal(value)} {jam(value)} {name}".strip()


@register.filter
def tingkat_label(kode: str | None) -> str:
    return TINGKAT.get(kode or "", "Belum dinilai")


@register.filter
def status_label(kode: str) -> str:
    return STATUS[kode][0] if kode in STATUS else kode


@register.filter
def item(mapping: Any, key: Any) -> Any:
    """A dictionary look-up by a variable key; None when it is not there."""
    return mapping.get(key) if mapping else None


# Links --------------------------------------------------------------------------


@register.simple_tag(takes_context=True)
def query(context: template.Context, **changes: Any) -> str:
    """The query string of this page with some parameters changed or removed."""
    request = context.get("request")
    parameters = request.GET.copy() if request else QueryDict(mutable=True)
    for key, value in changes.items():
        if _missing(value):
            parameters.pop(key, None)
        else:
            parameters[key] = str(value)
    return f"?{parameters.urlencode()}"


@register.inclusion_tag("components/_sort_th.html", takes_context=True)
def sort_th(
    context: template.Context, name: str, label: str, num: bool = False
) -> dict[str, Any]:
    """A column head that sorts by ``urut``; a second click turns it round."""
    request = context.get("request")
    now = request.GET.get("urut", "") if request else ""
    direction = {name: "ascending", f"-{name}": "descending"}.get(now, "")
    wanted = f"-{name}" if direction == "ascending" else name
    url = query(context, urut=wanted, halaman=None)
    return {"label": label, "url": url, "direction": direction, "num": num}


# Marks ---------------------------------------------------------------------------


@register.simple_tag
def icon(name: str) -> str:
    """One sign of the sprite; it decorates, the words beside it carry the sense."""
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false">'
        '<use href="{}#{}"></use></svg>',
        static("img/icons.svg"),
        name,
    )


@register.inclusion_tag("components/_tingkat.html")
def tingkat(
    kode: str | None, short: bool = False, sementara: bool = False
) -> dict[str, Any]:
    known = (kode or "") if (kode or "") in TINGKAT else ""
    label = tingkat_label(known)
    return {"kode": known, "label": label, "short": short, "sementara": sementara}


@register.inclusion_tag("components/_status.html")
def status(kode: str) -> dict[str, str]:
    label, sign = STATUS.get(kode, (kode, "info"))
    return {"kode": kode, "label": label, "sign": sign}


@register.inclusion_tag("components/_status.html")
def work_status(kode: str) -> dict[str, str]:
    """Status or verification of a work."""
    label, sign, tone = WORK.get(kode, (kode, "info", ""))
    return {"kode": tone, "label": label, "sign": sign}


@register.inclusion_tag("components/_status.html")
def action_status(kode: str) -> dict[str, str]:
    """Status of an action item or a commitment."""
    label, sign, tone = ACTION.get(kode, (kode, "info", ""))
    return {"kode": tone, "label": label, "sign": sign}


@register.inclusion_tag("components/_progress.html")
def progress(value: Any, total: Any, text: str = "") -> dict[str, Any]:
    return {"value": int(value or 0), "total": int(total or 0) or 1, "text": text}


def _share(value: Any, whole: Any) -> Decimal:
    """0 to 100, whatever is given; a gauge never points outside its scale."""
    if _missing(value) or not whole:
        return Decimal(0)
    share = 100 * Decimal(str(value)) / Decimal(str(whole))
    return min(max(share, Decimal(0)), Decimal(100))


@register.inclusion_tag("components/_gauge.html")
def gauge(
    label: str,
    value: Any,
    *,
    unit: str = "%",
    places: int = 1,
    target: int = 100,
    numerator: Any = None,
    denominator: Any = None,
    of: str = "",
    coverage: str = "",
    url: str = "",
    note: str = "",
    sementara: bool = False,
) -> dict[str, Any]:
    """One of the three 100-0-100 figures.

    With target 100 the arc is the percentage itself; with target 0 it is the
    share of ``value`` in ``denominator``, and less is better. A figure that is
    ``sementara`` is outlined and says so.
    """
    share = _share(value, 100 if target else denominator)
    return {
        "label": label,
        "missing": _missing(value),
        "shown": angka(value, places),
        "unit": unit,
        "target": target,
        "numerator": numerator,
        "denominator": denominator,
        "whole": angka(denominator, None if target else places),
        "of": of,
        "coverage": coverage,
        "url": url,
        "note": note,
        "sementara": sementara and not _missing(value),
        # SVG wants a point, whatever the language of the page.
        "dash": f"{share:.2f} 200",
    }
