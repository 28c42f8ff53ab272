"""What is measured, by name; each measure gives one result or several. The limits are those that the design asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from silian.cli.answers import progress
from silian.cli.bench.measures import chains, credit, deeds, figures, journal, ledger, spreadsheet
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
WITHOUT_LOAD: Mapping[str, Callable[[Scale], Iterator[Result]]] = {
    "graph": chains.graph,
    "relatedness": chains.relatedness_and_complexity,
    "matching": chains.matching,
    "loans": credit.loans,
    "scoring": credit.scoring,
}
NAMES = (*MEASURES, *WITHOUT_LOAD)


def measured(names: Iterable[str], scale: Scale) -> Iterator[Result]:
    """The results of these measures: first those that need no database, then the others over one load."""
    wanted = list(names)
    for name in filter(WITHOUT_LOAD.__contains__, wanted):
        progress(f"量 {name}……")
        yield from WITHOUT_LOAD[name](scale)
    loaded = [name for name in wanted if name in MEASURES]
    if not loaded:
        return
    with both_sizes(scale) as sizes:
        for name in loaded:
            progress(f"量 {name}……")
            yield from MEASURES[name](sizes)
