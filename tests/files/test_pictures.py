"""A photo is drawn anew within limits; what is none is refused with a sentence."""

import io
import struct
import zlib
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from PIL import Image
from PIL.TiffImagePlugin import IFDRational

from sibungas.files import documents, pictures
from sibungas.lib.errors import Refused
from tests.files import samples


def opened(raw: bytes) -> Image.Image:
    return Image.open(io.BytesIO(raw))


def test_time_and_place_are_read_and_then_gone():
    found = pictures.read(samples.jpeg())
    assert found.taken_at == datetime(
        2026, 3, 1, 8, 15, 30, tzinfo=ZoneInfo("Asia/Makassar")
    )
    assert (found.lat, found.lon) == (Decimal("-3.319444"), Decimal("114.591111"))
    for raw in (found.full, found.small):
        picture = opened(raw)
        assert picture.format == "JPEG"
        assert not picture.getexif() and not set(picture.info) & {
            "exif",
            "comment",
            "xmp",
            "icc_profile",
        }
        assert b"Exif" not in raw and samples.SECRET.encode() not in raw
    # The control: the sample did carry all that.
    assert b"Exif" in samples.jpeg() and samples.SECRET.encode() in samples.jpeg()


def test_a_picture_is_turned_as_the_camera_was_held():
    # 6: the camera was turned clockwise, so the left side must come to the top.
    found = pictures.read(samples.jpeg(orientation=6))
    assert (found.width, found.height) == (480, 640)
    red, _, blue = opened(found.full).getpixel((240, 20))
    assert red > 150 and blue < 90
    red, _, blue = opened(found.full).getpixel((240, 620))
    assert red < 90 and blue > 150


def test_a_large_picture_becomes_small_and_keeps_its_shape():
    raw = samples.saved(samples.drawing(5000, 2500), "JPEG")
    found = pictures.read(raw)
    assert (found.width, found.height) == (2048, 1024)
    assert opened(found.small).size == (320, 160)


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_other_formats_become_jpeg_without_their_exif(kind):
    raw = samples.saved(samples.drawing(), kind, exif=samples.exif())
    found = pictures.read(raw)
    assert found.lat == Decimal("-3.319444")
    assert opened(found.full).format == "JPEG" and b"Exif" not in found.full


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "L", "1", "I;16", "CMYK"])
def test_every_way_to_write_colours_is_understood(mode):
    plain = samples.drawing(64, 48)
    image = (
        Image.new("I;16", (64, 48), 40_000) if mode == "I;16" else plain.convert(mode)
    )
    kind = "JPEG" if mode == "CMYK" else "PNG"
    assert pictures.read(samples.saved(image, kind)).width == 64


def test_what_is_transparent_becomes_white():
    image = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    found = pictures.read(samples.saved(image, "PNG"))
    assert opened(found.full).getpixel((20, 20)) == (255, 255, 255)


@pytest.mark.parametrize(
    "gps", [(0.0, 0.0, 0.0), (IFDRational(0, 0),) * 3, (200.0, 0.0, 0.0)]
)
def test_a_place_that_is_none_is_not_kept(gps):
    about = samples.exif(place=False)
    inner = about.get_ifd(0x8825)
    inner[1], inner[2], inner[3], inner[4] = "N", gps, "E", gps
    raw = samples.saved(samples.drawing(), "JPEG", exif=about)
    found = pictures.read(raw)
    assert (found.lat, found.lon) == (None, None)


@pytest.mark.parametrize("text", ["", "0000:00:00 00:00:00", "1970:01:01 00:00:00",
                                  "2999:01:01 00:00:00", "kemarin"])  # fmt: skip
def test_a_clock_that_was_never_set_says_nothing(text):
    about = samples.exif()
    about.get_ifd(0x8769)[0x9003] = text
    assert (
        pictures.read(samples.saved(samples.drawing(), "JPEG", exif=about)).taken_at
        is None
    )


def bomb(width: int, height: int) -> bytes:
    """A PNG whose head promises a huge picture and whose body is a few bytes."""

    def chunk(name: bytes, body: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(name + body))
        return struct.pack(">I", len(body)) + name + body + check

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\x00" * 1000)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", body)
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (bomb(8000, 7000), "foto_besar"),
        (bomb(60_000, 60_000), "foto_besar"),
        (b"\xff\xd8\xff" + b"\x00" * pictures.MOST_BYTES, "foto_besar"),
        (bomb(100, 100), "foto_rusak"),
        (samples.jpeg()[:3000], "foto_rusak"),
        (b"\xff\xd8\xff<html><script>alert(1)</script></html>", "foto_rusak"),
        (b"\x89PNG\r\n\x1a\n", "foto_rusak"),
        (samples.moving("PNG"), "foto_bergerak"),
        (samples.moving("WEBP"), "foto_bergerak"),
    ],
    ids=["56 MP", "3600 MP", "15 MB", "short body", "truncated", "html behind a head",
         "head only", "moving png", "moving webp"],
)  # fmt: skip
def test_hostile_pictures_are_refused(raw, code):
    assert pictures.looks_like(raw)
    with pytest.raises(Refused) as refusal:
        pictures.read(raw)
    assert refusal.value.code == code and refusal.value.message.endswith(".")


def test_a_phones_picture_with_a_second_inside_is_taken():
    first, second = samples.drawing(seed=4), samples.drawing(seed=5)
    raw = samples.saved(first, "MPO", save_all=True, append_images=[second])
    assert opened(raw).n_frames == 2
    assert pictures.read(raw).width == 640


@pytest.mark.parametrize(
    "raw", [b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"GIF89a" + b"\x00" * 30,
            b"<!doctype html>", b"BM" + b"\x00" * 60],
)  # fmt: skip
def test_what_does_not_begin_like_a_photo_is_none(raw):
    assert not pictures.looks_like(raw) and documents.media_type(raw) is None


# Documents --------------------------------------------------------------------------


def test_documents_are_known_by_their_content():
    assert documents.media_type(samples.pdf()) == documents.PDF
    assert documents.media_type(samples.office()) == documents.DOCX
    assert documents.media_type(samples.office("xl/workbook.xml")) == documents.XLSX


def test_other_archives_are_no_documents():
    assert documents.media_type(samples.office("ppt/presentation.xml")) is None
    assert (
        documents.media_type(samples.office("word/document.xml", "xl/workbook.xml"))
        is None
    )


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"%PDF-1.4\nterpotong", "dokumen_rusak"),
        (b"PK\x03\x04rusak", "dokumen_rusak"),
        (samples.office()[:60], "dokumen_rusak"),
        (samples.office("word/document.xml", "word/vbaProject.bin"), "dokumen_makro"),
        (b"%PDF-" + b"0" * documents.MOST_BYTES, "dokumen_besar"),
    ],
)
def test_broken_large_and_active_documents_are_refused(raw, code):
    with pytest.raises(Refused) as refusal:
        documents.media_type(raw)
    assert refusal.value.code == code
