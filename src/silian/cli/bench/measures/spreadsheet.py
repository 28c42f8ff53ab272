"""A county's own ledger coming in, beside the fastest way to get the same rows out of the file and into one table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.db import transaction
from python_calamine import CalamineWorkbook

from silian.cli.bench.county import CODE
from silian.cli.bench.load import rows_for_a_file
from silian.cli.bench.results import Result, by_turns, compared, median
from silian.cli.bench.sizes import Sizes
from silian.exchange.matters import import_matters, labels, matter_columns
from silian.exchange.spreadsheets.writer import write_xlsx
from silian.kernel.access import SYSTEM
from silian.matters.actions import Row
from silian.matters.models import Matter

RUNS = 3


def spreadsheet(sizes: Sizes) -> Iterator[Result]:
    """A tenth of the ledger's size as an .xlsx, into the whole; each time taken back, so that the next is like the first."""
    rows = sizes.scale.matters // 10
    with TemporaryDirectory(prefix="silian-bench-file-") as folder:
        file = Path(folder) / "台账.xlsx"
        sizes.whole.within(lambda: _write(file, list(rows_for_a_file(sizes.whole.place, rows))))
        times = sizes.whole.within(
            lambda: by_turns(_taken_back(_import, file, rows), _taken_back(_load, file, rows), RUNS, warm_ups=1)
        )
    yield compared("import.load", times, at_least=3, by=median)


def _taken_back(deed: Callable[[Path], int], file: Path, rows: int) -> Callable[[], None]:
    def do() -> None:
        with transaction.atomic():
            if deed(file) != rows:
                raise RuntimeError(f"{deed.__name__} did not take in all {rows} rows")
            transaction.set_rollback(True)

    return do


def _import(file: Path) -> int:
    _preview, done = import_matters(CODE, file, name=file.name, by=SYSTEM)
    return done.created


def _load(file: Path) -> int:
    """python-calamine's rows and one bulk insert: nothing checked, no round, no deadline, no history."""
    table = CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0).to_python(skip_empty_area=True)
    place = {name: at for at, name in enumerate(table[0])}
    made: list[Matter] = []
    for cells in table[1:]:
        value: dict[Any, Any] = {name: cells[at] for name, at in place.items()}
        made.append(Matter(
            county_id=CODE, number=value["事项编号"], kind=value["事项类型"], title=value["问题"],
            raised_on=value["提出日期"], raiser_name=value["提出单位"], detail=value["整改措施"],
        ))  # fmt: skip
    return len(Matter.objects.bulk_create(made, batch_size=500))


def _write(file: Path, rows: list[Row]) -> None:
    words = labels(CODE)
    columns = matter_columns(CODE)
    write_xlsx(file, columns, ({"ordinal": n, **_cells(row, n, words)} for n, row in enumerate(rows, 1)))


def _cells(row: Row, n: int, words: dict[str, dict[str, str]]) -> dict[str, Any]:
    return {
        "number": f"台账-{n}", "kind": words["kind"][row.kind], "channel": words["channel"][row.channel],
        "raiser": row.raiser_unit.name if row.raiser_unit else "", "raised_on": row.raised_on, "problem": row.title,
        "chain": row.chain.name if row.chain else "", "lead": row.lead.name if row.lead else "",
        "handler": row.handler.name if row.handler else "", "measures": "".join(row.measures), "due": row.due,
        "state": words["state"][row.state], "outcome": words["outcome"].get(row.outcome, ""), "handled_on": row.handled_on,
        "satisfaction": words["satisfaction"].get(row.satisfaction, ""),
    }  # fmt: skip
