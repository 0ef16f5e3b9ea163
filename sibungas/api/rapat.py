"""Meetings: agenda, issues, decisions and counts of who came, nobody's name."""

from collections import defaultdict
from typing import Any

from django.db.models import Count, Q, QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.reverse import reverse

from kawasan.models import Wilayah
from kelompok import rapat
from kelompok.models import (
    AgendaItem,
    Meeting,
    MeetingFigure,
    MeetingNote,
    MeetingParticipant,
)
from sibungas.api import shapes_rapat as shapes
from sibungas.api.base import (
    NumberedDoor,
    Row,
    Tagged,
    by_id,
    changed_since,
    choice,
    equals,
    flag,
    within,
    year_of,
)
from sibungas.lib.params import Param, some_of

_OWN = (
    *("id", "judul", "jenis", "tema", "tahun", "tanggal", "jam_mulai", "jam_selesai"),
    *("tempat", "mode", "kerangka", "kapasitas", "status", "jumlah_undangan"),
    *("peserta_dilaporkan", "wilayah_dilaporkan", "wilayah_luar", "arti_pokja"),
    *("tidak_ada_tindak_lanjut", "alasan_tanpa_tindak_lanjut"),
    *("disetujui_pada", "dipublikasikan_pada", "rujukan", "sumber_rujukan"),
    *("terbit_sumber", "versi", "diubah_pada"),
)
_CAME = Q(hadir=True)
_TALLY = {
    "dicatat": Count("pk"),
    "diundang": Count("pk", filter=Q(diundang=True)),
    # A count cannot bear the name of its column.
    "datang": Count("pk", filter=_CAME),
    "laki_laki": Count("pk", filter=_CAME & Q(jenis_kelamin="L")),
    "perempuan": Count("pk", filter=_CAME & Q(jenis_kelamin="P")),
    "tanpa_jenis_kelamin": Count("pk", filter=_CAME & Q(jenis_kelamin="")),
    "wilayah_hadir": Count("wilayah", filter=_CAME, distinct=True),
}


class _Meetings:
    """Those of the own places, and what places above have published."""

    columns = (
        *(*_OWN, "wilayah_id", "wilayah__kode", "wilayah__nama", "is_demo"),
        *("penyelenggara_id", "penyelenggara__nama", "pokja_id", "ringkasan"),
    )
    request: Any

    def get_queryset(self) -> QuerySet:
        return Meeting.objects.readable_by(self.request.user)

    def present(self, rows: list[Row]) -> list[Row]:
        """Meetings with their counts, which cost one query for all."""
        people = _tallies([row["id"] for row in rows])
        return [
            {
                **{name: row[name] for name in _OWN},
                "kode_wilayah": row["wilayah__kode"],
                "nama_wilayah": row["wilayah__nama"],
                "penyelenggara": row["penyelenggara_id"],
                "nama_penyelenggara": row["penyelenggara__nama"],
                "pokja": row["pokja_id"],
                "peserta": people.get(row["id"], dict.fromkeys(_PEOPLE, 0)),
                "data_contoh": row["is_demo"],
                "url": reverse("api:rapat", [row["id"]], request=self.request),
            }
            for row in rows
        ]

    def more(self, row: Row) -> Row:
        """The agenda and the minutes; who came, where the meeting itself is seen."""
        mine = {"meeting": row["id"]}
        agenda = AgendaItem.objects.filter(**mine).order_by("urut", "pk")
        notes = MeetingNote.objects.filter(**mine).order_by("pk")
        whole = Meeting.objects.visible_to(self.request.user).filter(pk=row["id"])
        return {
            "ringkasan": row["ringkasan"],
            "agenda": list(agenda.values("urut", "uraian", "tindak_lanjut")),
            "catatan": list(notes.values("jenis", "isi")),
            "angka": _figures(mine),
            "kehadiran": _matrix(row) if whole.exists() else None,
        }


def _figures(mine: Row) -> list[Row]:
    """Numbers as they were said; no facts of the portal."""
    names = ("uraian", "jenis", "nilai", "satuan", "tahun", "wilayah_luar")
    rows = MeetingFigure.objects.filter(**mine).order_by("pk")
    return [
        {**{name: row[name] for name in names}, "kode_wilayah": row["wilayah__kode"]}
        for row in rows.values(*names, "wilayah__kode")
    ]


_PEOPLE = tuple("hadir" if name == "datang" else name for name in _TALLY)


def _tallies(keys: list[int]) -> dict[int, Row]:
    rows = MeetingParticipant.objects.filter(meeting__in=keys).order_by()
    found: dict[int, Row] = {}
    for row in rows.values("meeting_id").annotate(**_TALLY):
        row["hadir"] = row.pop("datang")
        found[row.pop("meeting_id")] = row
    return found


def _matrix(row: Row) -> list[Row]:
    """The places one level below the meeting's: named, present, or nobody at all."""
    if row["wilayah_id"] is None:
        return []
    people = MeetingParticipant.objects.filter(meeting=row["id"])
    counts = people.exclude(wilayah=None).order_by().values("wilayah_id")
    found: dict[int, Row] = defaultdict(lambda: {"dicatat": 0, "datang": 0})
    for one in counts.annotate(
        dicatat=Count("pk"), datang=Count("pk", filter=Q(hadir=True))
    ):
        found[one["wilayah_id"]] = one
    places = Wilayah.objects.current().filter(parent_id=row["wilayah_id"])
    return [
        {
            "kode_wilayah": kode,
            "nama": nama,
            "dicatat": found[pk]["dicatat"],
            "hadir": found[pk]["datang"],
        }
        for pk, kode, nama in places.order_by("kode").values_list("pk", "kode", "nama")
    ]


@extend_schema_view(
    get=extend_schema(
        summary="Daftar rapat",
        description=(
            "Rapat di wilayah Anda, dan yang sudah dipublikasikan di wilayah atasnya."
            " Peserta hanya dihitung."
        ),
    )
)
class RapatList(_Meetings, Tagged):
    serializer_class = shapes.Rapat
    params = (
        within,
        year_of("Tahun rapat.", "tahun"),
        choice("jenis", Meeting.Jenis.values, "Jenis rapat.", "jenis"),
        Param(
            "status",
            some_of(rapat.STATUSES),
            "Satu status atau beberapa dengan koma.",
            {"type": "string", "example": "berita_acara,dipublikasikan"},
            equals("status__in"),
        ),
        by_id("penyelenggara", "Nomor (id) instansi.", "penyelenggara_id"),
        flag("rujukan", "Rujukan terpublikasi, atau tanpa itu.", "rujukan"),
        changed_since,
    )


@extend_schema_view(
    get=extend_schema(
        summary="Satu rapat dengan hasilnya",
        description=(
            "`kehadiran` menyebut setiap wilayah satu tingkat di bawah rapat itu, juga"
            " yang tidak hadir; null bila hanya ringkasannya yang terbuka bagi Anda."
            " Tindak lanjutnya: tindak-lanjut/?asal=rapat&asal_id=…"
        ),
    )
)
class RapatDetail(_Meetings, NumberedDoor):
    serializer_class = shapes.RapatDetail
