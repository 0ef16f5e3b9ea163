"""Photos of the demo: drawn, not taken, and each says so across its whole width."""

import io
from datetime import datetime
from typing import Any

from django.db.models import Model
from django.utils import timezone

from assessments import attachments, sheets, workflow
from assessments.demo.dice import dice
from assessments.demo.people import Cast
from assessments.models import Assessment
from kawasan.models import Rt
from sibungas.files import actions

_SIZE = (1200, 900)
_HORIZON = 420
_STATUSES = (workflow.DRAF, workflow.DIKEMBALIKAN, workflow.DIAJUKAN)
_MOST_PER_SHEET = 2
_NOTES = {
    "1": "Rumah berimpit di tepi gang",
    "2": "Permukaan jalan berlubang",
    "3": "Antrean di hidran umum",
    "4": "Genangan sesudah hujan",
    "5": "Jamban tanpa tangki septik",
    "6": "Sampah di bantaran",
    "7": "Gang tanpa jalur pemadam",
}
_SKY, _GROUND, _WAY = (205, 222, 230), (150, 140, 110), (120, 118, 112)


def build(cast: Cast) -> int:
    """Some for a sheet of each open status, its RT and its kawasan; how many."""
    count = 0
    for status in _STATUSES:
        rows = Assessment.objects.filter(is_demo=True, status=status, rt__kawasan__gt=0)
        rows = rows.select_related("rt__kelurahan", "rt__kawasan").order_by("pk")
        for sheet in rows[:_MOST_PER_SHEET]:
            count += _of_sheet(sheet, cast)
    return count


def _of_sheet(sheet: Assessment, cast: Cast) -> int:
    kode = sheet.kode_wilayah
    keeper = cast.verifikator(kode)
    author = cast.fasilitator(kode) if sheet.is_open else keeper
    worst = attachments.missing_photos(sheet, sheets.sheet_of(sheet))
    # One is left out, so that the page shows what is asked for.
    wanted = worst[: min(_MOST_PER_SHEET, max(len(worst) - 1, 1))]
    found = [
        _attach(sheet, sheet.rt, kode=tag, note=_NOTES[tag[0]], by=author)
        for tag in wanted
    ]
    note = "Gang utama dari arah sungai"
    found.append(_attach(sheet.rt, sheet.rt, kode="keadaan", note=note, by=keeper))
    thing = sheet.rt.kawasan
    if thing and thing.kelurahan.count() == 1:
        note = "Pandangan dari jembatan"
        found.append(_attach(thing, sheet.rt, kode="keadaan", note=note, by=keeper))
    return len(found)


def _attach(thing: Model, rt: Rt, *, kode: str, note: str, by: Any) -> int:
    raw = _drawn(f"{thing._meta.label_lower}-{thing.pk}-{kode}", note, rt)
    row, _ = actions.attach(
        thing=thing, raw=raw, name=f"contoh-{kode}.jpg", tag=kode, note=note, by=by
    )
    return row.pk


def _drawn(name: str, note: str, rt: Rt) -> bytes:
    """Houses along a way, the same for the same name, with the EXIF of a phone."""
    from PIL import Image, ImageDraw, ImageFont

    chance = dice("foto", name)
    width, height = _SIZE
    image = Image.new("RGB", _SIZE, _SKY)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, _HORIZON, width, height), fill=_GROUND)
    pen.polygon(((520, _HORIZON), (680, _HORIZON), (1050, height), (150, height)), _WAY)
    for side in (0, 1):
        for number in range(3):
            left = side * 760 + number * 150 - 10
            top = _HORIZON - chance.randint(90, 230)
            wall = tuple(chance.randint(120, 225) for _ in range(3))
            pen.rectangle((left, top, left + 140, _HORIZON + 30), fill=wall)
            roof = ((left - 8, top), (left + 70, top - 60), (left + 148, top))
            pen.polygon(roof, fill=(120, 70, 50))
            pen.rectangle((left + 50, top + 50, left + 90, _HORIZON + 30), (70, 60, 55))
    for _ in range(12):
        x, y = chance.randint(350, 850), chance.randint(_HORIZON + 60, height - 60)
        reach = (y - _HORIZON) // 8
        low = reach // 3
        pen.ellipse((x - reach, y - low, x + reach, y + low), (95, 88, 80))
    pen.rectangle((0, 20, width, 110), fill=(163, 98, 0))
    words = "DATA CONTOH, bukan foto sungguhan"
    pen.text((30, 36), words, "white", font=ImageFont.load_default(52))
    pen.text((30, height - 56), note, "white", font=ImageFont.load_default(36))
    out = io.BytesIO()
    image.save(out, "JPEG", quality=85, exif=_exif(Image.Exif(), rt))
    return out.getvalue()


def _exif(found: Any, rt: Rt) -> Any:
    now: datetime = timezone.localtime()
    found.get_ifd(0x8769)[0x9003] = f"{now:%Y:%m:%d} 08:15:00"
    if rt.batas:
        place = rt.batas.centroid
        gps = found.get_ifd(0x8825)
        gps[1], gps[2] = ("S" if place.y < 0 else "N"), (abs(place.y), 0.0, 0.0)
        gps[3], gps[4] = "E", (place.x, 0.0, 0.0)
    return found
