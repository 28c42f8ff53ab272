"""Whether an item may be decided: quorum, the vote on it, and what the vote came to."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from silian.meetings.models import AgendaItem, Meeting, Vote
from silian.meetings.queries.roll import quorums, rule_of
from silian.meetings.rules import Tally, is_adopted


@dataclass(frozen=True)
class Verdict:
    """What a vote came to: the votes, the people of whom the majority is reckoned, how many yes it takes."""

    tally: Tally
    base: int
    needed: int
    closed: bool
    adopted: bool

    def __str__(self) -> str:
        if not self.closed:
            return _("表决中")
        words = _("通过（需 %d 票）") if self.adopted else _("未通过（需 %d 票）")
        return words % self.needed


def verdict_of(vote: Vote) -> Verdict:
    """The vote under the rule of its meeting, reckoned of its own frozen electorate."""
    majority = rule_of(vote.item.meeting).majority
    electors = vote.electors.all()
    base = len(electors) if majority.of == "entitled" else sum(elector.present for elector in electors)
    tally, closed = vote.tally(), vote.closed_at is not None
    adopted = closed and is_adopted(majority.threshold, base=base, yes=tally.yes)
    return Verdict(tally, base, majority.threshold.least(base), closed, adopted)


def standing_vote(item: AgendaItem) -> Vote | None:
    """The vote on the item that was not declared void."""
    return next((vote for vote in item.votes.all() if not vote.voided_for), None)


def why_not_quorate(meeting: Meeting) -> str:
    """The sentence for an organ that lacks its quorum; empty when all have theirs."""
    for quorum in quorums(meeting):
        if not quorum.met:
            return _("%(organ)s到会 %(present)d 人，不足法定的 %(needed)d 人：可以记讨论，不能议定。") % {
                "organ": quorum.organ, "present": quorum.present, "needed": quorum.needed,
            }  # fmt: skip
    return ""


def why_not_decide(item: AgendaItem) -> str:
    """What stops a decision on this item; empty when nothing does."""
    return why_not_quorate(item.meeting) or why_not_by_vote(item)


def why_not_by_vote(item: AgendaItem) -> str:
    """What stops a decision on this item, quorum apart: it was put off, or its vote is missing, open or lost."""
    if item.put_off_for:
        return _("这项议题已延议：%s。") % item.put_off_for
    vote = standing_vote(item)
    if vote is None:
        must = rule_of(item.meeting).vote == "always"
        return _("这项议题还没有表决，表决通过后才能议定。") if must else ""
    verdict = verdict_of(vote)
    if not verdict.closed:
        return _("这项议题的表决还没有结束。")
    if verdict.adopted:
        return ""
    return _("表决未通过：同意 %(yes)d 票，需 %(needed)d 票。") % {"yes": verdict.tally.yes, "needed": verdict.needed}
