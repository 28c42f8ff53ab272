"""Verifies a journal on a machine that has Python and nothing else: copy this file and `chain.py`, then

    python verifier.py silian.sqlite3 [--witness FILE]     the database of an installation, or
    python verifier.py journal.jsonl  [--witness FILE]     what `silian journal export` wrote

Imports no Django, so that an auditor need not trust the program that wrote the journal. Exits with 1 if a chain is broken.
"""

from __future__ import annotations

import argparse
import json
import runpy
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

CHAIN = runpy.run_path(str(Path(__file__).with_name("chain.py")))
COLUMNS = (*CHAIN["COLUMNS"], "hash")
SQLITE = b"SQLite format 3\x00"


def main() -> int:
    parser = argparse.ArgumentParser(description="Verifies the hash chains of a journal.")
    parser.add_argument("file", type=Path, help="silian.sqlite3, or a journal of JSON lines")
    parser.add_argument("--witness", type=Path, help="heads that left the machine: silian journal witness -o FILE")
    options = parser.parse_args()
    try:
        witnesses = witnesses_of(options.witness) if options.witness else {}
        verdicts = list(verdicts_on(options.file, witnesses))
    except (OSError, ValueError, KeyError, sqlite3.DatabaseError) as error:
        parser.exit(2, f"{options.file}: cannot be read as a journal ({error}).\n")
    for county, verdict in verdicts:
        sys.stdout.write(json.dumps({"county": county, **vars(verdict)}, ensure_ascii=False) + "\n")
    return 0 if all(verdict.ok for _county, verdict in verdicts) else 1


def witnesses_of(file: Path) -> dict[str, Any]:
    chains = json.loads(file.read_text("utf-8"))["chains"]
    return {county: CHAIN["Witness"](kept["number"], kept["head"]) for county, kept in chains.items()}


def verdicts_on(file: Path, witnesses: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """A verdict a chain; one that is gone altogether, but for its head or its witness, is a broken one."""
    with file.open("rb") as start:
        is_database = start.read(len(SQLITE)) == SQLITE
    heads = heads_in(file) if is_database else {}
    seen = set()
    for county, entries in groupby(from_sqlite(file) if is_database else from_lines(file), itemgetter("county")):
        seen.add(county)
        yield county, CHAIN["verify"](entries, witnesses.get(county), heads.get(county))
    for county in sorted((heads.keys() | witnesses.keys()) - seen):
        yield county, CHAIN["verify"]([], witnesses.get(county), heads.get(county))


def heads_in(file: Path) -> dict[str, Any]:
    rows = asked(file, "SELECT county, number, hash FROM kernel_head")
    return {row["county"]: CHAIN["Witness"](row["number"], row["hash"]) for row in rows}


def from_sqlite(file: Path) -> Iterator[dict[str, Any]]:
    columns = ", ".join(f'"{column}"' for column in COLUMNS)
    return asked(file, f"SELECT {columns} FROM kernel_entry ORDER BY county, number, id")  # noqa: S608 - our own words


def asked(file: Path, query: str) -> Iterator[dict[str, Any]]:
    with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as database:
        database.row_factory = sqlite3.Row
        yield from map(dict, database.execute(query))


def from_lines(file: Path) -> Iterator[dict[str, Any]]:
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


if __name__ == "__main__":
    sys.exit(main())
