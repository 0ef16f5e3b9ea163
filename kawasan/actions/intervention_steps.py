"""Moving a work along its way, and verifying it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from kawasan import access, penanganan
from kawasan.actions import intervention_guards as guards
from kawasan.actions.intervention_guards import Line
from kawasan.actions.interventions import change, note, store
from kawasan.models import Intervention
from sibungas.lib.errors import Refused


@transaction.atomic
def step(
    name: str,
    *,
    intervention: Intervention,
    values: Mapping[str, Any] | None = None,
    volumes: Sequence[Line] | None = None,
    funding: Sequence[Line] | None = None,
    reason: str = "",
    versi: int,
    by: Any,
) -> Intervention:
    """One step of the way, with what it asks for. A hand-over leaves a verification
    as it is, for it changes no volume."""
    one = penanganan.STEPS[name]
    work = guards.locked(intervention)
    stored, paid = guards.lines_of(work), guards.funds_of(work)
    lines = stored if volumes is None else volumes
    funds = paid if funding is None else funding
    access.require(by, one.right, guards.codes_of(work))
    guards.check_version(work, versi)
    guards.check_unlocked(work)
    _check_legal(work, one, penanganan.allowed(work.status, work.verifikasi))
    asked = {k: v for k, v in (values or {}).items() if k in one.asks}
    _check_reason(one, reason)
    before, after = change(work, asked, lines, funds, by, status=one.target)
    if one.needs_reason:
        work.alasan_status = reason.strip()
    store(work, lines, funds)
    deed = "cancelled" if one.target == penanganan.DIBATALKAN else "moved"
    note(deed, work, before, after, by, reason.strip())
    return work


def verify_intervention(
    *, intervention: Intervention, versi: int, by: Any
) -> Intervention:
    """Its realised volumes count from now on; by another person than who typed them."""
    return _decide("setujui", intervention, "", versi, by)


def reject_intervention(
    *, intervention: Intervention, reason: str, versi: int, by: Any
) -> Intervention:
    """Not accepted; who entered it reads the reason and corrects."""
    return _decide("tolak", intervention, reason, versi, by)


def take_back_verification(
    *, intervention: Intervention, reason: str, versi: int, by: Any
) -> Intervention:
    """Its volumes no longer count; it waits again."""
    return _decide("tarik", intervention, reason, versi, by)


_DEEDS = {"setujui": "verified", "tolak": "refused", "tarik": "taken_back"}


@transaction.atomic
def _decide(
    name: str, intervention: Intervention, reason: str, versi: int, by: Any
) -> Intervention:
    one = penanganan.DECISIONS[name]
    work = guards.locked(intervention)
    access.require(by, one.right, work.kelurahan.kode)
    guards.check_version(work, versi)
    guards.check_unlocked(work)
    _check_legal(work, one, penanganan.decisions(work.status, work.verifikasi))
    _check_reason(one, reason)
    before = {"verifikasi": work.verifikasi}
    work.verifikasi, work.alasan_verifikasi = one.target, reason.strip()
    work.diverifikasi_oleh = work.diverifikasi_pada = None
    if one.target == penanganan.DISETUJUI:
        _check_other_person(work, by)
        _check_realised(work)
    if one.target != penanganan.MENUNGGU:
        work.diverifikasi_oleh, work.diverifikasi_pada = by, timezone.now()
    work.versi += 1
    guards.write(work)
    after = {"verifikasi": work.verifikasi}
    note(_DEEDS[name], work, before, after, by, reason.strip())
    return work


def _check_legal(
    work: Intervention, one: penanganan.Step, legal: Sequence[penanganan.Step]
) -> None:
    if one in legal:
        return
    words = penanganan.STATUSES[work.status].lower()
    verdict = penanganan.VERDICTS[work.verifikasi].lower()
    way = penanganan.allowed(work.status, work.verifikasi)
    steps = [*way, *penanganan.decisions(work.status, work.verifikasi)]
    names = ", ".join(s.label for s in steps) or "tidak ada"
    raise Refused(
        f"Langkah “{one.label}” tidak dapat dilakukan pada kegiatan yang {words}"
        f" ({verdict}). Langkah yang sah: {names}.",
        code="transisi_tidak_sah",
        status_sekarang=work.status,
        verifikasi_sekarang=work.verifikasi,
        sah=[s.target for s in steps],
    )


def _check_reason(one: penanganan.Step, reason: str) -> None:
    if one.needs_reason and not reason.strip():
        sentence = "Tulis alasannya."
        raise Refused(sentence, code="alasan_kosong", masalah={"alasan": sentence})


def _check_other_person(work: Intervention, by: Any) -> None:
    if by.pk in (work.dibuat_oleh_id, work.volume_oleh_id):
        raise Refused(
            "Yang memasukkan kegiatan atau volumenya tidak boleh memverifikasinya.",
            code="orang_yang_sama",
        )


def _check_realised(work: Intervention) -> None:
    done = work.volume_set.values_list("volume_realisasi", flat=True)
    if not done or None in done:
        sentence = "Volume realisasi setiap baris harus terisi sebelum diverifikasi."
        raise Refused(sentence, code="belum_lengkap", masalah={"volume": sentence})
