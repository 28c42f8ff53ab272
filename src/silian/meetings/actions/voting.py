"""Voting: the electorate is frozen when a vote opens; quorum is asked then."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from silian.kernel.access import Actor
from silian.kernel.calendar import now
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import advance
from silian.meetings.actions._beginning import begin, begin_on, needed
from silian.meetings.models import AgendaItem, Attendance, Elector, Meeting, Vote
from silian.meetings.queries.deciding import standing_vote, verdict_of, why_not_quorate
from silian.meetings.rules import Tally


@transaction.atomic
def open_vote(item: AgendaItem, *, by: Actor) -> Vote:
    """Opens the vote on an item and freezes who is entitled and who of them is there. Refused without quorum."""
    item = begin_on(item, "open_vote", by=by)
    if item.put_off_for:
        raise Refused(_("这项议题已延议，不能表决。"))
    if standing_vote(item):
        raise Refused(_("这项议题已经表决过，或正在表决。"))
    if (other := item.meeting.votes().filter(closed_at=None).first()) is not None:
        raise Refused(_("议题“%s”的表决还没有结束，请先结束它。") % other.item.title)
    if why := why_not_quorate(item.meeting):
        raise Refused(why)
    vote = Vote(county_id=item.county_id, item=item)
    vote.save(force_insert=True)
    electors = _freeze(vote, item.meeting)
    advance(
        item.meeting, "open_vote", by=by, details={"item": item.title, "electors": [str(e.person) for e in electors]}
    )
    return vote


def _freeze(vote: Vote, meeting: Meeting) -> list[Elector]:
    """One elector a person, however many seats they hold."""
    present = {row.person: False for row in meeting.attendances.select_related("person").order_by("id")}
    present |= {row.person: True for row in meeting.attendances.filter(presence=Attendance.Presence.PRESENT)}
    electors = [
        Elector(county_id=vote.county_id, vote=vote, person=person, present=there) for person, there in present.items()
    ]
    return Elector.objects.bulk_create(electors)


@transaction.atomic
def close_vote(vote: Vote, *, by: Actor, hands: Tally | None = None, ballots: Mapping[UUID, str] | None = None) -> Vote:
    """Ends a vote with the declared counts of a show of hands, or with each person's choice of a roll call 记名."""
    meeting = begin(vote.item.meeting, "close_vote", by=by)
    vote = Vote.objects.select_for_update().select_related("item__meeting").get(pk=vote.pk)
    if vote.closed_at or vote.voided_for:
        raise Refused(_("这次表决已经结束。"))
    if (hands is None) == (ballots is None):
        raise Refused(_("请填举手的票数，或逐人记名，选一种。"))
    if hands is not None:
        _count_hands(vote, hands)
    else:
        _enter_ballots(vote, ballots or {})
    vote.closed_at = now()
    vote.save(update_fields=["yes", "no", "abstain", "closed_at"])
    verdict = verdict_of(vote)
    tally = {"yes": verdict.tally.yes, "no": verdict.tally.no, "abstain": verdict.tally.abstain}
    details = {"item": vote.item.title, **tally, "base": verdict.base, "verdict": str(verdict)}
    advance(meeting, "close_vote", by=by, details=details)
    return vote


def _count_hands(vote: Vote, hands: Tally) -> None:
    there = vote.electors.filter(present=True).count()
    if min(hands.yes, hands.no, hands.abstain) < 0 or not 0 < hands.cast <= there:
        sentence = _("票数要在 1 和 %d 之间：表决开始时到会 %d 人。") % (there, there)
        raise Refused(sentence, {"yes": _("请核对票数。")})
    vote.yes, vote.no, vote.abstain = hands.yes, hands.no, hands.abstain


def _enter_ballots(vote: Vote, ballots: Mapping[UUID, str]) -> None:
    electors = {elector.person_id: elector for elector in vote.electors.filter(present=True)}
    if not set(ballots) <= set(electors):
        raise Refused(_("表决开始时到会的人才能投票。"))
    if not ballots or any(choice not in dict(Elector.CHOICES) for choice in ballots.values()):
        raise Refused(_("请逐人选择同意、不同意或弃权。"), {"ballots": _("请选择。")})
    for person, choice in ballots.items():
        electors[person].choice = choice
    Elector.objects.bulk_update(electors.values(), ["choice"])


@transaction.atomic
def void_vote(vote: Vote, *, reason: str, by: Actor) -> Vote:
    """Declares a vote void, with the reason; then the item can be voted on anew. Refused once something was resolved."""
    meeting = begin(vote.item.meeting, "void_vote", by=by)
    if vote.item.resolutions.exists():
        raise Refused(_("这项议题已有议定事项，表决不能作废。"))
    if vote.voided_for:
        raise Refused(_("这次表决已经作废。"))
    vote.voided_for = needed(reason, "reason")
    vote.save(update_fields=["voided_for"])
    advance(meeting, "void_vote", by=by, note=vote.voided_for, details={"item": vote.item.title})
    return vote
