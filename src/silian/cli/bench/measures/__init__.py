"""What is measured, by name; each measure gives one result or several. The limits are those that the design asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from silian.cli.answers import progress
from silian.cli.bench.measures import deeds, figures, journal, ledger, spreadsheet
from silian.cli.bench.results import Result
from silian.cli.bench.scale import Scale
from silian.cli.bench.sizes import Sizes, both_sizes

MEASURES: Mapping[str, Callable[[Sizes], Iterator[Result]]] = {
    "list": ledger.the_list,
    "search": ledger.search,
    "workbench": ledger.workbench,
    "matter": ledger.one_matter,
    "figures": figures.sixty_figures,
    "journal": journal.verification,
    "import": spreadsheet.spreadsheet,
    "deeds": deeds.create_and_step,
}


def measured(names: Iterable[str], scale: Scale) -> Iterator[Result]:
    """The results of these measures, over one load."""
    with both_sizes(scale) as sizes:
        for name in names:
            progress(f"量 {name}……")
            yield from MEASURES[name](sizes)
