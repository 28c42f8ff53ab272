"""A county under the four-chains programme with a ledger of two years, and the same ledger as plain Python."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from django.conf import settings

from silian.chains import actions as chains
from silian.chains.models import Chain
from silian.kernel import programmes
from silian.kernel.access import SYSTEM, Actor
from silian.kernel.calendar import at
from silian.matters import actions
from silian.matters.actions import Row
from silian.matters.models import Matter
from silian.meetings import actions as meetings
from silian.organisations import actions as organisations
from silian.organisations.models import Unit, UnitKind
from silian.organisations.queries import root_of
from tests import factories

CODE, PROGRAMME = "990001", "four-chains"
TODAY = date(2022, 10, 8)
SEPTEMBER = date(2022, 9, 30)
KINDS = ("problem", "labour", "land", "dispute")


@dataclass
class Place:
    """Two bureaus, two townships with a village each, two chains, and who reads and enters figures."""

    root: Unit
    bureaus: list[Unit]
    towns: list[Unit]
    villages: list[Unit]
    chains: list[Chain]
    clerk: Actor
    handler: Actor
    ledger: list[Row] = field(default_factory=list)

    def below(self, unit: Unit | None) -> set[Unit | None]:
        """The unit and what stands below it, as this little county was built."""
        inside: dict[Unit, set[Unit | None]] = {
            self.root: {self.root, *self.bureaus, *self.towns, *self.villages},
            **{town: {town, village} for town, village in zip(self.towns, self.villages, strict=True)},
        }
        return inside.get(unit, {unit}) if unit else {unit}


def four_chains() -> Place:
    factories.county(CODE)
    programmes.apply(Path(settings.PROGRAMMES) / PROGRAMME, CODE, by=SYSTEM)
    bureaus = [factories.department("县农业农村局"), factories.department("县自然资源局")]
    towns = [factories.township("石桥镇"), factories.township("云桥镇")]
    villages = [factories.village(f"{town.name[:2]}村", parent=town) for town in towns]
    return Place(
        root_of(CODE), bureaus, towns, villages,
        chains=[factories.chain("肉牛", office=bureaus[0]), factories.chain("水稻", office=bureaus[0])],
        clerk=factories.actor("chain_clerk"), handler=factories.actor("department_handler", unit=bureaus[0]),
    )  # fmt: skip


def with_ledger(size: int = 90, seed: int = 7) -> Place:
    """The county with so many matters of 2021 and 2022, open, closed in time and late, of every kind."""
    place = four_chains()
    chance = random.Random(seed)
    place.ledger = [invented(place, chance, n) for n in range(size)]
    enter(place.ledger, by=place.clerk)
    return place


def invented(place: Place, chance: random.Random, n: int) -> Row:
    raised = date(2021, 1, 5) + timedelta(days=chance.randrange(630))
    due = raised + timedelta(days=chance.choice([7, 14, 30]))
    handled = raised + timedelta(days=chance.randrange(1, 45))
    closed = handled <= TODAY and chance.random() < 0.75
    leads: list[Unit | None] = [*place.bureaus, *place.towns, *place.villages, None]
    return Row(
        kind=f"{PROGRAMME}/{chance.choice(KINDS)}", title=f"第{n}件厂区道路破损", channel="visit", raised_on=raised,
        state="closed" if closed else "doing", lead=chance.choice(leads), chain=chance.choice([*place.chains, None]),
        raiser_name="张某", due=due, handled_on=handled if closed else None,
        outcome=chance.choice(["solved", "partly", "explained"]) if closed else "",
    )  # fmt: skip


def enter(rows: list[Row], *, by: Actor, on: date = TODAY) -> tuple[list[Matter], Callable[[], object]]:
    """Enters rows as one batch, and gives the matters with a way to take the batch back."""
    with at(on):
        batch = actions.open_batch(CODE, source="旧台账", digest="", by=by)
        made = actions.admit_matters(rows, batch=batch, by=by)
    return made, lambda: actions.undo_batch(batch, by=by)


def row(title: str, raised: date, **more: object) -> Row:
    """One plain problem, being handled."""
    values = {"kind": f"{PROGRAMME}/problem", "channel": "visit", "state": "doing", "raiser_name": "张某", **more}
    return Row(title=title, raised_on=raised, **values)  # type: ignore[arg-type]


def with_meeting(place: Place, on: date = date(2022, 9, 20)) -> None:
    """A joint committee met with quorum and committed 8,500,100 yuan; its minutes are out."""
    body = factories.unit("肉牛链联合党委", UnitKind.COMMITTEE)
    chains.seat_committee(place.chains[0], body, by=SYSTEM)
    for _member in range(3):
        organisations.appoint(factories.person(), factories.seat(body, "成员"), on=factories.LONG_AGO, by=SYSTEM)
    with at(on):
        meeting = meetings.plan_meeting([body], kind=f"{PROGRAMME}/joint_committee", held_on=on, by=SYSTEM)
        item = meetings.add_item(meeting, title="育种研发", by=SYSTEM)
        meetings.convene_meeting(meeting, by=SYSTEM)
        meetings.record_all_present(meeting, by=SYSTEM)
        funds = meetings.Settled(
            outcome="commitment", purpose=f"{PROGRAMME}/wagyu_research", fen=850_010_000, chain=place.chains[0]
        )
        meetings.resolve(item, text="投入和牛育种研发", settled=funds, by=SYSTEM)
        meetings.conclude_meeting(meeting, by=SYSTEM)
        meetings.issue_minutes(meeting, by=SYSTEM)
