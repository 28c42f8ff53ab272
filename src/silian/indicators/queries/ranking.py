"""The ranking of chains or units by a scheme, at a cut-off; every place in it is explained by its sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from silian.chains.models import Chain
from silian.indicators.catalogue import Entry, catalogue
from silian.indicators.models import AssessedSheet
from silian.indicators.queries.parts import by_each
from silian.indicators.queries.scores import Barred, Member, Reckoning, Sheet
from silian.indicators.scoring import ranks
from silian.indicators.sections import SCORING, Scheme, Target
from silian.kernel import rules
from silian.kernel.errors import NotFound
from silian.kernel.programmes import documents
from silian.kernel.rules import Rule
from silian.kernel.windows import DAY
from silian.organisations.models import Unit
from silian.organisations.queries import in_force


@dataclass(frozen=True)
class Standing:
    """A member's place: its rank among all and inside its peer group; neither for who is not ranked."""

    sheet: Sheet
    rank: int | None
    rank_in_group: int | None

    @property
    def member(self) -> Member:
        return self.sheet.member


@dataclass(frozen=True)
class Ranking:
    """A scheme's ranking at a cut-off, the first first; who is exempt or has nothing to be scored stands at the end.

    `unknown` are names of the scheme's file that no chain or unit of the county bears.
    """

    scheme: Scheme
    programme: str
    as_of: date
    standings: tuple[Standing, ...]
    unknown: tuple[str, ...] = ()

    def of(self, key: UUID) -> Standing:
        """The standing of a chain or unit; NotFound if it is not scored by this scheme."""
        for standing in self.standings:
            if standing.member.key == key:
                return standing
        raise NotFound(f"{self.scheme.id} {key}")


def schemes_of(county: str) -> dict[str, tuple[str, Scheme]]:
    """The schemes in force in the county by their id, each with its programme."""
    found = documents(county, SCORING)
    return {scheme.id: (programme, scheme) for programme, document in found.items() for scheme in document.schemes}


def ranking(county: str, scheme: str, as_of: date) -> Ranking:
    """Ranks all members of the scheme by their records at the end of the day `as_of`; NotFound without such a scheme.

    One query a fact whatever the number of chains, one for the programmes, one for the members, and one for each veto
    that bites.
    """
    schemes = schemes_of(county)
    if scheme not in schemes:
        raise NotFound(scheme)
    programme, declared = schemes[scheme]
    reckoning = _reckoning(county, programme, declared, as_of)
    members = list(_members(county, declared, as_of))
    sheets = [_with_named_records(reckoning.sheet(member), declared, county, as_of) for member in members]
    return Ranking(declared, programme, as_of, tuple(_placed(sheets)), _unknown(reckoning, members))


def ranks_at(county: str, scheme: str, as_of: date) -> dict[UUID, int | None]:
    """The rank of each chain or unit at an earlier cut-off: as it was published, or counted now where it was not."""
    published = AssessedSheet.objects.filter(county_id=county, assessment__scheme=scheme, assessment__as_of=as_of)
    if rows := list(published.values_list("chain", "unit", "rank")):
        return {chain or unit: rank for chain, unit, rank in rows}
    return {standing.member.key: standing.rank for standing in ranking(county, scheme, as_of).standings}


def moved(now: Ranking, before: Mapping[UUID, int | None]) -> dict[UUID, int | None]:
    """By how many places each rose since then (negative: fell); None for who was not ranked both times."""
    places = {standing.member.key: (before.get(standing.member.key), standing.rank) for standing in now.standings}
    return {key: then - here if then and here else None for key, (then, here) in places.items()}


def last_month_s_end(as_of: date) -> date:
    """The last day of the month before: the cut-off with which a ranking is compared."""
    return as_of.replace(day=1) - DAY


def _reckoning(county: str, programme: str, scheme: Scheme, as_of: date) -> Reckoning:
    entries = {entry.id: entry for entry in catalogue(county, as_of, programme)}
    wanted = [entries[name].definition for name in scheme.indicators]
    values = by_each(scheme.of, county, [each for each in wanted if isinstance(each, Rule)], as_of)
    return Reckoning(scheme, as_of, entries, _targets(entries.values()), values)


def _targets(entries: Iterable[Entry]) -> dict[str, Target]:
    return {entry.id: entry.definition for entry in entries if isinstance(entry.definition, Target)}


def _members(county: str, scheme: Scheme, as_of: date) -> Iterator[Member]:
    groups = {member: group.name for group in scheme.groups for member in group.members}
    exempt = {each.member: each for each in scheme.exempt}
    if scheme.of == "chain":
        chains = Chain.objects.filter(in_force(as_of), county_id=county, is_key=True).select_related("office")
        found = [(chain.pk, chain.name, chain.office) for chain in chains]
    else:
        units = Unit.objects.filter(county_id=county, name__in=scheme.members, opened_on__lte=as_of)
        found = [(unit.pk, unit.name, unit) for unit in units.order_by("name")]
    for key, name, office in found:
        yield Member(key, name, office, groups.get(name, ""), exempt.get(name))


def _unknown(reckoning: Reckoning, members: Iterable[Member]) -> tuple[str, ...]:
    """Names that the files give and nobody bears: in groups, exemptions, and the parts of the targets that are used."""
    scheme, there = reckoning.scheme, {member.name for member in members}
    named = {*scheme.members, *(each.member for each in scheme.exempt)}
    named |= {member for group in scheme.groups for member in group.members}
    for line in scheme.lines:
        target = reckoning.targets.get(line.target)
        named |= set((target.by_chain if scheme.of == "chain" else target.by_unit) if target else ())
    return tuple(sorted(named - there))


def _with_named_records(sheet: Sheet, scheme: Scheme, county: str, as_of: date) -> Sheet:
    """A veto that bites names its records."""
    if not sheet.barred:
        return sheet
    keys = [sheet.member.key]
    chains, units = (keys, None) if scheme.of == "chain" else (None, keys)
    scope = rules.Scope(counties=[county], chains=chains, units=units)

    def named(barred: Barred) -> Barred:
        rule = barred.entry.definition
        assert isinstance(rule, Rule)
        return replace(barred, lines=tuple(rules.lines(rule, rules.records(rule, as_of, scope))))

    return replace(sheet, barred=tuple(map(named, sheet.barred)))


def _placed(sheets: Iterable[Sheet]) -> Iterator[Standing]:
    """The sheets in the order of their ranks, each with its place among all and in its group."""
    sheets = list(sheets)
    overall = _ranks(sheets)
    groups = {sheet.member.group for sheet in sheets}
    inside: dict[UUID, int] = {}
    for group in groups:
        inside |= _ranks([sheet for sheet in sheets if sheet.member.group == group])
    standings = [Standing(sheet, overall.get(sheet.member.key), inside.get(sheet.member.key)) for sheet in sheets]
    yield from sorted(standings, key=lambda each: (each.rank is None, each.rank or 0))


def _ranks(sheets: Iterable[Sheet]) -> Mapping[UUID, int]:
    totals = {s.member.key: s.total for s in sheets if s.total is not None and not s.member.exempt}
    return ranks(totals, [sheet.member.key for sheet in sheets if sheet.barred])
