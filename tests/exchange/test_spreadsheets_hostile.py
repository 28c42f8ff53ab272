"""Files that would stall or exhaust a reader get a sentence, quickly and in little memory."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from silian.exchange.spreadsheets.reader import SEALED, read_sheets
from silian.kernel.errors import Refused

from .workbooks import PARTS, raw_workbook, table_of, zipped

MB = 1024 * 1024
INLINE = '<c t="inlineStr"><is><t>a</t></is></c>'
NUMBER = "<c><v>1</v></c>"


def rows_of(cell: str, number: int) -> str:
    return ("<row>" + cell * 200 + "</row>") * (number // 200)


def noise(megabytes: float) -> dict[str, str | bytes]:
    """Something that does not compress, to hide a ratio behind."""
    return {"xl/media/picture.bin": os.urandom(int(megabytes * MB))}


def far_cells(address: str, row: int) -> str:
    return f'<row r="1"><c r="A1"><v>1</v></c></row><row r="{row}"><c r="{address}"><v>1</v></c></row>'


def seconds_of_children() -> float:
    """Time of the processor, which does not hang on what else the machine does."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


BOMBS = {
    "three million inline cells": lambda: raw_workbook(rows_of(INLINE, 3_000_000)),
    "inline cells behind noise": lambda: raw_workbook(rows_of(INLINE, 2_400_000), noise(1.2)),
    "three million numbers behind noise": lambda: raw_workbook(rows_of(NUMBER, 3_000_000), noise(0.7)),
    "cells under a prefix that no count knows": lambda: raw_workbook(
        rows_of("<x:c><x:v>1</x:v></x:c>", 3_000_000).replace("row>", "x:row>"), noise(1.0)
    ),
    "one cell at the far corner": lambda: raw_workbook(far_cells("XFD1048576", 1_048_576)),
    "a far corner in a spelling of its own": lambda: raw_workbook(
        far_cells("XFD1048576", 1_048_576).replace('r="X', 'r ="X')
    ),
    "a stray cell within the limits": lambda: raw_workbook(far_cells("IV190000", 190_000)),
    "one long text used a million times": lambda: raw_workbook(
        rows_of('<c t="s"><v>0</v></c>', 1_000_000),
        {
            **noise(0.3),
            "xl/_rels/workbook.xml.rels": PARTS["xl/_rels/workbook.xml.rels"].replace(
                "</Relationships>",
                '<Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
                'sharedStrings" Target="sharedStrings.xml"/></Relationships>',
            ),
            "xl/sharedStrings.xml": '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>'
            + "字" * 30_000
            + "</t></si></sst>",
        },
    ),
    "tags without end": lambda: raw_workbook("<c " * 30_000_000, noise(2)),
    "two thousand parts": lambda: raw_workbook("", {f"xl/media/{number}.bin": b"" for number in range(2_000)}),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_within_two_seconds(name: str) -> None:
    bomb = BOMBS[name]()
    assert len(bomb) < 3 * MB
    before = seconds_of_children()
    with pytest.raises(Refused, match="。"):
        read_sheets(bomb)
    assert seconds_of_children() - before < 2


@pytest.mark.parametrize("name", ["cells under a prefix that no count knows", "one long text used a million times"])
def test_a_bomb_that_passes_the_counts_stays_within_200_megabytes(name: str, tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.xlsx"
    bomb.write_bytes(BOMBS[name]())
    watcher = (
        "import resource, subprocess, sys\n"
        "subprocess.run(sys.argv[2:], stdin=open(sys.argv[1]), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    watched = subprocess.run([sys.executable, "-c", watcher, str(bomb), *SEALED], capture_output=True, check=True)
    assert int(watched.stdout) * 1024 < 200 * MB


def test_a_reader_that_takes_too_long_is_killed_and_spoken_of() -> None:
    with pytest.raises(Refused, match=r"读了 0\.01 秒还没读完"):
        read_sheets(table_of([["问题"]]), seconds=0.01)
    assert not [thread for thread in threading.enumerate() if isinstance(thread, threading.Timer)]


def test_the_sealed_process_is_given_no_environment_and_leaves_no_child() -> None:
    read_sheets(table_of([["问题"]]))
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
    assert resource.getrlimit(resource.RLIMIT_AS)[0] == resource.RLIM_INFINITY


DOCTYPE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
WRONG_FILES = {
    "an empty file": (b"", "空的"),
    "blanks only": (b" \r\n", "空的"),
    "a PDF": (b"%PDF-1.7 ...", "PDF"),
    "a web page called .xls": ("<html><table><tr><td>问题</td></tr></table></html>".encode(), "网页另存"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "不是表格"),
    "a word document": (zipped({"word/document.xml": "<w/>"}), "不是表格"),
    "an OpenDocument sheet": (zipped({"content.xml": "<w/>"}), "另存为 .xlsx"),
    "some other zip": (zipped({"a.txt": "a"}), "不是表格"),
    "a zip cut in half": (table_of([["问题"]])[:3000], "损坏"),
    "a broken sheet": (raw_workbook('<row r="1"><c r="A1"><v>1</v></c></row><'), "损坏"),
    "an old workbook that is none": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "损坏"),
    "a workbook with a password": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
        "密码",
    ),
    "an outside entity": (raw_workbook("<row><c><v>1</v></c></row>", head=DOCTYPE), "外部引用"),
    "an outside entity in the index": (
        raw_workbook("", {"xl/workbook.xml": DOCTYPE + PARTS["xl/workbook.xml"]}),
        "外部引用",
    ),
    "more than 20 MB": (b"a" * (20 * MB + 1), "超过 20 MB"),
    "a text in no known encoding": (b"\xff\x81\x30\xff, \xff", "编码"),
}


@pytest.mark.parametrize("name", WRONG_FILES)
def test_a_file_that_is_no_table_is_told_what_it_is(name: str) -> None:
    content, words = WRONG_FILES[name]
    with pytest.raises(Refused, match=words):
        read_sheets(content)


def test_a_zip_with_an_encrypted_part_is_refused() -> None:
    content = bytearray(raw_workbook("<row><c><v>1</v></c></row>"))
    at = content.find(b"PK\x01\x02")
    content[at + 8] |= 1
    with pytest.raises(Refused, match="密码"):
        read_sheets(bytes(content))


def test_a_part_that_is_longer_than_the_directory_says_is_refused() -> None:
    content = bytearray(raw_workbook(rows_of(NUMBER, 100_000)))
    entry = content.rfind(b"xl/worksheets/sheet1.xml") - 46
    assert content[entry : entry + 4] == b"PK\x01\x02"
    content[entry + 24 : entry + 28] = (1_000).to_bytes(4, "little")
    with pytest.raises(Refused, match="损坏"):
        read_sheets(bytes(content))


def test_a_missing_file_gets_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="打不开文件"):
        read_sheets(tmp_path / "nowhere.xlsx")


def test_formatted_but_empty_far_cells_are_harmless() -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="0"/></row>'
    assert [row.cells for row in read_sheets(raw_workbook(rows))[0].rows] == [[1]]
