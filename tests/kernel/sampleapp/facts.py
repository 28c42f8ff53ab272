"""What can be counted about things."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import FilteredRelation, Q, QuerySet

from silian.kernel.access import Verb
from silian.kernel.facts import Amount, Credit, Dimension, Fact, Listing, Moment, Span, Type, register
from tests.kernel.sampleapp.models import Thing

VIEW = Verb("sampleapp.view", "查看")
KINDS = {"need": "需求", "dispute": "纠纷", "labour": "用工", "inquiry": "质询"}


def things(cutoff: date) -> QuerySet[Any]:
    in_force = Q(standings__from_on__lte=cutoff) & (Q(standings__to_on__gt=cutoff) | Q(standings__to_on__isnull=True))
    return Thing.objects.annotate(standing=FilteredRelation("standings", condition=in_force))


THING = register(
    Fact(
        name="sampleapp.thing",
        label="事项",
        rows=things,
        listing=Listing(kind="sampleapp.thing", title="title", number="number", unit="standing__lead"),
        view=VIEW,
        county="county_id",
        dates={
            "raised_on": Moment("raised_on", "提出日期"),
            "accepted_on": Moment("accepted_on", "受理日期"),
            "due_on": Moment("due_on", "办理时限", known="accepted_on", planned=True),
            "closed_on": Moment("closed_on", "办结日期"),
        },
        dimensions={
            "kind": Dimension("standing__kind", "类别", choices=lambda: KINDS),
            "outcome": Dimension(
                "outcome", "办理结果", choices={"solved": "已解决", "explained": "已解释"}, known="closed_on"
            ),
            "place": Dimension("place", "地点", Type.CODE),
            "note": Dimension("note", "备注", Type.TEXT),
            "urgent": Dimension("urgent", "紧急", Type.BOOLEAN),
            "headcount": Dimension("headcount", "人数", Type.NUMBER),
            "company": Dimension("company", "企业", Type.RECORD),
        },
        amounts={
            "agreed": Amount("agreed", "协议金额"),
            "paid": Amount("paid", "到位金额", known="closed_on"),
            "rate": Amount("rate", "利率", Type.NUMBER),
        },
        spans={
            "open": Span("raised_on", "closed_on", "未办结"),
            "in_term": Span("accepted_on", "due_on", "在办理时限内"),
        },
        credit={
            "lead": Credit("standing__lead", "牵头单位"),
            "helping": Credit("helpers__unit", "协办单位", shared=True),
        },
    )
)
