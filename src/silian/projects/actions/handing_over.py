"""交接: one side offers, the other accepts or declines. On any day the project has exactly one keeper."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from silian.kernel import journal
from silian.kernel.access import Actor
from silian.kernel.calendar import today
from silian.kernel.calendar.table import current_calendar
from silian.kernel.errors import Refused
from silian.kernel.language import in_the_countys_language
from silian.kernel.lifecycles import advance
from silian.kernel.notices import notify
from silian.organisations.models import Unit
from silian.projects.actions._checking import Files, begin, business_day, keep_proof, needed
from silian.projects.models import HandOver, Keeping, Project
from silian.projects.queries import next_side
from silian.projects.sections import pipeline_of


@transaction.atomic
def offer_project(
    project: Project, *, words: str, by: Actor, on: date | None = None, proof: Files = (), version: int | None = None
) -> HandOver:
    """交出: the keeper offers the project to the next side, and stays its keeper until that side accepts."""
    fresh = begin(project, "offer", by=by, version=version)
    on = business_day(on or today(), _keeping_of(fresh).from_on)
    said = needed(words, "words", 1000)
    side, receiver = next_side(fresh)
    hand_over = HandOver(
        county_id=fresh.county_id, project=fresh, giver=fresh.keeper, receiver=receiver, side=side.name, offered_on=on,
        offered_by=by.id, offered_person=by.person, giver_name=by.label[:120], words=said,
        due=current_calendar().rung(on, pipeline_of(fresh.county_id).accept_within),
    )  # fmt: skip
    details = {"to": str(receiver), "due": hand_over.due, "on": on, "files": keep_proof(fresh, proof, by=by)}
    advance(project, "offer", by=by, note=said, details=details, offered_to=receiver, moved_on=max(fresh.moved_on, on))
    hand_over.save(force_insert=True)
    _tell(hand_over, receiver, gettext_lazy("%(giver)s交出项目“%(project)s”，请接收。"), "offered")
    return hand_over


@transaction.atomic
def accept_hand_over(
    project: Project, *, by: Actor, on: date | None = None, words: str = "", version: int | None = None
) -> Project:
    """接收: from that day on the receiving side keeps the project, and the keeping of the other ends on it."""
    fresh = begin(project, "take_over", by=by, version=version)
    hand_over, keeping = _offered(fresh), _keeping_of(fresh)
    day = business_day(on or today(), hand_over.offered_on)
    details = {"keeper": str(hand_over.receiver), "from": str(hand_over.giver), "on": day}
    advance(
        project, "take_over", by=by, note=words.strip(), details=details, keeper=hand_over.receiver, side=hand_over.side,
        offered_to=None, moved_on=max(fresh.moved_on, day),
    )  # fmt: skip
    _answer(hand_over, by, words, accepted_on=day)
    keeping.to_on = day
    keeping.save(update_fields=["to_on"])
    Keeping(county_id=fresh.county_id, project=fresh, unit=hand_over.receiver, side=hand_over.side, from_on=day).save(
        force_insert=True
    )
    _tell(hand_over, hand_over.giver, gettext_lazy("项目“%(project)s”已由%(receiver)s接收。"), "answered")
    return project


@transaction.atomic
def decline_hand_over(project: Project, *, reason: str, by: Actor, version: int | None = None) -> Project:
    """不接, with what is missing: the project stays with its keeper, who mends it and offers it again."""
    fresh = begin(project, "decline", by=by, version=version)
    hand_over, said = _offered(fresh), needed(reason, "reason")
    details = {"receiver": str(hand_over.receiver), "keeper": str(hand_over.giver)}
    advance(project, "decline", by=by, note=said, details=details, offered_to=None)
    _answer(hand_over, by, said, declined_on=today())
    _tell(hand_over, hand_over.giver, gettext_lazy("%(receiver)s没有接收项目“%(project)s”，请补齐后再交。"), "answered")
    return project


def _offered(project: Project) -> HandOver:
    hand_over = project.waiting_hand_over()
    if hand_over is None:
        raise Refused(_("没有等待接收的交接，可能已经有人接了，请刷新页面。"))
    return hand_over


def _keeping_of(project: Project) -> Keeping:
    return project.keepings.get(to_on=None)


def _answer(hand_over: HandOver, by: Actor, words: str, **day: date) -> None:
    for name, value in day.items():
        setattr(hand_over, name, value)
    hand_over.receiver_name, hand_over.answer = by.label[:120], words.strip()[:200]
    hand_over.save(update_fields=[*day, "receiver_name", "answer"])


@in_the_countys_language
def _tell(hand_over: HandOver, reader: Unit, sentence: Promise, once: str) -> None:
    text = str(sentence) % {"project": hand_over.project, "giver": hand_over.giver, "receiver": hand_over.receiver}
    about = journal.subject_of(hand_over.project)
    notify(hand_over.county_id, reader, text, about=about, once=f"hand-over:{hand_over.pk}:{once}")
