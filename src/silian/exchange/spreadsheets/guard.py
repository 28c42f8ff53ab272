"""Looks at a file before anything opens it: what it is by content, and what its zip directory promises.

Runs in the sealed process, so it speaks in codes; `refusals` has the sentences.
"""

from __future__ import annotations

import struct
import zipfile
from enum import Enum
from typing import BinaryIO

from . import limits


class Hostile(Exception):
    """The file is refused. `code` is a key of `refusals.SENTENCES`, `details` fill its placeholders."""

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code)
        self.code = code
        self.details = details


class Form(Enum):
    XLSX = "xlsx"
    XLS = "xls"
    TEXT = "text"


END_OF_DIRECTORY = struct.Struct("<4s4H2LH")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
WORD_STREAM = "WordDocument".encode("utf-16-le")
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
MARKUP = (b"<!doctype", b"<html", b"<table", b"<?xml", b"<meta", b"mime-version")
UNDERSTOOD_PACKING = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}


def form_of(content: bytes) -> Form:
    """The form of a file by its first bytes, whatever its name says."""
    if not content.strip():
        raise Hostile("empty")
    if content.startswith(b"PK"):
        return Form.XLSX
    if content.startswith(OLE):
        return _form_of_ole(content)
    if content.startswith(b"%PDF"):
        raise Hostile("pdf")
    if content[:512].lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith(MARKUP):
        raise Hostile("web_page")
    if b"\0" in content and not content.startswith(UTF16_MARKS):
        raise Hostile("not_a_table")
    return Form.TEXT


def _form_of_ole(content: bytes) -> Form:
    if ENCRYPTED_PACKAGE in content:
        raise Hostile("password")
    if WORD_STREAM in content:
        raise Hostile("document")
    return Form.XLS


def open_zip(file: BinaryIO, size: int) -> zipfile.ZipFile:
    """The workbook's parts, after the directory was found harmless. `size` is the packed size in bytes."""
    _refuse_long_directory(file, size)
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise Hostile("damaged") from error
    entries = archive.infolist()
    names = {entry.filename for entry in entries}
    if len(entries) > limits.ZIP_ENTRIES or len(names) < len(entries):
        raise Hostile("zip_entries", limit=limits.ZIP_ENTRIES)
    for entry in entries:
        _refuse_entry(entry)
    _refuse_volume(sum(entry.file_size for entry in entries), size)
    _refuse_other_documents(names)
    return archive


def _refuse_long_directory(file: BinaryIO, size: int) -> None:
    """A directory of a million entries would fill memory as soon as zipfile reads it; its length stands in the last record."""
    file.seek(max(0, size - 65_536 - END_OF_DIRECTORY.size))
    tail = file.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < END_OF_DIRECTORY.size:
        raise Hostile("damaged")
    directory_bytes = END_OF_DIRECTORY.unpack_from(tail, at)[5]
    if directory_bytes > limits.ZIP_ENTRIES * 512:
        raise Hostile("zip_entries", limit=limits.ZIP_ENTRIES)
    file.seek(0)


def _refuse_entry(entry: zipfile.ZipInfo) -> None:
    if entry.flag_bits & 0x1:
        raise Hostile("password")
    if entry.compress_type not in UNDERSTOOD_PACKING:
        raise Hostile("damaged")


def _refuse_volume(unpacked: int, packed: int) -> None:
    if unpacked > limits.ZIP_UNPACKED_BYTES:
        raise Hostile("zip_unpacked", found=unpacked // limits.MB, limit=limits.ZIP_UNPACKED_BYTES // limits.MB)
    if unpacked > packed * limits.ZIP_RATIO:
        raise Hostile("zip_ratio", limit=limits.ZIP_RATIO)


def _refuse_other_documents(names: set[str]) -> None:
    if "xl/workbook.xml" in names:
        return
    if "xl/workbook.bin" in names or "content.xml" in names:
        raise Hostile("other_spreadsheet")
    raise Hostile("document" if any(name.startswith(("word/", "ppt/")) for name in names) else "not_a_table")
