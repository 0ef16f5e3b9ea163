"""What a meeting still lacks, and what it asks of the places it belongs to."""

from django.db.models import QuerySet
from django.utils import timezone

from kelompok.models import ActionItem, Meeting
from sibungas.files.models import Attachment

SOURCE = ActionItem.Sumber.RAPAT
_MOST = 50


def _papers(meeting: Meeting) -> set[str]:
    """About what there are files."""
    rows = Attachment.objects.filter(
        objek_jenis=meeting._meta.label_lower, objek_id=meeting.pk, dihapus_pada=None
    )
    return set(rows.values_list("tag", flat=True))


def missing(meeting: Meeting) -> list[str]:
    """What keeps the meeting from being complete, one phrase each."""
    papers = _papers(meeting)
    lacking = []
    if not meeting.nomor_undangan and "undangan" not in papers:
        lacking.append("nomor atau berkas undangan belum ada")
    came = meeting.peserta_set.filter(hadir=True).exists()
    if not came and "daftar_hadir" not in papers:
        lacking.append("daftar hadir masih kosong")
    if not meeting.ringkasan.strip():
        lacking.append("ringkasan notulen belum ditulis")
    if not meeting.tidak_ada_tindak_lanjut and not action_items(meeting):
        lacking.append(
            "belum ada tindak lanjut, dan belum dinyatakan tidak ada dengan alasan"
        )
    return lacking


def action_items(meeting: Meeting) -> list[ActionItem]:
    """What the meeting asked somebody to do."""
    rows = ActionItem.objects.filter(sumber_jenis=SOURCE, sumber_id=meeting.pk)
    return list(rows.exclude(status="dibatalkan").select_related("pic_institution"))


def previous(meeting: Meeting) -> tuple[Meeting | None, list[ActionItem]]:
    """The meeting of the same place before this one, and how far its items are.

    A meeting that agreed upon nothing is passed over.
    """
    if not meeting.wilayah or not meeting.tanggal:
        return None, []
    kept = ActionItem.objects.filter(sumber_jenis=SOURCE).exclude(status="dibatalkan")
    before = Meeting.objects.filter(
        wilayah=meeting.wilayah,
        rujukan=False,
        tanggal__lt=meeting.tanggal,
        pk__in=kept.values("sumber_id"),
    )
    last = before.exclude(pk=meeting.pk).order_by("-tanggal", "-pk").first()
    if last is None:
        return None, []
    items = kept.filter(sumber_id=last.pk).select_related("pic_institution", "wilayah")
    items = items.defer("wilayah__batas").prefetch_related("laporan")
    return last, list(items.order_by("tenggat", "pk")[:_MOST])


def overdue_items(meeting: Meeting) -> list[ActionItem]:
    """Items of the place, of any source, whose day passes before the meeting.

    At most 50, the longest overdue first; ``overdue_beyond`` counts the others.
    """
    return list(_overdue(meeting).select_related("pic_institution")[:_MOST])


def overdue_beyond(meeting: Meeting) -> int:
    """How many overdue items of the place found no room on a full agenda."""
    lines = meeting.agenda_set.exclude(tindak_lanjut=None)
    there = set(lines.values_list("tindak_lanjut", flat=True))
    if len(there) < _MOST:
        return 0
    return _overdue(meeting).exclude(pk__in=there).count()


def _overdue(meeting: Meeting) -> QuerySet:
    if not meeting.wilayah or not meeting.tanggal:
        return ActionItem.objects.none()
    day = max(meeting.tanggal, timezone.localdate())
    return ActionItem.objects.overdue_for(meeting.kode_wilayah, day)
