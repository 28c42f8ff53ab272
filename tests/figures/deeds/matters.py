"""Matters, step by step: handled, sent back, withdrawn, merged, asked after, done again."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from silian.kernel.access import SYSTEM
from silian.kernel.calendar import at
from silian.matters import actions
from silian.matters.models import Matter
from tests.figures.county import CODE, OTHER, Place
from tests.figures.notebook import Handling, Stay
from tests.matters.county import proof

KINDS = ("problem", "labour", "land", "dispute")
ANSWERS: dict[str, dict[str, Any]] = {
    "problem": {}, "labour": {"headcount": 3}, "land": {"area": 5}, "dispute": {"over": "wages"},
}  # fmt: skip
OUTCOMES = ("solved", "solved", "solved", "partly", "explained")


def happen(place: Place) -> None:
    for _ in range(12):
        day = place.day()
        matter, handling = raised(place, day)
        go_its_way(place, matter, handling)


def raised(place: Place, day: date, kind: str = "") -> tuple[Matter, Handling]:
    kind = kind or place.dice.choice(KINDS)
    with at(day):
        matter = actions.raise_matter(
            CODE, kind=f"four-chains/{kind}", title="厂区道路破损", by=SYSTEM, raiser=actions.Raiser(name="张某"),
            answers=ANSWERS[kind],
        )  # fmt: skip
    return matter, noted(place, Handling(kind, day))


def noted(place: Place, handling: Handling) -> Handling:
    place.note.handlings.append(handling)
    return handling


def go_its_way(place: Place, matter: Matter, handling: Handling) -> None:
    """From raised on: not taken in, taken back, or handled as far as the days go."""
    fate = place.dice.random()
    if fate < 0.1:
        end(place, matter, handling, actions.reject_matter, handling.raised)
    elif taken_up(place, matter, handling):
        if fate < 0.2:
            end(place, matter, handling, actions.withdraw_matter, handling.accepted or handling.raised)
        elif fate < 0.9:
            be_closed(place, matter, handling)


def end(place: Place, matter: Matter, handling: Handling, deed: Any, after: date) -> None:
    if day := place.soon(after, 20):
        with at(day):
            deed(matter, reason="已自行解决", by=SYSTEM)
        handling.ended = day


def taken_up(place: Place, matter: Matter, handling: Handling) -> bool:
    day = place.soon(handling.raised, 3)
    if day is None:
        return False
    handling.accepted, handling.due = day, day + timedelta(days=place.dice.randint(5, 30))
    with at(day):
        actions.accept_matter(matter, due=handling.due, by=SYSTEM)
        actions.assign_matter(matter, lead=place.bureau, by=SYSTEM)
        actions.take_up(matter, by=SYSTEM)
    return True


def be_closed(place: Place, matter: Matter, handling: Handling, after: date | None = None) -> None:
    """Handed in, perhaps sent back and handed in again, signed, and asked after."""
    day = hand_in(place, matter, handling, after or handling.accepted or handling.raised)
    if day and place.now_and_then(0.2):
        day = sent_back(place, matter, handling, day)
        day = day and hand_in(place, matter, handling, day)
    signed = day and place.soon(day, 4)
    if day and signed:
        with at(signed):
            actions.sign_off(matter, by=OTHER)
        handling.handled, handling.closed = day, signed
        asked_after(place, matter, handling, signed)


def hand_in(place: Place, matter: Matter, handling: Handling, after: date) -> date | None:
    day = place.soon(after, 35)
    if day:
        handling.outcome = place.dice.choice(OUTCOMES)
        with at(day):
            measure = actions.add_measure(matter, text="修路", by=SYSTEM)
            actions.complete_measure(measure, result="修好", by=SYSTEM)
            actions.hand_in(matter, outcome=handling.outcome, summary="已办", by=SYSTEM, files=[proof()])
        handling.waiting.append(Stay(day))
    return day


def sent_back(place: Place, matter: Matter, handling: Handling, after: date) -> date | None:
    day = place.soon(after, 5)
    if day:
        with at(day):
            actions.send_back(matter, reason="佐证不足", by=OTHER)
        handling.waiting[-1].end = day
    return day


def asked_after(place: Place, matter: Matter, handling: Handling, after: date) -> None:
    day = place.soon(after, 10)
    if day is None or place.now_and_then(0.3):
        return
    answer = place.dice.choice(("satisfied", "fairly", "dissatisfied", "dissatisfied"))
    with at(day):
        actions.call_back(matter, answer=answer, by=SYSTEM)
    handling.answers.append((day, answer))
    again = place.soon(day, 5)
    if answer == "dissatisfied" and again and place.now_and_then(0.7):
        with at(again):
            matter = actions.redo(matter, reason="又坏了", by=SYSTEM)
        anew = Handling(handling.kind, again, again, matter.round.due, helped=dict.fromkeys(handling.helped, again))
        be_closed(place, matter, noted(place, anew))
