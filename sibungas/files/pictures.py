"""Turns what claims to be a photo into our own JPEG, or refuses it with a sentence.

A picture is decoded once, within limits, and drawn anew: whatever a file carries
beside its pixels (EXIF, comments, profiles, a script behind the last byte) stays out.
Time and place are read before that.
"""

import io
import logging
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from threading import Lock
from typing import Any

from django.utils import timezone

from sibungas.lib.errors import Refused

MOST_BYTES = 15 * 1024 * 1024
MOST_PIXELS = 50_000_000
LONGEST_SIDE, LONGEST_SMALL = 2048, 320
_QUALITY = 82
_FORMATS = ("JPEG", "PNG", "WEBP")
# A phone's JPEG with a second picture inside (depth, gain map) calls itself MPO.
_STILL = ("JPEG", "MPO")
_FIRST_DAY = datetime(1990, 1, 1, tzinfo=UTC)
_TAKEN, _TAKEN_OFFSET, _CHANGED, _ORIENTATION = 0x9003, 0x9011, 0x0132, 0x0112
_EXIF, _GPS = 0x8769, 0x8825
# One picture at a time per process: fifty megapixels are hundreds of megabytes.
_one_at_a_time = Lock()
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Picture:
    """A photo as we keep it, its thumbnail, and what the camera wrote down."""

    full: bytes
    small: bytes
    width: int
    height: int
    taken_at: datetime | None
    lat: Decimal | None
    lon: Decimal | None


def looks_like(raw: bytes) -> bool:
    """By its first bytes; the name of a file says nothing."""
    return raw.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")) or (
        raw[:4] == b"RIFF" and raw[8:12] == b"WEBP"
    )


def is_heic(raw: bytes) -> bool:
    return raw[4:8] == b"ftyp" and raw[8:12] in (b"heic", b"heix", b"mif1", b"hevc")


def read(raw: bytes) -> Picture:
    """The photo in our own form; Refused for all that is none or is too large."""
    if len(raw) > MOST_BYTES:
        raise Refused("Foto lebih dari 15 MB. Kecilkan dahulu.", code="foto_besar")
    with _one_at_a_time:
        return _read(raw)


def _read(raw: bytes) -> Picture:
    # Fetched here, because only an upload needs it and it is large.
    from PIL import Image, ImageFile, ImageOps

    # The PDF library switches this on for the whole process when it is imported; a
    # photo that is cut off stays refused.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with Image.open(io.BytesIO(raw), formats=_FORMATS) as image:
            _check(image)
            # JPEG only: decodes at the smallest scale that is still large enough.
            image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            image.load()
            exif = image.getexif()
            taken_at, place = _taken_at(exif), _place(exif)
            drawn = ImageOps.exif_transpose(image)
            if max(drawn.size) > LONGEST_SIDE:
                drawn.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            full = _on_white(drawn)
    except Refused:
        raise
    except Image.DecompressionBombError as error:
        raise _too_many_pixels() from error
    except Exception as error:
        # Hostile bytes make decoders fail in every way there is.
        log.info("picture refused", extra={"why": type(error).__name__})
        raise Refused(
            "Foto ini rusak, terpotong, atau bukan gambar. Ambil atau simpan ulang"
            " sebagai JPEG, lalu unggah lagi.",
            code="foto_rusak",
        ) from error
    small = full.copy()
    small.thumbnail((LONGEST_SMALL, LONGEST_SMALL))
    lat, lon = place or (None, None)
    width, height = full.size
    return Picture(_jpeg(full), _jpeg(small), width, height, taken_at, lat, lon)


def _check(image: Any) -> None:
    """What the head of the file tells, before anything is decoded."""
    width, height = image.size
    if width * height > MOST_PIXELS:
        raise _too_many_pixels()
    if image.format not in _STILL and getattr(image, "n_frames", 1) > 1:
        raise Refused(
            "Gambar bergerak tidak diterima. Unggah foto biasa.", code="foto_bergerak"
        )


def _too_many_pixels() -> Refused:
    return Refused("Foto lebih dari 50 megapiksel. Kecilkan dahulu.", code="foto_besar")


def _on_white(image: Any) -> Any:
    """Pixels on a new canvas, so that nothing else of the file comes along."""
    from PIL import Image

    if image.mode.startswith("I"):
        # Sixteen bits per pixel; a plain conversion would only clip them.
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    clear = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
    canvas = Image.new("RGB", image.size, "white")
    if clear:
        image = image.convert("RGBA")
        canvas.paste(image, mask=image.getchannel("A"))
    else:
        canvas.paste(image.convert("RGB"))
    return canvas


def _jpeg(image: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=_QUALITY, optimize=True)
    return out.getvalue()


# What the camera wrote down ---------------------------------------------------------


def _taken_at(exif: Any) -> datetime | None:
    """When it was taken; without an offset, in the time of the portal."""
    try:
        inner = exif.get_ifd(_EXIF)
        text = str(inner.get(_TAKEN) or exif.get(_CHANGED) or "").strip("\x00 ")
        taken = datetime.strptime(text, "%Y:%m:%d %H:%M:%S")
        offset = str(inner.get(_TAKEN_OFFSET) or "").strip("\x00 ")
        zone: Any = timezone.get_default_timezone()
        if offset:
            zone = datetime.strptime(offset, "%z").tzinfo
        moment = taken.replace(tzinfo=zone)
        # A camera whose clock was never set says nothing.
        known = _FIRST_DAY <= moment <= timezone.now() + timedelta(days=1)
    except (ValueError, OverflowError, TypeError, AttributeError):
        return None
    return moment if known else None


def _place(exif: Any) -> tuple[Decimal, Decimal] | None:
    try:
        gps = exif.get_ifd(_GPS)
        lat = _degrees(gps[2], str(gps[1]), "S", 90)
        lon = _degrees(gps[4], str(gps[3]), "W", 180)
    except (KeyError, ValueError, TypeError, ZeroDivisionError, ArithmeticError):
        return None
    # Zero, zero is what a phone without a fix writes.
    return (lat, lon) if lat or lon else None


def _degrees(parts: Any, side: str, negative: str, most: int) -> Decimal:
    degrees, minutes, seconds = (float(part) for part in parts)
    value = degrees + minutes / 60 + seconds / 3600
    if not 0 <= value <= most:
        raise ValueError(value)
    signed = -value if side.strip("\x00 ").upper() == negative else value
    return Decimal(f"{signed:.6f}")
