"""Trips, and projects from talks to production or their end, with frameworks, second agreements and what was invested."""

from __future__ import annotations

from datetime import date

from silian.kernel.access import SYSTEM
from silian.kernel.calendar import at
from silian.projects import actions
from silian.projects.models import Agreement as Signed
from silian.projects.models import Project
from tests.figures.county import OTHER, TODAY, Place
from tests.figures.notebook import Agreement, Venture
from tests.projects.relay import paper

PARTIES = ["演示二县", "甲川集团"]


def happen(place: Place) -> None:
    with at(TODAY):
        for n in range(14):
            day = place.day()
            travellers = place.dice.sample(place.leaders, 2)
            actions.set_out(
                place.bureau,
                purpose=f"第{n}次招商",
                destination="邻省",
                travellers=travellers,
                set_out_on=day,
                by=SYSTEM,
            )
            place.note.trips.append(day)
        for n in range(30):
            venture(place, f"第{n}项目")


def venture(place: Place, name: str) -> None:
    note = Venture(place.day())
    project = actions.enter_project(
        place.bureau, name, investor="甲川集团", talks_on=note.talks, chain=place.dice.choice(place.chains), by=SYSTEM
    )
    place.note.ventures.append(note)
    day: date | None = note.talks
    if place.now_and_then(0.3):
        day = framework(place, project, note)
    if day and place.now_and_then(0.75):
        day = signed(place, project, note, day)
        if day and place.now_and_then(0.7):
            day = landed(place, project, note, day)
    if place.now_and_then(0.25):
        ended(place, project, note)


def framework(place: Place, project: Project, note: Venture) -> date | None:
    if day := place.soon(note.talks):
        fen = place.dice.randint(1, 10**12)
        actions.sign_framework(project, on=day, parties=PARTIES, fen=fen, proof=[paper()], by=SYSTEM)
        note.agreements.append(Agreement(day, fen, framework=True))
    return day


def signed(place: Place, project: Project, note: Venture, after: date) -> date | None:
    day = place.soon(after, 80)
    if day is None:
        return None
    fen = place.dice.randint(1, 10**12)
    actions.sign_agreement(project, on=day, parties=PARTIES, fen=fen, proof=[paper()], by=SYSTEM)
    note.signed = day
    note.agreements.append(Agreement(day, fen))
    if place.now_and_then(0.3) and (later := place.soon(day)):
        actions.sign_another(project, on=later, parties=PARTIES, fen=fen, title="增资协议", proof=[paper()], by=SYSTEM)
        note.agreements.append(Agreement(later, fen))
        if place.now_and_then(0.5) and (end := place.soon(later)):
            first = Signed.objects.get(project=project, framework=False, signed_on=day, title="投资协议")
            actions.end_agreement(first, on=end, ground="以增资协议替代", by=SYSTEM)
            next(one for one in note.agreements if one.signed == day and not one.framework).ended = end
    return day


def landed(place: Place, project: Project, note: Venture, after: date) -> date | None:
    """Handed over to the zone, landed in a township, and built; what was invested is told now and then."""
    day = place.soon(after, 80)
    if day is None:
        return after
    actions.offer_project(project, words="见清单", on=day, by=SYSTEM)
    actions.accept_hand_over(project, on=day, by=OTHER)
    actions.land_project(project, on=day, township=place.dice.choice(place.towns), proof=[paper()], by=SYSTEM)
    note.landed = day
    for _ in range(place.dice.randint(0, 3)):
        until, fen = place.day(day), place.dice.randint(1, 10**11)
        actions.record_investment(project, on=until, fen=fen, source="投资月报", by=SYSTEM)
        place.note.invested.append((until, fen))
    return day


def ended(place: Place, project: Project, note: Venture) -> None:
    days = [note.talks, note.signed, note.landed, *(one.signed for one in note.agreements)]
    if day := place.soon(max(each for each in days if each)):
        actions.end_project(project, on=day, reason="funds", words="资金不到位", by=SYSTEM)
        note.ended = day
        for one in note.agreements:
            one.ended = one.ended or day
