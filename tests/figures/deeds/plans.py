"""Tasks of the chains' plans, and figures that a bureau enters from its bulletins."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from silian.chains import actions
from silian.chains.models import PlanTask
from silian.indicators.actions import enter_external_figure
from silian.kernel.access import SYSTEM
from silian.kernel.calendar import at
from tests.figures.county import SET_UP, TODAY, Place
from tests.figures.notebook import Task
from tests.figures.plain import ENTERED

QUARTERS = (date(2021, 12, 31), date(2022, 3, 31), date(2022, 6, 30), date(2022, 9, 30))


def happen(place: Place) -> None:
    for n in range(40):
        task(place, f"第{n}项任务")
    with at(TODAY):
        for name in sorted(ENTERED):
            for until in place.dice.sample(QUARTERS, 3):
                entered(place, name, until)


def task(place: Place, text: str) -> None:
    note = Task(place.day())
    deed, chain = place.dice.choice(PlanTask.Deed.values), place.dice.choice(place.chains)
    with at(SET_UP):
        made = actions.add_plan_task(chain, deed, text, owner=place.bureau, due=note.due, by=SYSTEM)
    place.note.tasks.append(note)
    fate = place.dice.random()
    if fate < 0.6:
        note.done = place.day()
        with at(TODAY):
            actions.complete_plan_task(made, on=note.done, evidence="已建成", by=SYSTEM)
    elif fate < 0.8:
        note.dropped = place.day()
        with at(note.dropped):
            actions.drop_plan_task(made, reason="不再需要", by=SYSTEM)


def entered(place: Place, name: str, until: date) -> None:
    """Once, and sometimes corrected: the correction is what counts."""
    for reason in ("", "统计局更正")[: 2 if place.now_and_then(0.3) else 1]:
        value = place.dice.randint(1, 200)
        enter_external_figure(
            place.bureau, name, until=until, value=Decimal(value), document="统计月报", reason=reason, by=SYSTEM
        )
    place.note.entered.append((name, until, value))
