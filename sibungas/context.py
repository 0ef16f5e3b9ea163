"""What every page knows: its menu, the person's place, demo mode, the version."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject

from kawasan import access
from kawasan.models import Wilayah

VERSI = "1.0.0"
_NAME_SECONDS = 3600


@dataclass(frozen=True)
class Item:
    """One line of the menu; ``right`` is a key of access.RIGHTS, "" is anyone."""

    label: str
    route: str
    icon: str
    right: str = "see"
    prefix: str = ""


HOME = Item("Beranda", "dashboard:home", "beranda", prefix="/wilayah/")
KAWASAN = Item("Kawasan", "kawasan:list", "kawasan")
RT = Item("RT", "kawasan:rt_list", "rt")
ASSESSMENTS = Item("Penilaian", "assessments:list", "penilaian", "see_assessment")
QUEUE = Item("Antrean", "assessments:queue", "antrean", "return")
APPROVALS = Item("Antrean", "assessments:queue", "antrean", "approve")
YEARS = Item("Tahun", "assessments:years", "riwayat")
WORKS = Item("Kegiatan", "kawasan:interventions", "kegiatan")
PRIORITY = Item("Prioritas", "assessments:priority_list", "rekap")
SK = Item("SK Kumuh", "kawasan:sk_list", "dokumen")
KSM = Item("KSM", "kelompok:ksm_list", "orang")
POKJA_BOARD = Item("Dasbor Pokja", "dashboard:pokja_home", "rekap", "see_pokja")
DOCUMENTS = Item("Dokumen", "kelompok:dokumen_list", "dokumen")
KSM_WORKS = Item(
    "Kegiatan KSM",
    "kelompok:ksm_kegiatan_list",
    "kegiatan",
    prefix="/kelompok/aset/",
)
BKM = Item("BKM", "kelompok:bkm_list", "orang")
MEETINGS = Item("Rapat", "kelompok:rapat_list", "jam")
PLANS = Item("Sinkronisasi", "kelompok:plan_list", "sinkron")
LOKUS = Item("Lokus", "kelompok:lokus_list", "peta")
BOARD = Item("100-0-100", "dashboard:board_home", "rekap")
BIMTEK = Item("Bimtek", "kelompok:bimtek_list", "jam")
POKJA = Item("Pokja PKP", "kelompok:pokja_list", "pengguna", prefix="/instansi/")
ACTIONS = Item("Tindak lanjut", "kelompok:action_list", "centang")
HOLDERS = Item("Papan kerja", "assessments:board", "rekap", "see_board")
APPROVAL = Item("Persetujuan", "assessments:area_index", "centang", "approve_area")
PENDING = Item("Hitung ulang", "assessments:pending", "sinkron", "see_rekap_queue")
KONVENSI = Item("Konvensi", "kawasan:konvensi_list", "dokumen")
RIVERS = Item("Sungai", "kawasan:sungai_list", "peta")
USERS = Item("Pengguna", "kawasan:users", "pengguna", "manage_users")
AUDIT = Item("Jejak audit", "kawasan:audit", "riwayat", "see_audit")
BIN = Item("Keranjang", "dashboard:bin", "hapus", "cancel")
CALCULATOR = Item("Kalkulator", "assessments:calculator", "kalkulator", "")
HELP = Item("Bantuan", "dashboard:help", "bantuan", "")
ABOUT = Item("Tentang", "dashboard:about", "tentang", "")

# On a phone the first four stand in the bottom bar, so their order is the job.
_FIELD = (RT, ASSESSMENTS, HOME, KAWASAN, WORKS)
_OFFICE = (HOME, QUEUE, APPROVALS, KAWASAN, RT, ASSESSMENTS, WORKS)
_REVIEW = (QUEUE, APPROVALS, HOME, KAWASAN, RT, ASSESSMENTS, WORKS)
_POKJA = (POKJA_BOARD, MEETINGS, ACTIONS, PLANS, LOKUS, HOME, KAWASAN)
# What follows the daily work, under a heading each.
_GROUPS: tuple[tuple[str, tuple[Item, ...]], ...] = (
    (
        "Penanganan",
        (
            *(KAWASAN, RT, ASSESSMENTS, WORKS, YEARS, BOARD, PRIORITY, SK),
            *(PLANS, LOKUS, RIVERS),
        ),
    ),
    (
        "Kelompok dan Pokja",
        (
            *(POKJA_BOARD, MEETINGS, ACTIONS, DOCUMENTS, POKJA),
            *(BKM, KSM, KSM_WORKS, BIMTEK),
        ),
    ),
    (
        "Pengelolaan",
        (HOLDERS, APPROVAL, KONVENSI, PENDING, USERS, AUDIT, BIN),
    ),
    ("Bantuan", (CALCULATOR, HELP, ABOUT)),
)


def _order(roles: frozenset[str]) -> tuple[Item, ...]:
    if roles & {"superadmin", "admin_provinsi", "staf_provinsi", "pimpinan"}:
        return _OFFICE
    if "verifikator" in roles:
        return _REVIEW
    if "fasilitator" in roles:
        return _FIELD
    if roles & {"sekretariat_pokja", "anggota_pokja"}:
        return _POKJA
    return _OFFICE


def _is_active(item: Item, url: str, path: str) -> bool:
    if item.prefix and path.startswith(item.prefix):
        return True
    return path == url or (url != "/" and path.startswith(url))


def menu_for(user: Any, path: str = "") -> list[dict[str, Any]]:
    """The pages the user may open: the daily work first, the rest under headings."""
    menu: list[dict[str, Any]] = []
    daily = ("", _order(access.roles(user)))
    for group, item in (
        (title, one) for title, row in (daily, *_GROUPS) for one in row
    ):
        if item.right and not access.can_anywhere(user, item.right):
            continue
        try:
            url = reverse(item.route)
        except NoReverseMatch:
            continue
        if any(other["url"] == url for other in menu):
            continue
        menu.append(
            {
                "label": item.label,
                "url": url,
                "icon": item.icon,
                "group": group,
                "active": _is_active(item, url, path),
            }
        )
    # /rekap/antrean/ lies under no other entry, /penilaian/… under one: the
    # longest address that fits is the page we are on.
    fitting = [line for line in menu if line["active"]]
    for line in fitting:
        line["active"] = line is max(fitting, key=lambda x: len(x["url"]))
    return menu


def _name_of(kode: str) -> str:
    """The name of a place, remembered for an hour."""
    if not kode:
        return "Seluruh Indonesia"
    key = f"nama-wilayah:{kode}"
    name = cache.get(key)
    if name is None:
        places = Wilayah.objects.filter(kode=kode).only("nama", "jenis")
        place = places.order_by("-berlaku_mulai").first()
        name = str(place) if place else kode
        cache.set(key, name, _NAME_SECONDS)
    return str(name)


def duty_of(user: Any) -> dict[str, str]:
    """Role and place of the user in words, for the head of the page."""
    grants = access.grants(user)
    if not grants:
        return {"peran": "", "tempat": ""}
    more = f" (+{len(grants) - 1})" if len(grants) > 1 else ""
    return {
        "peran": access.ROLES.get(grants[0].role, grants[0].role),
        "tempat": _name_of(grants[0].kode) + more,
    }


def portal(request: HttpRequest) -> dict[str, Any]:
    """Context processor; its queries run only when a page draws the menu."""
    user = getattr(request, "user", None)
    return {
        "menu": SimpleLazyObject(lambda: menu_for(user, request.path)),
        "tugas": SimpleLazyObject(lambda: duty_of(user)),
        "demo": settings.DEMO,
        "versi": VERSI,
        "daerah": settings.PORTAL_DAERAH,
        "pengelola": settings.PORTAL_PENGELOLA,
    }
