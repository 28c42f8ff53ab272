"""Pairings, visits with what was raised on them, helped neighbours and merged duplicates, errands of service groups."""

from __future__ import annotations

from datetime import date, timedelta

from silian.chains.models import Enterprise
from silian.kernel.access import SYSTEM
from silian.kernel.calendar import at
from silian.matters import actions as ledger
from silian.matters.models import Matter
from silian.organisations.models import Person
from silian.support import actions
from silian.support.models import Case
from tests.figures.county import TODAY, Place
from tests.figures.deeds import matters
from tests.figures.notebook import Handling, Stay, Task, Visit


def happen(place: Place) -> None:
    for firm in place.dice.sample(place.firms, 14):
        paired(place, firm)
    pairs = [(stay.who, stay.where) for stay in place.note.pairings]
    for _ in range(40):
        visitor = place.clerk if place.now_and_then(0.15) else place.dice.choice(place.leaders)
        firm = place.dice.choice(place.firms)
        if place.now_and_then(0.3):
            who, where = place.dice.choice(pairs)
            visitor, firm = Person.objects.get(pk=who), Enterprise.objects.get(pk=where)
        visited(place, visitor, firm, place.day())
    for firm in place.dice.sample(place.firms, 6):
        served(place, firm)


def paired(place: Place, firm: Enterprise) -> None:
    """With one leader, and after a while with another, or with none."""
    leader, heir = place.dice.sample(place.leaders, 2)
    stay = Stay(place.day(), who=str(leader.pk), where=str(firm.pk))
    place.note.pairings.append(stay)
    with at(TODAY):
        pairing = actions.pair(leader, firm, on=stay.start, by=SYSTEM)
        fate, end = place.dice.random(), place.soon(stay.start, 150)
        if end and fate < 0.3:
            actions.end_pairing(pairing, on=end, reason="企业迁出", by=SYSTEM)
            stay.end = end
        elif end and fate < 0.6:
            actions.hand_over(pairing, to=heir, on=end, reason="分工调整", by=SYSTEM)
            stay.end = end
            place.note.pairings.append(Stay(end, who=str(heir.pk), where=str(firm.pk)))


def visited(place: Place, visitor: Person, firm: Enterprise, day: date) -> None:
    of_the_county = visitor != place.clerk
    place.note.visits.append(Visit(str(visitor.pk), str(firm.pk), day, of_the_county))
    if place.now_and_then(0.3):
        with at(TODAY):  # written down long afterwards
            actions.record_visit(firm, visitor=visitor, way="call", on=day, by=SYSTEM)
        return
    kind = place.dice.choice(matters.KINDS)
    need = actions.Need(f"four-chains/{kind}", "门前道路翻浆进不了车", matters.ANSWERS[kind])
    with at(day):
        visit = actions.record_visit(firm, visitor=visitor, way="visit", need=need, by=SYSTEM)
        matter = Case.objects.select_related("round__matter").get(visit=visit).round.matter
        neighbour = place.dice.choice(place.firms)
        if place.now_and_then(0.3) and neighbour != firm:
            actions.add_helped(visit, matter, neighbour, by=SYSTEM)
    helped = {str(firm.pk): day} if of_the_county else {}
    handling = matters.noted(place, Handling(kind, day, helped=helped))
    if of_the_county and Case.objects.filter(visit=visit, enterprise=neighbour).exists():
        handling.helped[str(neighbour.pk)] = day
    if place.now_and_then(0.25):
        merged(place, matter, handling)
    else:
        matters.go_its_way(place, matter, handling)


def merged(place: Place, matter: Matter, handling: Handling) -> None:
    """The same was heard elsewhere before: that matter goes on, for this enterprise too."""
    older, survivor = matters.raised(place, handling.raised, handling.kind)
    day = place.soon(handling.raised, 5)
    if day is None or not matters.taken_up(place, older, survivor):
        return
    with at(day):
        ledger.merge_matter(matter, into=older, by=SYSTEM)
    handling.merged, handling.ended = True, day
    survivor.helped = dict.fromkeys(handling.helped, day)
    matters.be_closed(place, older, survivor, max(day, survivor.accepted or day))


def served(place: Place, firm: Enterprise) -> None:
    begun = place.day(last=TODAY - timedelta(days=60))
    with at(begun):
        group = actions.open_group(firm, on=begun, by=SYSTEM)
    for _ in range(4):
        opened = place.day(begun)
        note = Task(opened + timedelta(days=place.dice.randint(0, 20)))
        with at(opened):
            errand = actions.open_errand(group, field="errands", text="代办营业执照", due=note.due, by=SYSTEM)
        place.note.errands.append(note)
        if place.now_and_then(0.8):
            note.done = place.day(opened)
            with at(TODAY):
                actions.complete_errand(errand, on=note.done, result="已办", by=SYSTEM)
