"""The minutes as the records tell them: the draft that the secretary reads, mends and issues."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from uuid import UUID

from django.utils.translation import gettext as _

from silian.kernel.language import in_the_countys_language
from silian.kernel.money import show
from silian.kernel.windows import chinese_day
from silian.meetings.models import AgendaItem, Attendance, Meeting, Resolution
from silian.meetings.queries.deciding import standing_vote, verdict_of
from silian.meetings.queries.roll import quorums


@in_the_countys_language
def draft_of_minutes(meeting: Meeting) -> str:
    """The text of the minutes, one paragraph a line: head, who was there, then each item with what came of it."""
    items = meeting.items.prefetch_related("votes__electors", "resolutions__owner__unit", "resolutions__commitment")
    lines = [_("%s纪要") % meeting, *_head(meeting), *_roll(meeting)]
    numbered = {row.pk: n for n, row in enumerate(meeting.resolutions(), start=1)}
    for place, item in enumerate(items, start=1):
        lines += [f"{place}．{item.title}", *_item(item, numbered)]
    return "\n".join(lines)


def _head(meeting: Meeting) -> Iterator[str]:
    at = f" {meeting.starts_at:%H:%M}" if meeting.starts_at else ""
    yield _("时间：%s") % (chinese_day(meeting.held_on) + at)
    for words, value in (
        (_("地点：%s"), meeting.place),
        (_("主持：%s"), meeting.chair),
        (_("记录：%s"), meeting.recorder),
    ):
        if value:
            yield words % value


def _roll(meeting: Meeting) -> Iterator[str]:
    for quorum in quorums(meeting):
        yield _("%(organ)s应到 %(entitled)d 人，实到 %(present)d 人，法定 %(needed)d 人，%(met)s。") % {
            "organ": quorum.organ, "entitled": quorum.entitled, "present": quorum.present, "needed": quorum.needed,
            "met": _("达法定人数") if quorum.met else _("不足法定人数，只记讨论，未作议定"),
        }  # fmt: skip
    roll = list(meeting.attendances.select_related("person", "substitute").order_by("seat__order", "seat__id"))
    for presence, label in Attendance.Presence.choices:
        names = dict.fromkeys(_name(row) for row in roll if row.presence == presence)
        if names:
            yield f"{label}：{'、'.join(names)}"


def _name(row: Attendance) -> str:
    if row.substitute is None:
        return str(row.person)
    return _("%(person)s（%(substitute)s列席）") % {"person": row.person, "substitute": row.substitute}


def _item(item: AgendaItem, numbered: Mapping[UUID, int]) -> Iterator[str]:
    if item.discussion:
        yield item.discussion
    if item.put_off_for:
        yield _("延议：%s") % item.put_off_for
    if vote := standing_vote(item):
        verdict = verdict_of(vote)
        yield _("表决：同意 %(yes)d 票，不同意 %(no)d 票，弃权 %(abstain)d 票，%(verdict)s。") % {
            "yes": verdict.tally.yes, "no": verdict.tally.no, "abstain": verdict.tally.abstain, "verdict": verdict,
        }  # fmt: skip
    for row in item.resolutions.all():
        yield _("议定事项 %(n)d：%(text)s%(how)s") % {"n": numbered[row.pk], "text": row.text, "how": _how(row)}


def _how(row: Resolution) -> str:
    if row.outcome == Resolution.Outcome.INFORMATION:
        return _("（通报性）")
    if row.outcome == Resolution.Outcome.COMMITMENT:
        funds = getattr(row, "commitment", None)
        return _("（资金 %s）") % show(funds.fen, "万元") if funds else ""
    return _("（责任人：%(owner)s；措施：%(measure)s；时限：%(due)s）") % {
        "owner": f"{row.owner.unit} {row.owner}" if row.owner else "—",
        "measure": row.measure or "—", "due": chinese_day(row.due) if row.due else "—",
    }  # fmt: skip
