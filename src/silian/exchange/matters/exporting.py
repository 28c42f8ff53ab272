"""Writing the ledger out, so that what was written can be read in again unchanged. Each export stands in the journal."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from django.db import transaction
from django.db.models import QuerySet

from silian.exchange.columns import labels, matter_columns
from silian.exchange.matters.ledger import Words, kept
from silian.exchange.matters.past import kept_on
from silian.exchange.measures import joined
from silian.exchange.spreadsheets.columns import Column
from silian.exchange.spreadsheets.writer import Records, write_csv, write_xlsx
from silian.kernel import journal
from silian.kernel.access import Actor, allow
from silian.kernel.calendar import today
from silian.matters.models import Matter
from silian.matters.permissions import EXPORT
from silian.matters.queries import matters_for


def ledger_rows(rows: QuerySet[Matter], county: str, as_of: date | None = None) -> Iterator[dict[str, Any]]:
    """The ledger's rows in the words of its columns; with a day before today, as it stood at the end of that day."""
    words = labels(county)
    past = as_of is not None and as_of < today()
    found: Iterator[Words] = kept_on(rows, county, as_of) if past and as_of else (w for _m, w in kept(rows))
    for ordinal, row in enumerate(found, 1):
        named = {key: words[key].get(row[key], row[key]) for key in words}
        yield {**row, **named, "ordinal": ordinal, "measures": joined(row["measures"])}


@transaction.atomic
def export_matters(
    county: str, target: Path | BinaryIO, *, by: Actor, reason: str, csv: bool = False, as_of: date | None = None,
    rows: QuerySet[Matter] | None = None,
) -> int:  # fmt: skip
    """Writes the matters that this person may export, of `rows` if given, and tells the journal why; how many they were."""
    allow(EXPORT, county, by)
    wanted = matters_for(by, county, EXPORT)
    if rows is not None:
        wanted = wanted.filter(pk__in=rows.order_by().values("pk"))
    counted = _Counted(ledger_rows(wanted, county, as_of))
    write_file(target, matter_columns(county), counted, csv=csv)
    after = {"rows": counted.rows, "as_of": str(as_of or today())}
    journal.append(county, "exchange.export_matters", by=by, after=after, note=reason)
    return counted.rows


def write_file(target: Path | BinaryIO, columns: Sequence[Column], rows: Records, *, csv: bool = False) -> None:
    """Writes a table whole or not at all: a refusal in the middle leaves no half of a file behind."""
    whole = io.BytesIO()
    (write_csv if csv else write_xlsx)(whole, columns, rows)
    if isinstance(target, Path):
        target.write_bytes(whole.getvalue())
    else:
        target.write(whole.getvalue())


class _Counted:
    """Rows that say afterwards how many they were."""

    def __init__(self, source: Iterator[dict[str, Any]]) -> None:
        self.source, self.rows = source, 0

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for row in self.source:
            self.rows += 1
            yield row
