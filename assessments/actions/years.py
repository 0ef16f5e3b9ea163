"""Years of a kab/kota: opened, locked with a snapshot, unlocked by a second person.

What is locked stands still: sheets and works of the year are refused, and its figures
are read from the snapshot until somebody unlocks it. Old snapshots stay.
"""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from assessments import boards, rekap, tasks
from assessments.models import SnapshotTahun, TahunPenanganan
from kawasan import access
from kawasan.models import Intervention, Wilayah
from sibungas.audit.record import record
from sibungas.lib.errors import Refused, Stale

CITIES = ("kabupaten", "kota")


@transaction.atomic
def open_year(
    *, wilayah: Wilayah, tahun: int, sumber_r0: str, dasar: str, by: Any
) -> TahunPenanganan:
    """Opens a year of a kab/kota; its R0 is counted from then on.

    Refused for a year that has not begun or is open already. RT without any earlier
    figures have "belum ada R0" until a sheet is approved.
    """
    access.require(by, "manage_year", wilayah.kode)
    if wilayah.jenis not in CITIES:
        raise Refused("Tahun dibuka per kabupaten/kota.", code="bukan_kab_kota")
    if tahun > timezone.localdate().year:
        raise Refused(f"Tahun {tahun} belum mulai.", code="tahun_belum_mulai")
    if sumber_r0 == TahunPenanganan.SumberR0.BARU and not dasar.strip():
        raise Refused(
            "Isi dasar R0 yang baru: nomor dan tanggal SK, atau berita acara.",
            code="dasar_kosong",
        )
    later = TahunPenanganan.objects.filter(
        wilayah=wilayah, tahun__gt=tahun, status=TahunPenanganan.Status.TERKUNCI
    )
    if later.exists():
        raise Refused(
            "Ada tahun sesudahnya yang sudah dikunci, jadi tahun ini tidak dibuka.",
            code="tahun_sesudahnya_terkunci",
        )
    year = TahunPenanganan(
        wilayah=wilayah,
        tahun=tahun,
        sumber_r0=sumber_r0,
        dasar=dasar.strip(),
        dibuka_oleh=by,
        is_demo=wilayah.is_demo,
    )
    try:
        with transaction.atomic():
            year.save(force_insert=True)
    except IntegrityError as error:
        sentence = f"Tahun {tahun} sudah dibuka di {wilayah}."
        raise Refused(sentence, code="sudah_dibuka") from error
    after = {"tahun": tahun, "sumber_r0": sumber_r0, "dasar": year.dasar}
    _record("opened", year, by=by, after=after)
    tasks.wake_soon()
    return year


@transaction.atomic
def lock_year(
    *, year: TahunPenanganan, alasan: str, versi: int, by: Any
) -> SnapshotTahun:
    """Freezes a year as it stands, with a snapshot that nobody can change.

    Refused while something is missing and no reason is given; the refusal names it.
    """
    locked = _locked(year)
    access.require(by, "manage_year", locked.kode_wilayah)
    _check_version(locked, versi)
    if locked.is_locked:
        raise Refused("Tahun ini sudah dikunci.", code="sudah_terkunci")
    missing, alasan = boards.missing(locked), alasan.strip()
    if missing and not alasan:
        raise Refused(
            "Belum lengkap: " + "; ".join(missing) + ". Tulis alasan bila tetap"
            " akan dikunci.",
            code="belum_lengkap",
            kurang=missing,
        )
    # Works first: whoever is changing one holds its row, so this waits for them and
    # the picture has what they did.
    _works(locked).update(terkunci=True)
    taken = rekap.take_snapshot(locked, by=by, alasan=alasan)
    locked.status = TahunPenanganan.Status.TERKUNCI
    locked.revisi = taken.revisi
    locked.dikunci_oleh, locked.dikunci_pada = by, timezone.now()
    locked.alasan_kunci = alasan
    _save(locked)
    after = {"revisi": taken.revisi, "sha256": taken.sha256, "kurang": missing}
    _record("locked", locked, by=by, after=after, reason=alasan)
    tasks.wake_soon()
    return taken


@transaction.atomic
def ask_to_unlock(
    *, year: TahunPenanganan, alasan: str, versi: int, by: Any
) -> TahunPenanganan:
    """Asks a second person to unlock the year, with a reason."""
    locked = _locked(year)
    access.require(by, "manage_year", locked.kode_wilayah)
    _check_version(locked, versi)
    _check_locked(locked)
    if locked.diminta_oleh_id:
        raise Refused("Sudah ada permintaan membuka tahun ini.", code="sudah_diminta")
    if not alasan.strip():
        raise Refused("Tulis alasannya dahulu.", code="alasan_kosong")
    locked.diminta_oleh, locked.diminta_pada = by, timezone.now()
    locked.alasan_buka = alasan.strip()
    _save(locked)
    _record("unlock_asked", locked, by=by, reason=locked.alasan_buka)
    return locked


@transaction.atomic
def unlock_year(*, year: TahunPenanganan, versi: int, by: Any) -> TahunPenanganan:
    """Unlocks what somebody else asked to unlock; the snapshot stays."""
    locked = _asked(year, versi, by)
    if locked.diminta_oleh_id == by.pk:
        raise Refused(
            "Tahun dibuka kembali oleh orang lain daripada yang meminta.",
            code="orang_yang_sama",
        )
    reason, asked_by = locked.alasan_buka, locked.diminta_oleh_id
    locked.status = TahunPenanganan.Status.DIBUKA
    _forget_request(locked)
    _save(locked)
    _works(locked).update(terkunci=False)
    after = {"revisi": locked.revisi, "diminta_oleh": asked_by}
    _record("unlocked", locked, by=by, after=after, reason=reason)
    tasks.wake_soon()
    return locked


@transaction.atomic
def keep_locked(
    *, year: TahunPenanganan, alasan: str, versi: int, by: Any
) -> TahunPenanganan:
    """Turns the request down; the year stays locked."""
    locked = _asked(year, versi, by)
    if not alasan.strip():
        raise Refused("Tulis alasannya dahulu.", code="alasan_kosong")
    _forget_request(locked)
    _save(locked)
    _record("unlock_refused", locked, by=by, reason=alasan.strip())
    return locked


def _asked(year: TahunPenanganan, versi: int, by: Any) -> TahunPenanganan:
    locked = _locked(year)
    access.require(by, "unlock_year", locked.kode_wilayah)
    _check_version(locked, versi)
    _check_locked(locked)
    if not locked.diminta_oleh_id:
        raise Refused("Belum ada permintaan membuka tahun ini.", code="belum_diminta")
    return locked


def _locked(year: TahunPenanganan) -> TahunPenanganan:
    rows = TahunPenanganan.objects.select_related("wilayah").defer("wilayah__batas")
    return rows.select_for_update(of=("self",)).get(pk=year.pk)


def _check_version(year: TahunPenanganan, versi: int) -> None:
    if year.versi != versi:
        sentence = "Tahun ini sudah diubah orang lain sejak Anda membukanya."
        raise Stale(sentence, current=year)


def _check_locked(year: TahunPenanganan) -> None:
    if not year.is_locked:
        raise Refused("Tahun ini tidak terkunci.", code="tidak_terkunci")


def _forget_request(year: TahunPenanganan) -> None:
    year.diminta_oleh = year.diminta_pada = None
    year.alasan_buka = ""


def _save(year: TahunPenanganan) -> None:
    year.versi += 1
    year.save()


def _works(year: TahunPenanganan) -> Any:
    return Intervention.objects.within(year.kode_wilayah).filter(tahun=year.tahun)


def _record(deed: str, year: TahunPenanganan, *, by: Any, **more: Any) -> None:
    record(f"tahun.{deed}", year, by=by, kode_wilayah=year.kode_wilayah, **more)
