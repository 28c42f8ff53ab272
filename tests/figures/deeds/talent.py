"""Recruits who come and go, learners in several classes, members developed, and posts with one title or both."""

from __future__ import annotations

from datetime import date

from silian.chains.models import Enterprise
from silian.kernel.access import SYSTEM
from silian.kernel.calendar import at
from silian.organisations.models import Unit
from silian.talent import actions
from tests.figures.county import TODAY, Place
from tests.figures.notebook import Admission, Learner, Recruit, Stay

LEARNERS = ("employee", "technician", "student")


def happen(place: Place) -> None:
    with at(TODAY):
        for n in range(40):
            recruited(place, f"R-{n:04d}")
        for n in range(9):
            taught(place, f"第{n}期", LEARNERS[n % 3])
        for n, firm in enumerate(place.firms):
            developed(place, firm, f"M-{n:04d}")
            honoured(place, firm)


def recruited(place: Place, mark: str) -> None:
    """Joins an enterprise, and after leaving perhaps another: one person."""
    day: date | None = place.day()
    while day:
        firm, graduate = place.dice.choice(place.firms), place.now_and_then(0.7)
        joined = actions.recruit(
            firm, "王某", mark, on=day, level="bachelor", graduate=graduate, school="省农业大学", by=SYSTEM
        )
        place.note.recruits.append(Recruit(mark, str(firm.pk), day, graduate))
        day = place.soon(day, 120) if place.now_and_then(0.4) else None
        if day:
            actions.record_leaving(joined, on=day, by=SYSTEM)


def taught(place: Place, name: str, learner: str) -> None:
    """A class whose people are drawn from the same few, so that many attend more than one."""
    starts, major = place.day(), place.dice.choice(("livestock", "livestock", "crops"))
    training = actions.open_class(
        place.bureau, name, kind="training", school="市职业学院", major=major, starts_on=starts, due=TODAY,
        chain=place.dice.choice(place.chains), by=SYSTEM,
    )  # fmt: skip
    marks = [f"{learner.upper()}-{n:04d}" for n in place.dice.sample(range(40), 18)]
    enrolled = place.soon(starts, 10) or starts
    roster = "\n".join(f"学员 {mark}" for mark in marks)
    rows = actions.enrol(training, roster, learner=learner, on=enrolled, by=SYSTEM)
    notes = [Learner(mark, learner, major, enrolled) for mark in marks]
    place.note.learners += notes
    if (ends := place.soon(enrolled, 90)) and place.now_and_then(0.8):
        actions.finish_class(training, on=ends, without=[row.pk for row in rows[:3]], by=SYSTEM)
        for note in notes[3:]:
            note.finished = ends


def developed(place: Place, firm: Enterprise, mark: str) -> None:
    """Somebody of an enterprise that has a branch today is admitted, long after applying."""
    branch = Unit.objects.filter(placements__parent=firm.unit, placements__to_on=None, kind="branch").first()
    if branch is None:
        return
    admitted, front_line = place.day(), place.now_and_then(0.7)
    member = actions.enter_applicant(
        firm, "李某", mark, branch=branch, post="装配工", front_line=front_line, on=date(2020, 1, 6), by=SYSTEM
    )
    for step, day in (("activist", date(2020, 2, 6)), ("prospect", date(2021, 3, 1)), ("probationary", admitted)):
        if step != "probationary" or place.now_and_then(0.8):
            actions.become(member, f"become_{step}", on=day, by=SYSTEM)
    if member.admitted_on:
        place.note.admissions.append(Admission(admitted, str(firm.pk), front_line))


def honoured(place: Place, firm: Enterprise) -> None:
    """A post gets a title, perhaps the other beside it, and may lose both."""
    titles = place.dice.sample(["pioneer", "model"], place.dice.choice((0, 1, 2)))
    days = sorted(place.day() for _ in titles)
    for title, day in zip(titles, days, strict=True):
        post = actions.name_model_post(firm, "烘干车间", title=title, on=day, by=SYSTEM)
    if not titles:
        return
    stay = Stay(days[0])
    place.note.model_posts.append(stay)
    if place.now_and_then(0.3) and (end := place.soon(days[-1], 100)):
        actions.end_model_post(post, on=end, reason="岗位撤销", by=SYSTEM)
        stay.end = end
