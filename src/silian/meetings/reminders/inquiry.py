"""What of an inquiry session has a due day: that one comes, that its posting hangs and comes down, that others answer."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from operator import attrgetter
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from silian.kernel.calendar.table import current_calendar
from silian.kernel.reminders import Due, register
from silian.meetings.lifecycle.board import DRAFT, FILED, POSTED
from silian.meetings.lifecycle.inquiry import CALLED
from silian.meetings.models import BoardPost, Filing, InquirySession, Objection

POST_WITHIN = 2  # working days after it was drafted


def _called(county: str, first: date, last: date) -> Iterable[InquirySession]:
    rows = InquirySession.objects.filter(county_id=county, state=CALLED.name, held_on__range=(first, last))
    return rows.select_related("village").prefetch_related("invitees__delegate__person")


def _invited(session: InquirySession) -> Iterable[Any]:
    return [session.village, *(row.delegate.person for row in session.invitees.all())]


def _drafts(county: str, first: date, last: date) -> Iterable[BoardPost]:
    earliest = first - timedelta(days=2 * POST_WITHIN + 15)  # the longest holidays lie between
    rows = BoardPost.objects.filter(county_id=county, state=DRAFT.name, drafted_on__range=(earliest, last))
    return [row for row in rows.select_related("village", "session__township") if first <= _post_due(row) <= last]


def _post_due(post: BoardPost) -> date:
    """The working day by which a draft hangs; never, while the calendar of that year is not out."""
    return current_calendar().rung(post.drafted_on, POST_WITHIN) or date.max


def _hanging(county: str, first: date, last: date) -> Iterable[BoardPost]:
    rows = BoardPost.objects.filter(county_id=county, state=POSTED.name, to_on__range=(first, last))
    return rows.select_related("village")


def _objected(county: str, first: date, last: date) -> Iterable[Objection]:
    rows = Objection.objects.filter(county_id=county, answered_on=None, due__range=(first, last))
    return rows.select_related("post__village", "post__session__township")


def _filed(county: str, first: date, last: date) -> Iterable[Filing]:
    rows = Filing.objects.filter(county_id=county, state=FILED.name, due__range=(first, last))
    return rows.select_related("township")


def _township(post: BoardPost) -> Iterable[Any]:
    return [post.session.township] if post.session else []


register(Due(
    name="meetings.inquiry_session", label=_("质询会"), rows=_called, due=attrgetter("held_on"), readers=_invited,
    words=lambda row: gettext("%s公开质询会") % row.village, called=attrgetter("number"), steps=(1, 0), happens=_("召开"),
))  # fmt: skip
register(Due(
    name="meetings.draft_post", label=_("张贴公示"), rows=_drafts, due=_post_due, readers=lambda row: [row.village],
    superiors=_township, words=lambda row: gettext("张贴“%s”") % row, since=attrgetter("drafted_on"), steps=(1, 0, -1),
))  # fmt: skip
register(Due(
    name="meetings.board_post", label=_("公示到期"), rows=_hanging, due=attrgetter("to_on"),
    readers=lambda row: [row.village], words=lambda row: gettext("公示“%s”（到期后撤下存档）") % row,
    since=attrgetter("from_on"), steps=(1, 0),
))  # fmt: skip
register(Due(
    name="meetings.objection", label=_("答复异议"), rows=_objected, due=attrgetter("due"),
    readers=lambda row: [row.post.village], superiors=lambda row: _township(row.post),
    words=lambda row: gettext("答复对“%s”的异议") % row.post, about=attrgetter("post"), since=attrgetter("raised_on"),
    steps=(2, 0, -1),
))  # fmt: skip
register(Due(
    name="meetings.filing", label=_("签收报送"), rows=_filed, due=attrgetter("due"), readers=lambda row: [row.township],
    words=lambda row: gettext("签收报送 %s") % row.number, called=attrgetter("number"), since=attrgetter("filed_on"),
    steps=(1, 0, -1),
))  # fmt: skip
