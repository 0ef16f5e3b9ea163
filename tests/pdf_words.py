"""What a PDF of ours says. Enough of the format to read what WeasyPrint writes."""

import re
import zlib
from contextlib import suppress

_STREAM = re.compile(rb"(\d+) 0 obj\n<<[^\n]*\nstream\n(.*?)\nendstream", re.DOTALL)
_FONT = re.compile(rb"/BaseFont /(\w{6})\+[^/]*/ToUnicode (\d+) 0 R")
_LETTER = re.compile(rb"<([0-9a-f]{4})> <([0-9a-f]+)>")
_TEXT = re.compile(rb"/(\w{6}) [\d.]+ Tf|\[([^\]]*)\] TJ|([\d.-]+) Tm")


def words(document: bytes) -> str:
    """All text in the order of drawing, with single spaces."""
    parts = {}
    for number, packed in _STREAM.findall(document):
        with suppress(zlib.error):
            parts[number] = zlib.decompress(packed)
    fonts = {
        name: {glyph: bytes.fromhex(text.decode()).decode("utf-16-be")
               for glyph, text in _LETTER.findall(parts[letters])}
        for part in parts.values()
        for name, letters in _FONT.findall(part)
    }  # fmt: skip
    said, letters, line = [], {}, b""
    for part in parts.values():
        for font, run, height in _TEXT.findall(part):
            if font:
                letters = fonts.get(font, {})
            elif height and height != line:
                line = height
                said.append(" ")
            for glyphs in re.findall(rb"<([0-9a-f]+)>", run):
                each = (glyphs[i : i + 4] for i in range(0, len(glyphs), 4))
                said += [letters.get(glyph, "") for glyph in each]
    return " ".join("".join(said).split())
