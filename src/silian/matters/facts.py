"""What can be counted about matters. One row of the fact is one round; `at the cut-off` is read from dated standings.

Nothing here exposes a current state: a value is known from the day that revealed it, so last month's figures never move.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import (
    Case,
    CharField,
    DateField,
    Exists,
    F,
    FilteredRelation,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from silian.kernel.facts import Credit, Dimension, Fact, Listing, Moment, Span, Type, register
from silian.matters.kinds import titles_of_kinds
from silian.matters.models import Announced, CallBack, Channel, ClockRequest, HandIn, Outcome, Return, Round
from silian.matters.permissions import VIEW

ONE_DAY = timedelta(days=1)


def rounds_at(cutoff: date) -> QuerySet[Any]:
    """One row a round, joined with what its matter was filed under at the end of the cut-off day."""
    standing = Q(matter__standings__from_on__lte=cutoff) & (
        Q(matter__standings__to_on=None) | Q(matter__standings__to_on__gt=cutoff)
    )
    merged = Q(matter__state="merged", matter__ended_on__lte=cutoff)
    announced = Announced.objects.filter(round=OuterRef("pk"), from_on__lte=cutoff).order_by("-from_on")
    answer = CallBack.objects.filter(round=OuterRef("pk"), called_on__lte=cutoff).order_by("-called_on", "-id")
    return (
        Round.objects.filter(~Q(matter__state="void"))
        .exclude(merged)
        .annotate(
            standing=FilteredRelation("matter__standings", condition=standing),
            filed_kind=F("standing__kind"),
            filed_chain=F("standing__chain"),
            ended_on=F("matter__ended_on"),
            raised_on=Case(When(ordinal=1, then=F("matter__raised_on")), default=F("received_on")),
            over_on=Case(When(closed_on=None, then=F("matter__ended_on")), default=F("closed_on")),
            announced_due=Subquery(announced.values("due")[:1]),
            was_provisional=Subquery(announced.values("provisional")[:1]),
            overdue_from=Case(When(~stopped_at(cutoff), then=Cast(F("announced_due") + ONE_DAY, DateField()))),
            answer=Subquery(answer.values("answer")[:1]),
            was_returned=Exists(Return.objects.filter(round=OuterRef("pk"), on__lte=cutoff)),
            raised_by=Case(
                When(matter__raiser_unit=None, then=Value("person")),
                default=F("matter__raiser_unit__kind"), output_field=CharField(),
            ),
        )
    )  # fmt: skip


def stopped_at(cutoff: date) -> Q:
    """That the round's clock stood still at the end of that day: handed in, paused, or no deadline that holds."""
    handed_in = HandIn.objects.filter(
        Q(sent_back_on=None) | Q(sent_back_on__gt=cutoff), round=OuterRef("pk"), on__lte=cutoff
    )
    waiting = Q(decided_on=None) | Q(decided_on__gt=cutoff)
    paused = Q(decision="agreed", kind="pause", from_on__lte=cutoff) & (Q(to_on=None) | Q(to_on__gt=cutoff))
    asked = ClockRequest.objects.filter(waiting | paused, round=OuterRef("pk"), asked_on__lte=cutoff)
    return Q(Exists(handed_in)) | Q(Exists(asked)) | Q(was_provisional=True)


MATTER = register(
    Fact(
        name="matters.matter",
        label=_("事项（每次办理为一条）"),
        rows=rounds_at,
        listing=Listing(
            "matters.matter", "matter__title", id="matter", number="matter__number", unit="standing__lead__name",
            person="matter__raiser_name",
        ),
        view=VIEW,
        dates={
            "raised_on": Moment("raised_on", _("提出日期")),
            "accepted_on": Moment("received_on", _("受理日期")),
            "handled_on": Moment("handled_on", _("办结日期"), known="closed_on"),
            "closed_on": Moment("closed_on", _("销号日期")),
            "ended_on": Moment("ended_on", _("终止日期")),
            "over_on": Moment("over_on", _("销号或终止日期")),
            "due": Moment("announced_due", _("办理时限"), planned=True),
            "overdue_from": Moment("overdue_from", _("逾期开始")),
        },
        dimensions={
            "kind": Dimension("filed_kind", _("事项类型"), Type.CODE, titles=titles_of_kinds),
            "chain": Dimension("filed_chain", _("产业链"), Type.RECORD),
            "channel": Dimension("matter__channel", _("来源渠道"), choices=dict(Channel.choices)),
            "origin": Dimension("matter__origin_kind", _("由来"), Type.CODE),
            "raised_by": Dimension("raised_by", _("提出方类别"), Type.CODE),
            "ordinal": Dimension("ordinal", _("第几次办理"), Type.NUMBER),
            "outcome": Dimension("outcome", _("结论"), choices=dict(Outcome.choices), known="closed_on"),
            "on_time": Dimension("on_time", _("按时办结"), Type.BOOLEAN, known="closed_on"),
            "provisional": Dimension("was_provisional", _("时限待日历发布"), Type.BOOLEAN),
            "satisfaction": Dimension("answer", _("满意度"), choices=dict(CallBack.Answer.choices)),
            "was_returned": Dimension("was_returned", _("退过单"), Type.BOOLEAN),
            "raiser_unit": Dimension("matter__raiser_unit", _("提出单位"), Type.UNIT),
        },
        spans={
            "open": Span("raised_on", "over_on", _("在办")),
            "overdue": Span("overdue_from", "over_on", _("逾期")),
        },
        credit={
            "lead": Credit("standing__lead", _("主办单位")),
            "chain": Credit("standing__chain", _("产业链")),
            "located_in": Credit("standing__located_in", _("所在乡镇")),
        },
    )
)  # fmt: skip
