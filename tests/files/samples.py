"""Files as people bring them: with EXIF, turned, moving, broken, or something else."""

import io
import random
import zipfile
from typing import Any

from PIL import Image

LAT, LON = -3.319_444, 114.591_111
TAKEN = "2026:03:01 08:15:30"
SECRET = "kamera-rahasia-77"


def drawing(width: int = 640, height: int = 480, seed: int = 1) -> Image.Image:
    """Left half red, right half blue, and a little noise so that files differ."""
    image = Image.new("RGB", (width, height), (200, 30, 30))
    image.paste((30, 30, 200), (width // 2, 0, width, height))
    dice = random.Random(seed)
    for _ in range(200):
        spot = dice.randrange(width), dice.randrange(height)
        image.putpixel(spot, (dice.randrange(256),) * 3)
    return image


def exif(*, orientation: int = 1, place: bool = True) -> Image.Exif:
    found = Image.Exif()
    found[0x0112] = orientation
    found[0x010F] = SECRET
    inner = found.get_ifd(0x8769)
    inner[0x9003] = TAKEN
    if place:
        gps = found.get_ifd(0x8825)
        # 3° 19' 10" south, 114° 35' 28" east
        gps[1], gps[2] = "S", (3.0, 19.0, 10.0)
        gps[3], gps[4] = "E", (114.0, 35.0, 28.0)
    return found


def saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def jpeg(seed: int = 1, **about: Any) -> bytes:
    return saved(
        drawing(seed=seed), "JPEG", exif=exif(**about), comment=SECRET.encode()
    )


def moving(kind: str) -> bytes:
    frames = [drawing(60, 40, seed) for seed in (2, 3)]
    return saved(frames[0], kind, save_all=True, append_images=frames[1:])


def office(main: str = "word/document.xml", *more: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as box:
        for name in ("[Content_Types].xml", main, *more):
            box.writestr(name, "<x/>")
    return out.getvalue()


def pdf() -> bytes:
    return b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
