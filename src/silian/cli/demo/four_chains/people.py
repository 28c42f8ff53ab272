"""The people: leaders, heads and handlers, enterprise contacts; the committees and branches, and who sits in them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from silian.chains.models import Enterprise
from silian.cli.demo import moments
from silian.cli.demo.four_chains.county import DemoCounty
from silian.cli.demo.four_chains.data import LateBranch, Vacancy
from silian.kernel.subjects import Subject
from silian.organisations import actions
from silian.organisations.models import Person, Unit
from silian.organisations.queries.formations import Place, Standing, chart_of

INDUSTRY = "industry"
FORMATIONS = (INDUSTRY, "project", "service")
FORMED = date(2021, 10, 11)  # the day on which the committees are formed
HEAD, DEPUTY = 0, 1
LAST = 9999  # behind every other seat


def enter_people(county: DemoCounty) -> None:
    """Chain leaders at the county; a head, a deputy and a handler at each department and township; a contact a firm."""
    for chain in county.data.chains:
        county.leaders[chain.name] = _enter(county, county.root, chain.leader)
    for name in (*county.data.departments, *county.data.townships):
        unit = county.units[name]
        titles = ("镇长", "副镇长", "产业干事") if name in county.data.townships else ("局长", "副局长", "科员")
        county.people[name] = [_enter(county, unit, title) for title in titles]
    for firm in (firm for firms in county.firms.values() for firm in firms):
        county.people[firm.unit.name] = [_enter(county, firm.unit, "党建负责人")]


def _enter(county: DemoCounty, unit: Unit, title: str) -> Person:
    return actions.enter_person(unit, fictional_name(county), by=county.clerk, title=title)


def fictional_name(county: DemoCounty) -> str:
    """A surname and 某: nobody is called so."""
    return county.chance.choice(county.data.surnames) + county.chance.choice(("某", "某某"))


def form_committees(county: DemoCounty) -> None:
    """Branches in the enterprises, then the county's committee and the joint ones, and everybody in their seats."""
    for chain in county.data.chains:
        for firm in county.firms[chain.name][: chain.branches]:
            found_branch(county, firm, FORMED)
    for firm in county.firms[""][: county.data.off_chain.branches]:
        found_branch(county, firm, FORMED)
    for formation in FORMATIONS:
        actions.fill_formation(county.code, formation, on=FORMED, by=county.clerk)
        for body in chart_of(county.code, formation, FORMED).bodies:
            for place in body.places:
                _seat(county, body, place)
    for row in county.chains.values():
        row.refresh_from_db()  # each has its joint committee now
    _open_stray_seat(county)


def found_branch(county: DemoCounty, firm: Enterprise, on: date) -> None:
    subject = Subject("enterprise", str(firm.pk), str(firm), firm.unit_id)
    actions.form_body(county.code, INDUSTRY, "party_organisation", subject, on=on, by=county.clerk)


def _seat(county: DemoCounty, body: Standing, place: Place) -> None:
    vacancy = _vacancy(county, body, place)
    if place.seat is None or (vacancy and vacancy.since is None):
        return
    actions.appoint(_who(county, body, place), place.seat, on=FORMED, by=county.clerk, ground="县委任职文件")


def _who(county: DemoCounty, body: Standing, place: Place) -> Person:
    """Whoever sits in a place of the pattern."""
    if body.wanted.host:
        return county.people[body.wanted.host][HEAD]
    chain = next((c.name for c in county.chains.values() if str(c.pk) == str(place.chain or body.subject.id)), "")
    match (body.level, place.slot):
        case ("county_committee", "secretary"):
            return county.leaders[county.data.chains[0].name]
        case ("county_committee", "chain_leaders") | ("joint_committee", "secretary"):
            return county.leaders[chain]
        case (_, "department"):
            return _staff(county, place)[DEPUTY]
    return _staff(county, place)[HEAD]


def _staff(county: DemoCounty, place: Place) -> list[Person]:
    unit = next(unit for unit in county.units.values() if unit.pk == place.unit)
    return county.people[unit.name]


def _vacancy(county: DemoCounty, body: Standing, place: Place) -> Vacancy | None:
    """The vacancy that the data tells of, in the first place of that slot."""
    for told in county.data.vacancies:
        same = body.level == "joint_committee" and body.subject.label == told.chain and place.slot == told.slot
        if same and place == next(p for p in body.places if p.slot == told.slot):
            return told
    return None


def _open_stray_seat(county: DemoCounty) -> None:
    """A seat that the pattern does not know, for the chart to point out."""
    stray = county.data.stray_seat
    chain = county.chains[stray.chain]
    assert chain.committee
    actions.open_seat(
        chain.committee, stray.title, by=county.clerk, on=FORMED, formation=INDUSTRY, slot=f"joint_committee.{stray.slot}",
        order=LAST, chain=chain.pk,
    )  # fmt: skip


def someone_leaves(county: DemoCounty, vacancy: Vacancy) -> Iterator[datetime]:
    """A post ends, and its seat stays vacant."""
    assert vacancy.since
    yield moments.on(vacancy.since, 10, 20)
    committee = county.chains[vacancy.chain].committee
    assert committee
    seat = committee.seats.filter(slot=f"joint_committee.{vacancy.slot}").order_by("order", "pk")[0]
    actions.relieve(seat.posts.get(), on=vacancy.since, by=county.clerk, ground=vacancy.ground)


def a_late_branch(county: DemoCounty, late: LateBranch) -> Iterator[datetime]:
    """A branch that is founded when the committee's seats are long filled."""
    yield moments.on(late.founded, 9, 40)
    found_branch(county, county.firm(late.chain, late.firm), late.founded)
