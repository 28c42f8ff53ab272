"""What can be counted about meetings: meetings held, matters that a committee deliberated, funds committed.

A meeting counts once it is concluded, a commitment once its minutes are issued: so last month's figures never move.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import Case, CharField, DateField, Exists, F, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from silian.kernel.facts import Amount, Credit, Dimension, Fact, Listing, Moment, Type, register
from silian.matters.facts import MATTER, rounds_at
from silian.matters.models import Round
from silian.meetings.models import AgendaItem, Commitment, Meeting, Sitting
from silian.meetings.organs import purposes_of, titles_of_organs
from silian.meetings.permissions import VIEW

LONG_AGO = date(1949, 10, 1)  # before any meeting: from there a matter's first round may stand on agendas


def meetings_at(cutoff: date) -> QuerySet[Any]:
    """One row a meeting, a joint one too. Which organs sit in it is fixed when it is planned."""
    sittings = Sitting.objects.filter(meeting=OuterRef("pk")).order_by("id")
    first = Subquery(sittings.values("organ__name")[:1])
    rows: QuerySet[Any] = Meeting.objects.annotate(
        joint=Exists(sittings[1:]),
        organ=Subquery(sittings.values("organ__name")[:1]),
        heading=Case(When(title="", then=first), default=F("title"), output_field=CharField()),
    )
    return rows


def deliberated_rounds_at(cutoff: date) -> QuerySet[Any]:
    """The rounds of matters that stood on the agenda of a meeting, held by then, before they were closed."""
    earlier = Round.objects.filter(matter=OuterRef("matter"), ordinal__lt=OuterRef("ordinal")).order_by("-ordinal")
    stood = AgendaItem.objects.filter(
        matter=OuterRef("matter"), put_off_for="", meeting__concluded_on__lte=cutoff,
        meeting__held_on__gt=OuterRef("reopened_after"), meeting__held_on__lte=OuterRef("open_until"),
    )  # fmt: skip
    rows: QuerySet[Any] = rounds_at(cutoff).annotate(
        reopened_after=Coalesce(Subquery(earlier.values("closed_on")[:1]), Value(LONG_AGO), output_field=DateField()),
        open_until=Coalesce("closed_on", Value(cutoff), output_field=DateField()),
    )
    return rows.filter(Exists(stood))


MEETING = register(
    Fact(
        name="meetings.meeting",
        label=_("会议"),
        rows=meetings_at,
        listing=Listing("meetings.meeting", "heading", number="number", unit="organ"),
        view=VIEW,
        dates={
            "held_on": Moment("held_on", _("开会日期"), known="concluded_on"),
            "concluded_on": Moment("concluded_on", _("散会日期")),
        },
        dimensions={
            "organ_kind": Dimension("kind", _("会议类型"), Type.CODE, titles=titles_of_organs),
            "quorate": Dimension("quorate", _("达法定人数"), Type.BOOLEAN, known="concluded_on"),
            "joint": Dimension("joint", _("联席会议"), Type.BOOLEAN),
        },
        credit={
            "organ": Credit("sittings__organ", _("召开会议的组织"), shared=True),
            "chain": Credit("sittings__organ__chains_of_committee", _("产业链"), shared=True),
        },
    )
)

DELIBERATED_MATTER = register(
    replace(
        MATTER,
        name="meetings.deliberated_matter",
        label=_("上过会的事项（每次办理为一条）"),
        rows=deliberated_rounds_at,
    )
)

COMMITMENT = register(
    Fact(
        name="meetings.commitment",
        label=_("会议决定投入的资金"),
        rows=lambda cutoff: Commitment.objects.all(),
        listing=Listing("meetings.commitment", "resolution__text", number="resolution__item__meeting__number"),
        view=VIEW,
        dates={
            "decided_on": Moment("resolution__item__meeting__held_on", _("议定日期"), known="issued_on"),
            "issued_on": Moment("resolution__item__meeting__issued_on", _("印发日期")),
        },
        dimensions={"purpose": Dimension("purpose", _("用途"), Type.CODE, known="issued_on", titles=purposes_of)},
        amounts={"amount": Amount("fen", _("金额"), known="issued_on")},
        credit={"chain": Credit("chain", _("产业链"))},
    )
)
