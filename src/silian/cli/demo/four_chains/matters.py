"""Which matters there are: those told one by one, the everyday ones of twelve months, and those still under way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import count

from silian.chains.models import Enterprise
from silian.cli.demo import moments
from silian.cli.demo.four_chains.chapters import Chapter, Tale
from silian.cli.demo.four_chains.county import DemoCounty
from silian.cli.demo.four_chains.data import Deliberated, Kind, Template, Told, everyday_data, told_data
from silian.cli.demo.four_chains.stories import STORIES, deliberated

FIRST_MONTH = date(2021, 10, 1)
RAISED_BEFORE_MEETING = 6, 8  # working days; the longer for a matter that is first returned twice


def told_matters(county: DemoCounty) -> tuple[list[Chapter], dict[date, list[Tale]]]:
    """The stories told one by one, and which of them stand on the agenda of which day's meeting."""
    told = told_data()
    agendas: dict[date, list[Tale]] = {}
    stories = [_told(county, one) for one in (*told.settled, *told.under_way)]
    for one in told.deliberated:
        held = meeting_day(county, one.chain, one.meeting)
        tale = _deliberated_tale(county, one, held)
        agendas.setdefault(held, []).append(tale)
        stories.append(deliberated(tale, held, one.returned))
    return stories, agendas


def meeting_day(county: DemoCounty, chain: str, number: int) -> date:
    return next(told.meets[number - 1] for told in county.data.chains if told.name == chain)


def _told(county: DemoCounty, one: Told) -> Chapter:
    tale = Tale(county, one.kind, one, one.chain, county.firm(one.chain, one.firm), one.raised)
    return STORIES[one.story](tale)


def _deliberated_tale(county: DemoCounty, one: Deliberated, held: date) -> Tale:
    raised = moments.before(held, RAISED_BEFORE_MEETING[one.returned])
    return Tale(county, "problem", one, one.chain, county.firm(one.chain, one.firm), raised)


def everyday_matters(county: DemoCounty) -> Iterator[Chapter]:
    """The plans month by month, then what is under way; chains, enterprises and wordings take turns."""
    data = everyday_data()
    writer = _Writer(county, data.templates)
    for plan in data.plans:
        for month, how_many in enumerate(plan.by_month):
            for _each in range(how_many):
                tale = writer.tale(plan.kind, writer.a_day_in(month), plan.outcome or "solved")
                yield STORIES[plan.story](tale)
    for open_one in data.under_way:
        for day in open_one.raised:
            yield STORIES[open_one.story](writer.tale(open_one.kind, day, "solved"))


class _Writer:
    """Words the everyday matters, each kind's templates in turn."""

    def __init__(self, county: DemoCounty, templates: dict[Kind, tuple[Template, ...]]) -> None:
        self.county, self.templates = county, templates
        self.turn = {kind: count() for kind in templates}
        self.chain_turn = count()

    def tale(self, kind: Kind, raised: date, outcome: str) -> Tale:
        chain = self.county.data.chains[next(self.chain_turn) * 5 % len(self.county.data.chains)].name
        firm = self.county.chance.choice(self.county.firms[chain][1:])
        templates = self.templates[kind]
        words = self._filled_in(templates[next(self.turn[kind]) % len(templates)], chain, firm)
        return Tale(self.county, kind, words, chain, firm, raised, outcome)

    def a_day_in(self, month: int) -> date:
        """A working day of the n-th month of the demo's year."""
        years, ahead = divmod(FIRST_MONTH.month - 1 + month, 12)
        first = 12 if month == 0 else 1
        return moments.a_working_day_of(FIRST_MONTH.year + years, ahead + 1, self.county.chance, first)

    def _filled_in(self, template: Template, chain: str, firm: Enterprise) -> Template:
        town = self.county.town_of(firm).name
        words = {"firm": firm.unit.short_name, "town": town, "chain": chain, "village": self._village()}
        said = {name: text.format(**words) for name, text in template.model_dump(exclude={"answers"}).items()}
        return Template(**said, answers=template.answers)

    def _village(self) -> str:
        return self.county.chance.choice(self.county.data.villages)
