"""Who may: the algebra of grants, and that a list and a single thing never disagree."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from random import Random
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from silian.chains import actions
from silian.chains.models import Chain, Enterprise
from silian.chains.permissions import VIEW as VIEW_CHAINS
from silian.kernel.access import ANY, SYSTEM, Actor, Grant, Verb, allow, may_on, require, visible
from silian.kernel.calendar import today
from silian.kernel.errors import NotFound, Refused
from silian.kernel.lifecycles import admit
from silian.matters.models import Matter
from silian.matters.permissions import HANDLE, VIEW
from silian.organisations.models import Person, Unit
from silian.organisations.queries import ids_under
from tests import factories

pytestmark = pytest.mark.django_db
COUNTIES = ("990001", "990002")
UNIT_TIES = {"lead": "lead_id", "located_in": "located_in_id"}
SELF_TIES = {"raised_by": "raiser_unit_id", "handler": "handler_id"}
TIES = [*UNIT_TIES, *SELF_TIES, "chain", ANY, "no_such_tie"]
_numbers = count(1)


@dataclass
class World:
    """Two small counties and matters that hang on them in every way."""

    units: list[Unit]
    people: list[Person]
    chains: list[Chain]
    matters: list[Matter]


@pytest.fixture
def world() -> World:
    units, people, chains = [], [], []
    for county in COUNTIES:
        towns = [factories.township(county_code=county) for _ in range(2)]
        units += [*towns, *(factories.village(parent=town) for town in towns)]
        people += [factories.person(at=town) for town in towns]
        chains += [factories.chain(county_code=county) for _ in range(2)]
    world, chance = World(units, people, chains, []), Random(1)
    world.matters = [matter(world, chance) for _ in range(60)]
    return world


def matter(world: World, chance: Random) -> Matter:
    county = chance.choice(COUNTIES)

    def some(rows: list) -> UUID | None:
        return chance.choice([None, *(row.pk for row in rows if row.county_id == county)])

    row = Matter(
        county_id=county, number=f"T{next(_numbers)}", kind="trial/need", title="一件事", raised_on=date(2022, 1, 1),
        lead_id=some(world.units), located_in_id=some(world.units), raiser_unit_id=some(world.units),
        handler_id=some(world.people), chain_id=some(world.chains),
    )  # fmt: skip
    return admit(row, "doing", by=SYSTEM, source="a test")


@st.composite
def actors(draw: st.DrawFn, world: World) -> Actor:
    return Actor("account", "somebody", "某人", grants=tuple(draw(st.lists(grants(world), min_size=1, max_size=3))))


@st.composite
def grants(draw: st.DrawFn, world: World) -> Grant:
    unit = draw(st.sampled_from(world.units))
    chains = [chain.pk for chain in world.chains if chain.county_id == unit.county_id]
    anchor = draw(st.sampled_from(["unit", "chain", "self"]))
    own = frozenset({unit.pk, draw(st.sampled_from(world.people)).pk})
    chain = draw(st.sampled_from(chains if anchor == "chain" else [None, *chains]))
    units = None if anchor != "unit" or draw(st.booleans()) else ids_under(unit)
    ties = draw(st.frozensets(st.sampled_from(TIES), min_size=1))
    return Grant(unit.county_id, "role", {VIEW.name: ties}, units, chain, own, anchor)


def may_see(grant: Grant, row: Matter) -> bool:
    """The plain reading: some tie of the grant leads to its anchor; a unit's grant for one chain keeps to that chain."""
    on_its_chain = grant.anchor != "unit" or grant.chain is None or row.chain_id == grant.chain
    return (
        row.county_id == grant.county
        and on_its_chain
        and any(_leads(tie, grant, row) for tie in grant.reach[VIEW.name])
    )


def _leads(tie: str, grant: Grant, row: Matter) -> bool:
    if tie == ANY:
        return grant.anchor == "unit" and grant.units is None
    if tie == "chain":
        return grant.anchor == "chain" and row.chain_id == grant.chain
    end = getattr(row, {**UNIT_TIES, **SELF_TIES}.get(tie, "missing"), None)
    if end is None:
        return False
    if tie in SELF_TIES or grant.anchor == "self":
        return end in grant.own
    return grant.anchor == "unit" and (grant.units is None or end in grant.units)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_the_list_the_single_thing_and_the_plain_reading_agree(world: World, data: st.DataObject) -> None:
    by = data.draw(actors(world))
    listed = set(visible(Matter.objects.all(), by, VIEW))
    assert listed == {row for row in world.matters if any(may_see(grant, row) for grant in by.grants)}
    one = data.draw(st.sampled_from(world.matters))
    if one in listed:
        require(VIEW, one, by)
    else:
        with pytest.raises(NotFound):
            require(VIEW, one, by)


def test_no_record_appears_twice_however_many_grants_reach_it(world: World) -> None:
    root = Grant("990001", "a", {VIEW.name: frozenset({ANY, "lead", "located_in", "supporting"})})
    rows = list(visible(Matter.objects.all(), Actor("account", "x", "x", grants=(root, root)), VIEW))
    assert len(rows) == len(set(rows)) == sum(row.county_id == "990001" for row in world.matters)


def test_what_no_grant_gives_is_denied(world: World) -> None:
    nobody = Actor("account", "x", "x")
    assert not visible(Matter.objects.all(), nobody, VIEW).exists()
    assert visible(Matter.objects.all(), SYSTEM, VIEW).count() == len(world.matters)


def test_the_same_role_in_another_bureau_finds_nothing_there() -> None:
    ours, theirs = factories.department(), factories.department()
    by = factories.actor("handler", unit=theirs, may={"matters.view": ["lead"], "matters.handle": ["lead"]})
    row = led_by(ours)
    with pytest.raises(NotFound):
        require(HANDLE, row, by)
    assert may_on([VIEW, HANDLE], row, by) == set()


def test_who_may_look_is_told_that_the_other_right_is_missing() -> None:
    bureau = factories.department()
    by = factories.actor("looker", unit=bureau, may={"matters.view": ["lead"]})
    with pytest.raises(Refused, match="办理事项"):
        require(HANDLE, led_by(bureau), by)


def led_by(unit: Unit) -> Matter:
    row = Matter(
        county_id=unit.county_id, number=f"T{next(_numbers)}", kind="trial/need", title="一件事",
        raised_on=date(2022, 1, 1), lead=unit,
    )  # fmt: skip
    return admit(row, "doing", by=SYSTEM, source="a test")


@pytest.fixture
def planting() -> Verb:
    return Verb("garden.plant", "栽种")


def test_a_deed_that_makes_a_record_needs_the_verb_somewhere_in_the_county(planting: Verb) -> None:
    gardener = Actor(
        "account", "x", "x", grants=(Grant("990001", "gardener", {planting.name: frozenset({"lead"})}),),
        counties=frozenset(COUNTIES),
    )  # fmt: skip
    allow(planting, "990001", gardener)
    with pytest.raises(Refused, match="栽种"):
        allow(planting, "990002", gardener)
    with pytest.raises(NotFound):
        allow(planting, "990003", gardener)


def test_an_enterprise_that_left_the_chain_is_no_longer_the_chains() -> None:
    chain = factories.chain()
    firm = factories.enterprise(chain=chain)
    by = factories.actor("chain_leader", chain=chain, may={"chains.view": ["chain"]})
    assert firm in visible(Enterprise.objects.all(), by, VIEW_CHAINS)
    actions.leave_chain(firm.places.get(), on=today() - timedelta(days=1), by=SYSTEM)
    assert firm not in visible(Enterprise.objects.all(), by, VIEW_CHAINS)
