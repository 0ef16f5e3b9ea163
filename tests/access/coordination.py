"""Who may do what with institutions, Pokja, action items and meetings, by hand."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from sibungas.accounts.models import Institution
from tests.access.rules import (
    DASHBOARD,
    EVERYONE,
    LIST,
    NAME_READERS,
    NAMERS,
    OFFICE_KEEPERS,
    PART,
    SECRETARIES,
    YEAR,
    get,
    kode,
    page,
    pk,
    post,
    public,
)


def new_office(place: Any) -> dict[str, Any]:
    values = {"nama": "Dinas Baru", "kategori": "opd", "level": "kab_kota"}
    return {**values, "kode_wilayah": place.kode, "aktif": "on"}


def office_form(_: Any) -> dict[str, Any]:
    values = {"nama": "Dinas Kota", "singkatan": "DK", "kategori": "opd"}
    return {**values, "level": "kab_kota", "kode_wilayah": "99.01", "versi": "1"}


def new_pokja(place: Any) -> dict[str, Any]:
    return {"wilayah": place.pk, "tahun": "2023", "status": "baru"}


def pokja_form(pokja: Any) -> dict[str, Any]:
    return {"status": "lama", "versi": pokja.versi}


def new_seat(thing: Any) -> dict[str, Any]:
    office = Institution.objects.get(nama="Dinas Kesepakatan")
    values = {"institution": office.pk, "jabatan": "Kepala", "peran": "anggota"}
    return {**values, "versi": thing.versi}


def seat_of(seat: Any) -> list[Any]:
    return [getattr(seat, "pokja_id", seat.pk), seat.pk]


def new_performance(place: Any) -> dict[str, Any]:
    values = {"wilayah": place.pk, "tahun": "2023", "pembentukan": "selesai"}
    return {**values, "sumber": "x", "aspek_1": "7"}


def performance_form(row: Any) -> dict[str, Any]:
    return {"pembentukan": "proses", "sumber": "x", "versi": row.versi}


def new_action(place: Any) -> dict[str, Any]:
    office = Institution.objects.get(nama="Dinas Kesepakatan")
    values = {"uraian": "x", "pic_institution": office.pk, "wilayah": place.pk}
    values |= {"kategori": "sinergi", "horizon": "pendek", "prioritas": "sedang"}
    return {**values, "tenggat": "2026-12-01"}


def action_form(item: Any) -> dict[str, Any]:
    place = getattr(item, "wilayah_id", 0)
    return {**new_action(SimpleNamespace(pk=place)), "versi": item.versi}


def new_meeting(place: Any) -> dict[str, Any]:
    host = Institution.objects.get(nama="Dinas Rapat")
    values = {"judul": "x", "jenis": "rakor", "wilayah": place.pk, "mode": "luring"}
    values |= {"tanggal": "2026-12-01", "jam_mulai": "09:00", "tempat": "x"}
    return {**values, "penyelenggara": host.pk, "nomor_undangan": "1"}


def meeting_form(meeting: Any) -> dict[str, Any]:
    place = getattr(meeting, "wilayah_id", 0)
    return {**new_meeting(SimpleNamespace(pk=place)), "versi": meeting.versi}


def close_meeting(meeting: Any) -> dict[str, Any]:
    return {"langkah": "tutup", "versi": meeting.versi}


def new_guest(_: Any) -> dict[str, Any]:
    return {"aksi": "tambah", "nama": "x", "kategori": "lsm", "peran": "peserta"}


def new_text(meeting: Any) -> dict[str, Any]:
    return {"ringkasan": "x", "versi": meeting.versi}


def minutes_of(meeting: Any) -> list[Any]:
    return [meeting.pk, "notulen", "docx"]


def progress(item: Any) -> dict[str, Any]:
    return {"progres": "40", "catatan": "x", "versi": item.versi}


def number_and(word: str) -> Callable[[Any], list[Any]]:
    return lambda thing: [thing.pk, word]


COORDINATION = {
    "kawasan:institutions": page(get(EVERYONE, queries=LIST)),
    "kawasan:institution_new": page(
        get(OFFICE_KEEPERS),
        post(
            OFFICE_KEEPERS, new_office, kind="city", gate=OFFICE_KEEPERS, foreign=422,
            nobody=403,
        ),
    ),
    # Everybody reads of every office; who may change it is of its place.
    "kawasan:institution_edit": page(
        get(OFFICE_KEEPERS, nobody=404),
        post(OFFICE_KEEPERS, office_form, nobody=404),
        by=lambda _: [Institution.objects.get(nama="Dinas Kota").pk],
    ),
    "kelompok:pokja_list": page(get(EVERYONE, queries=LIST)),
    "kelompok:pokja_new": page(
        get(SECRETARIES),
        post(
            SECRETARIES, new_pokja, kind="city", gate=SECRETARIES, foreign=422,
            nobody=403,
        ),
    ),
    # Those below read the Pokja of their kab/kota and province, and change nothing.
    "kelompok:pokja": page(get(EVERYONE, kind="pokja", **PART), by=pk),
    "kelompok:pokja_edit": page(
        get(SECRETARIES, kind="pokja", parent=403),
        post(SECRETARIES, pokja_form, kind="pokja", parent=403),
        by=pk,
    ),
    "kelompok:pokja_member_new": page(
        get(SECRETARIES, kind="pokja", parent=403),
        post(SECRETARIES, new_seat, kind="pokja", parent=403),
        by=pk,
    ),
    "kelompok:pokja_member_edit": page(
        get(SECRETARIES, kind="seat", parent=403),
        post(SECRETARIES, new_seat, kind="seat", parent=403),
        by=seat_of,
    ),
    "kelompok:pokja_member_remove": page(
        post(
            SECRETARIES, lambda seat: {"versi": seat.versi}, kind="seat", parent=403
        ),
        by=seat_of,
    ),
    "kelompok:pokja_ranking": page(get(EVERYONE, queries=LIST)),
    "kelompok:pokja_performance_new": page(
        get(SECRETARIES),
        post(
            SECRETARIES, new_performance, kind="city", gate=SECRETARIES, foreign=422,
            nobody=403,
        ),
    ),
    "kelompok:pokja_performance_edit": page(
        get(SECRETARIES, kind="performance"),
        post(SECRETARIES, performance_form, kind="performance"),
        by=pk,
    ),
    # The names hold everywhere, so only a province gives them.
    "kelompok:pokja_aspects": page(
        get(NAMERS), post(NAMERS, lambda _: {"aspek_1": "x", "sumber": "x"})
    ),
    "kelompok:action_list": page(get(EVERYONE, queries=LIST)),
    "kelompok:action_own": page(get(EVERYONE, queries=LIST)),
    "kelompok:action_board": page(get(EVERYONE, queries=("", "susun=instansi"))),
    "kelompok:action_new": page(
        get(SECRETARIES),
        post(
            SECRETARIES, new_action, kind="city", gate=SECRETARIES, foreign=422,
            nobody=403,
        ),
    ),
    "kelompok:action": page(get(EVERYONE, kind="action item"), by=pk),
    "kelompok:action_edit": page(
        get(SECRETARIES, kind="action item"),
        post(SECRETARIES, action_form, kind="action item"),
        by=pk,
    ),
    # Members report on what their own office owes; those who walk have no office.
    "kelompok:action_step": page(
        get(SECRETARIES, kind="action item"),
        post(SECRETARIES, progress, kind="action item"),
        by=number_and("lapor"),
    ),
    "dashboard:pokja_home": page(get(DASHBOARD, (200, 302))),
    # Who serves in a kab/kota sees it and the total of its province.
    "dashboard:pokja": page(
        get(DASHBOARD, kind="province", gate=DASHBOARD, nobody=403, queries=YEAR,
            **PART),
        by=kode,
    ),
    "dashboard:pokja_review": page(
        get(DASHBOARD, kind="city", gate=DASHBOARD, nobody=403,
            queries=("tahun=2022", "tahun=2022&dengan=98.01"), **PART),
        by=kode,
    ),
    "kelompok:rapat_list": page(get(EVERYONE, queries=LIST)),
    "kelompok:rapat_new": page(
        get(SECRETARIES),
        post(
            SECRETARIES, new_meeting, kind="city", gate=SECRETARIES, foreign=422,
            nobody=403,
        ),
    ),
    # The link of an invitation leads places below to what they may read of it.
    "kelompok:rapat": page(
        get(EVERYONE, kind="rapat", parent=302),
        get(EVERYONE, kind="rapat rencana"),
        by=pk,
    ),
    "kelompok:rapat_edit": page(
        get(SECRETARIES, kind="rapat"),
        post(SECRETARIES, meeting_form, kind="rapat"),
        by=pk,
    ),
    "kelompok:rapat_langkah": page(
        post(SECRETARIES, close_meeting, kind="rapat"), by=pk
    ),
    "kelompok:rapat_ringkasan": page(
        get(EVERYONE, kind="rapat terbit", **PART),
        get(EVERYONE, kind="rapat", **PART),
        get(EVERYONE, 404, kind="rapat rencana"),
        by=pk,
    ),
    "kelompok:rapat_hadir": page(
        get(EVERYONE, kind="rapat", queries=("", "q=kenari")),
        post(SECRETARIES, new_guest, kind="rapat"),
        by=pk,
    ),
    "kelompok:rapat_notulen": page(
        get(SECRETARIES, kind="rapat"), post(SECRETARIES, new_text, kind="rapat"), by=pk
    ),
    "kelompok:rapat_naskah": page(get(NAME_READERS, kind="rapat"), by=minutes_of),
    "kelompok:rapat_kalender": page(get(EVERYONE), post(EVERYONE, ok=200, nobody=403)),
    "kelompok:rapat_ics": public(get(EVERYONE, 404), path="/rapat/kalender/x.ics"),
}  # fmt: skip
