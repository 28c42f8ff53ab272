"""Small proofs: a one-page PDF with a sentence on it, and a coloured PNG that stands for a photo."""

from __future__ import annotations

import struct
import zlib

from django.core.files.uploadedfile import SimpleUploadedFile

# A font that every PDF reader has for Chinese, named and not embedded.
FONT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font/Subtype/"
    b"CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>>>]>>"
)


def letter(name: str, text: str) -> SimpleUploadedFile:
    """A letter as a PDF of one page."""
    shown = text[:40].encode("utf-16-be").hex().encode()
    content = b"BT /F 14 Tf 60 700 Td <" + shown + b"> Tj ET"
    return SimpleUploadedFile(f"{name}.pdf", _pdf([
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 5 0 R>>>>/Contents 4 0 R>>",
        b"<</Length " + str(len(content)).encode() + b">>stream\n" + content + b"\nendstream",
        FONT,
    ]))  # fmt: skip


def _pdf(objects: list[bytes]) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += str(number).encode() + b" 0 obj" + body + b"endobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = str(len(objects) + 1).encode()
    end = b"xref\n0 " + size + b"\n0000000000 65535 f \n" + table + b"trailer<</Size " + size + b"/Root 1 0 R>>\n"
    return out + end + b"startxref\n" + str(len(out)).encode() + b"\n%%EOF\n"


def photo(name: str, shade: int) -> SimpleUploadedFile:
    """A picture of earth under a sky whose colour is the shade's."""
    width, height = 96, 64
    sky, earth = bytes((120 + shade % 100, 170, 220)), bytes((120, 90 + shade % 60, 60))
    rows = b"".join(b"\0" + (sky if y < height // 2 else earth) * width for y in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = (b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b"")
    return SimpleUploadedFile(f"{name}.png", b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in parts))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
