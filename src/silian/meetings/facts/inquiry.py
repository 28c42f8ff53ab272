"""What can be counted about open inquiry sessions: who came for which group, what was asked, what was filed and posted.

Everything of a session counts from the day on which it ended, so last month's figures never move.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from silian.kernel.facts import Credit, Dimension, Fact, Listing, Moment, Span, Type, register
from silian.meetings.inquiries import titles_of_topics
from silian.meetings.lifecycle.inquiry import CALLED_OFF, INQUIRY, TAKEN_BACK
from silian.meetings.models import Attendance, BoardPost, Filing, Inquiry, InquirySession, Invitee, Objection
from silian.meetings.permissions import VIEW_SESSION

OF_A_SESSION = {
    "held_on": Moment("session__held_on", _("质询会日期"), known="closed_on"),
    "closed_on": Moment("session__closed_on", _("质询会结束日期")),
}


def sessions_at(cutoff: date) -> QuerySet[Any]:
    return InquirySession.objects.exclude(state=CALLED_OFF.name)


def inquiries_at(cutoff: date) -> QuerySet[Any]:
    """One row an inquiry that was not taken back."""
    return Inquiry.objects.exclude(state=TAKEN_BACK.name)


SESSION = register(
    Fact(
        name="meetings.inquiry_session",
        label=_("公开质询会"),
        rows=sessions_at,
        listing=Listing("meetings.inquirysession", "place", number="number", unit="village__name"),
        view=VIEW_SESSION,
        dates={
            "held_on": Moment("held_on", _("质询会日期"), known="closed_on"),
            "closed_on": Moment("closed_on", _("质询会结束日期")),
        },
        credit={"village": Credit("village", _("村")), "township": Credit("township", _("乡镇"))},
    )
)
INVITEE = register(
    Fact(
        name="meetings.inquiry_delegate",
        label=_("质询会的村民代表（每次会每人一条）"),
        rows=lambda cutoff: Invitee.objects.all(),
        listing=Listing(
            "meetings.inquirysession", "delegate__group__title", id="session", number="session__number",
            unit="session__village__name",
        ),
        view=VIEW_SESSION,
        dates=OF_A_SESSION,
        dimensions={
            "presence": Dimension("presence", _("到会"), choices=dict(Attendance.Presence.choices), known="closed_on"),
            "group": Dimension("delegate__group", _("村民小组"), Type.RECORD),
            "delegate": Dimension("delegate", _("村民代表"), Type.RECORD),
        },
        credit={"village": Credit("session__village", _("村"))},
    )
)  # fmt: skip
ASKED = register(
    Fact(
        name="meetings.inquiry",
        label=_("质询"),
        rows=inquiries_at,
        listing=Listing(
            "meetings.inquirysession", "text", id="session", number="session__number", unit="session__village__name",
            person="delegate__person__name",
        ),
        view=VIEW_SESSION,
        dates=OF_A_SESSION,
        dimensions={
            "result": Dimension(
                "state", _("答复情况"), choices={s.name: s.label for s in INQUIRY.states.values()}, known="closed_on"
            ),
            "topic": Dimension("topic", _("类别"), Type.CODE, titles=titles_of_topics),
        },
        credit={"village": Credit("session__village", _("村"))},
    )
)  # fmt: skip
FILING = register(
    Fact(
        name="meetings.filing",
        label=_("报送乡镇纪委的质询"),
        rows=lambda cutoff: Filing.objects.all(),
        listing=Listing("meetings.filing", "addressed_to", number="number", unit="township__name"),
        view=VIEW_SESSION,
        dates={
            "filed_on": Moment("filed_on", _("报送日期")),
            "received_on": Moment("received_on", _("签收日期")),
            "due": Moment("due", _("应签收日期"), planned=True),
        },
        spans={"waiting": Span("filed_on", "received_on", _("待签收"))},
        credit={"village": Credit("inquiry__session__village", _("村")), "township": Credit("township", _("乡镇"))},
    )
)
POST = register(
    Fact(
        name="meetings.board_post",
        label=_("村务公开栏的公示"),
        rows=lambda cutoff: BoardPost.objects.all(),
        listing=Listing("meetings.boardpost", "title", unit="village__name"),
        view=VIEW_SESSION,
        dates={
            "from_on": Moment("from_on", _("公示开始")),
            "taken_down_on": Moment("taken_down_on", _("撤下日期")),
        },
        credit={"village": Credit("village", _("村"))},
    )
)
OBJECTION = register(
    Fact(
        name="meetings.objection",
        label=_("对公示的异议"),
        rows=lambda cutoff: Objection.objects.all(),
        listing=Listing("meetings.boardpost", "post__title", id="post", unit="post__village__name"),
        view=VIEW_SESSION,
        dates={
            "raised_on": Moment("raised_on", _("提出日期")),
            "answered_on": Moment("answered_on", _("答复日期")),
            "due": Moment("due", _("应答复日期"), planned=True),
        },
        spans={"waiting": Span("raised_on", "answered_on", _("待答复"))},
        credit={"village": Credit("post__village", _("村"))},
    )
)
