"""The whole demo, told from its first day to its today, into an empty database: a county a programme, one after another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from silian.cli.demo.dual_heart.telling import tell_dual_heart
from silian.cli.demo.finance_spring.telling import tell_finance_spring
from silian.cli.demo.four_chains.county import DemoCounty
from silian.cli.demo.four_chains.telling import tell_four_chains
from silian.cli.demo.rice_fish.telling import tell_rice_fish
from silian.cli.demo.sunshine_inquiry.telling import tell_sunshine_inquiry
from silian.cli.demo.union_guides.telling import tell_union_guides
from silian.kernel.access import SYSTEM
from silian.kernel.calendar import table

TODAY = date(2022, 10, 8)  # a make-up working Saturday
Progress = Callable[[str], None]
# The other programmes, each in a county of its own: (until which day, a line of progress).
OTHERS: tuple[Callable[[date, Progress], object], ...] = (
    tell_finance_spring,
    tell_sunshine_inquiry,
    tell_union_guides,
    tell_rice_fish,
    tell_dual_heart,
)


def tell_the_first(progress: Progress) -> DemoCounty:
    """Fills an empty database with the county of 四链融创, through public actions, each in its own transaction as in life."""
    table.load_published(TODAY, by=SYSTEM)
    return tell_four_chains(TODAY, progress)


def tell_the_others(progress: Progress) -> None:
    """Adds the counties of the other programmes."""
    for tell in OTHERS:
        tell(TODAY, progress)
