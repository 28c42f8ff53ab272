"""A month of random steps moves no figure of last month's cut-off."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from silian.kernel.access import SYSTEM
from silian.kernel.calendar import at
from silian.kernel.errors import NotFound, Refused
from silian.kernel.rules import Rule, Value, evaluate, evaluate_by
from silian.matters import actions
from silian.matters.lifecycle import LIFECYCLE, OPEN
from silian.matters.models import Matter
from tests.matters.county import County, proof, raised
from tests.matters.rules import rule

CUTOFF = date(2026, 8, 31)
RULES = [
    rule("raised", date="raised_on"),
    rule("accepted", date="accepted_on", where={"kind": {"in": ["trial/need", "trial/short"]}}),
    rule("open", date="open", measure="stock"),
    rule("overdue", date="overdue", measure="stock"),
    rule("solved", date="closed_on", where={"outcome": {"is": "solved"}}),
    rule("on_time", date="closed_on", measure="ratio", part={"on_time": {"is": True}}),
    rule("rate", date="accepted_on", measure="ratio", part={"closed_on": {"filled": True}}),
    rule("returned", date="accepted_on", where={"was_returned": {"is": True}}),
    rule("satisfied", date="closed_on", where={"satisfaction": {"is": "satisfied"}}),
    rule("due", date="due"),
]  # fmt: skip
Figures = tuple[dict[Rule, Value], dict[Rule, dict[Any, Value]], dict[Rule, dict[Any, Value]]]


def figures() -> Figures:
    """Every rule for the county, by lead unit, and by kind."""
    return evaluate(RULES, CUTOFF), evaluate_by(RULES, CUTOFF, "credit"), evaluate_by(RULES, CUTOFF, "kind")


def walk(place: County, days: list[date], dice: random.Random) -> int:
    """Each day a few random steps on random matters, and the daily run; how many steps were taken."""
    taken = 0
    for day in days:
        with at(day):
            raised(place, day, kind=dice.choice(["trial/need", "trial/short", "trial/dispute"]))
            actions.resume_planned("990001", day, by=SYSTEM)
            actions.run_ladder("990001", day, by=SYSTEM)
            for _n in range(10):
                matter = dice.choice(list(Matter.objects.select_related("round")))
                try:
                    one_that_fits(matter, dice)(matter, place, dice)
                    taken += 1
                except (Refused, NotFound):
                    continue
    return taken


def answer(matter: Matter, place: County, dice: random.Random) -> object:
    request = matter.round.requests.filter(decision="").first()
    if request is None:
        raise Refused("nothing was asked")
    if dice.random() < 0.7:
        return actions.agree_to_request(request, by=place.clerk)
    return actions.refuse_request(request, reason="不必", by=place.clerk)


def finish_measures(matter: Matter, place: County, dice: random.Random) -> object:
    for measure in matter.round.measures.filter(done_on=None):
        actions.complete_measure(measure, result="办好", by=place.handler, files=[proof()])
    return actions.hand_in(
        matter, outcome=dice.choice(["solved", "explained"]), summary="办结", by=place.handler, files=[proof()]
    )


def merge(matter: Matter, place: County, dice: random.Random) -> object:
    others = list(Matter.objects.filter(state__in=[state.name for state in OPEN]))
    return actions.merge_matter(matter, into=dice.choice(others or [matter]), by=place.clerk)


Step = Callable[[Matter, County, random.Random], object]
STEPS: dict[str, Step] = {
    "accept": lambda m, p, d: actions.accept_matter(m, by=p.clerk, kind=d.choice(["trial/need", "trial/short"])),
    "reject": lambda m, p, d: actions.reject_matter(m, reason="不属本县", by=p.clerk),
    "assign": lambda m, p, d: actions.assign_matter(m, lead=p.bureau, handler=p.officer, by=p.clerk),
    "reassign": lambda m, p, d: actions.assign_matter(m, lead=d.choice([p.bureau, p.other_bureau]), by=p.clerk),
    "take_up": lambda m, p, d: actions.take_up(m, by=p.handler),
    "hand_back": lambda m, p, d: actions.hand_back(m, reason="not_ours", words="应由别的局办", by=p.handler),
    "add_measure": lambda m, p, d: actions.add_measure(m, text="修补路面", by=p.handler),
    "hand_in": finish_measures,
    "request_extension": lambda m, p, d: actions.request_extension(
        m, days=d.randrange(1, 8), reason="缺料", by=p.handler
    ),
    "request_pause": lambda m, p, d: actions.request_pause(m, reason="等批复", by=p.handler),
    "extend": answer,
    "resume": lambda m, p, d: actions.resume(m, by=p.handler),
    "sign_off": lambda m, p, d: actions.sign_off(m, by=p.clerk),
    "send_back": lambda m, p, d: actions.send_back(m, reason="缺照片", by=p.clerk),
    "call_back": lambda m, p, d: actions.call_back(m, answer=d.choice(["satisfied", "dissatisfied"]), by=p.clerk),
    "redo": lambda m, p, d: actions.redo(m, reason="又坏了", by=p.clerk),
    "merge": merge,
    "withdraw": lambda m, p, d: actions.withdraw_matter(m, reason="自己办好了", by=p.clerk),
}
SELDOM = {"reject", "merge", "withdraw", "hand_back"}  # they would leave nothing to walk on


def one_that_fits(matter: Matter, dice: random.Random) -> Step:
    """A random step that starts from this state, those that end a matter more seldom."""
    here = [name for name in STEPS if any(s.name == matter.state for s in LIFECYCLE.steps[name].sources)]
    weights = [1 if name in SELDOM else 6 for name in here]
    if not here:
        raise Refused("it is over")
    return STEPS[dice.choices(here, weights)[0]]


def every_other_day(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range(0, (last - first).days + 1, 2)]


@pytest.mark.parametrize("seed", range(3))
def test_a_month_of_random_steps_moves_no_figure_of_the_month_before(place: County, seed: int) -> None:
    dice = random.Random(seed)
    walk(place, every_other_day(date(2026, 7, 1), CUTOFF), dice)
    before = figures()
    assert sum(value.records for value in before[0].values()) > 20
    assert walk(place, every_other_day(date(2026, 9, 1), date(2026, 9, 30)), dice) > 20
    assert figures() == before
