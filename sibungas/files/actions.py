"""Taking a file in, removing it with a reason, restoring it.

The registered kind of the thing says who may. The same file for the same thing and tag
is the same row, however often it is sent.
"""

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import Model
from django.utils import timezone

from sibungas.files import documents, pictures, registry, storage
from sibungas.files.models import LONGEST_NAME, Attachment
from sibungas.lib import deeds
from sibungas.lib.errors import Refused

MOST_FILES = 200
_HIDDEN = re.compile(r"[\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True)
class _Content:
    """What is stored of a file, and what was found in it."""

    jenis: str
    tipe_media: str
    full: bytes
    small: bytes | None = None
    lebar: int | None = None
    tinggi: int | None = None
    exif_waktu: datetime | None = None
    exif_lat: Decimal | None = None
    exif_lon: Decimal | None = None

    @property
    def columns(self) -> dict[str, Any]:
        bytes_of_it = ("full", "small")
        found = {k: v for k, v in vars(self).items() if k not in bytes_of_it}
        return {**found, "ukuran": len(self.full)}


@transaction.atomic
def attach(
    *, thing: Model, raw: bytes, name: str, tag: str = "", note: str = "", by: Any
) -> tuple[Attachment, bool]:
    """Keeps a file with a thing; says whether it is new.

    Refused when it is neither a photo nor a document that is taken in. A file that was
    removed and is sent again is restored.
    """
    require(by, thing)
    if tag not in registry.kind_of(thing).tags(thing):
        raise Refused("Pilih tentang apa berkas ini.", code="tag_salah")
    digest = hashlib.sha256(raw).hexdigest()
    known = Attachment.objects.of(thing).filter(tag=tag, sha256=digest).first()
    if known is not None:
        return _again(known, thing, by)
    content = _content(raw)
    thing = _locked(thing, by)
    if Attachment.objects.of(thing).present().count() >= MOST_FILES:
        raise Refused(f"Sudah ada {MOST_FILES} berkas di sini.", code="terlalu_banyak")
    made = Attachment(
        objek_jenis=thing._meta.label_lower,
        objek_id=thing.pk,
        tag=tag,
        nama_asli=_plain_name(name),
        sha256=digest,
        keterangan=_HIDDEN.sub(" ", note).strip(),
        kode_wilayah=registry.kind_of(thing).kode(thing),
        dibuat_oleh=by,
        is_demo=bool(getattr(thing, "is_demo", False)),
        **content.columns,
    )
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError:
        # A copy of this sending was stored while we looked.
        known = Attachment.objects.of(thing).filter(tag=tag, sha256=digest).first()
        if known is None:
            raise
        return _again(known, thing, by)
    # The row can commit now. A file without a row is found by clean_files; a row
    # without its file there never is, because the file comes first.
    storage.write(made.uuid, content.full, content.small)
    _announce("berkas.created", made, by, after=made.about)
    return made, True


@transaction.atomic
def remove(*, attachment: Attachment, thing: Model, reason: str, by: Any) -> Attachment:
    """Takes a file out of sight; it can be restored, so its bytes stay."""
    require(by, thing)
    reason = _HIDDEN.sub(" ", reason).strip()
    if not reason:
        raise Refused("Tulis mengapa berkas ini dihapus.", code="alasan_kosong")
    _locked(thing, by)
    row = Attachment.objects.select_for_update().get(pk=attachment.pk)
    if row.is_removed:
        return row
    row.dihapus_oleh, row.dihapus_pada = by, timezone.now()
    row.dihapus_alasan = reason
    row.save()
    _announce("berkas.removed", row, by, reason=reason, after=row.about)
    return row


@transaction.atomic
def restore(*, attachment: Attachment, thing: Model, by: Any) -> Attachment:
    """Brings a removed file back."""
    require(by, thing)
    _locked(thing, by)
    return _restored(attachment, by)


def require(by: Any, thing: Model) -> None:
    if not registry.kind_of(thing).may_edit(by, thing):
        raise PermissionDenied("Anda tidak berwenang mengubah berkas di sini.")


def _locked(thing: Any, by: Any) -> Any:
    """The thing as it is now; its state may have ended the right meanwhile."""
    rows = type(thing)._base_manager.select_for_update(of=("self",), no_key=True)
    found = rows.get(pk=thing.pk)
    require(by, found)
    return found


def _again(known: Attachment, thing: Model, by: Any) -> tuple[Attachment, bool]:
    if known.is_removed:
        _locked(thing, by)
        known = _restored(known, by)
    return known, False


def _restored(attachment: Attachment, by: Any) -> Attachment:
    row = Attachment.objects.select_for_update().get(pk=attachment.pk)
    if row.is_removed:
        before = {"dihapus_alasan": row.dihapus_alasan}
        row.dihapus_oleh = row.dihapus_pada = None
        row.dihapus_alasan = ""
        row.save()
        _announce("berkas.restored", row, by, after={**row.about, **before})
    return row


def _content(raw: bytes) -> _Content:
    """What it is by its bytes; the name it came with is not asked."""
    if not raw:
        raise Refused("Berkas ini kosong.", code="berkas_kosong")
    if pictures.looks_like(raw):
        photo = pictures.read(raw)
        return _Content(
            jenis=Attachment.Jenis.FOTO,
            tipe_media="image/jpeg",
            full=photo.full,
            small=photo.small,
            lebar=photo.width,
            tinggi=photo.height,
            exif_waktu=photo.taken_at,
            exif_lat=photo.lat,
            exif_lon=photo.lon,
        )
    if pictures.is_heic(raw):
        raise Refused(
            "Foto HEIC belum diterima. Di iPhone pilih Pengaturan > Kamera > Format >"
            " Paling Kompatibel, atau kirim foto ini sebagai JPEG.",
            code="foto_heic",
        )
    kind = documents.media_type(raw)
    if kind is None:
        raise Refused(
            "Berkas ini bukan foto JPEG, PNG, atau WebP, dan bukan dokumen PDF, DOCX,"
            " atau XLSX. Yang dilihat isinya, bukan namanya.",
            code="jenis_tidak_diterima",
        )
    return _Content(jenis=Attachment.Jenis.DOKUMEN, tipe_media=kind, full=raw)


def _plain_name(name: str) -> str:
    """The name as the person knows it: no folders, nothing unseen, not too long."""
    last = _HIDDEN.sub("", name).replace("\\", "/").rpartition("/")[2].strip()
    stem, dot, ending = last.rpartition(".")
    if dot and len(ending) <= 10:
        return f"{stem[: LONGEST_NAME - len(ending) - 1]}.{ending}"
    return last[:LONGEST_NAME] or "tanpa nama"


def _announce(
    verb: str, row: Attachment, by: Any, *, reason: str = "", after: dict[str, Any]
) -> None:
    deeds.announce(
        verb, row, by=by, kode_wilayah=row.kode_wilayah, reason=reason, **after
    )
