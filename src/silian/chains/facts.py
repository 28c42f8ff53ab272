"""What can be counted about chains: chains in being, enterprises on them, party organisations of those enterprises."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Case, F, FilteredRelation, Q, QuerySet, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from silian.chains.lifecycle import IN_FORCE
from silian.chains.models import Chain, ChainPlace, Deal, PlanTask, Posting
from silian.chains.permissions import VIEW
from silian.chains.queries import party_organisations
from silian.kernel.facts import Amount, Credit, Dimension, Fact, Listing, Moment, Span, Type, register
from silian.organisations.permissions import VIEW as VIEW_UNIT
from silian.organisations.queries import in_force


def chains_at(cutoff: date) -> QuerySet[Any]:
    return Chain.objects.all()


def places_at(cutoff: date) -> QuerySet[Any]:
    """One row a place on a chain, joined with the township that the enterprise stood in at the end of that day, and with
    what it said of itself then."""
    here = in_force(cutoff, "enterprise__unit__placements__")
    stood = FilteredRelation("enterprise__unit__placements", condition=here)
    then = in_force(cutoff, "enterprise__profiles__") & Q(enterprise__profiles__state=IN_FORCE.name)
    said = FilteredRelation("enterprise__profiles", condition=then)
    return ChainPlace.objects.annotate(stood=stood, township=F("stood__parent"), said=said)


def party_organisations_at(cutoff: date) -> QuerySet[Any]:
    """One row a branch whose home enterprise was on a chain at the end of that day."""
    here = in_force(cutoff, "placements__")
    return party_organisations(cutoff).annotate(
        place=FilteredRelation("placements", condition=here), home=F("place__parent")
    )


def tasks_at(cutoff: date) -> QuerySet[Any]:
    """One row a task, with the day on which it left the plan's open list and whether that was in time."""
    in_time = Case(When(done_on__lte=F("due"), then=True), When(done_on__gt=F("due"), then=False))
    return PlanTask.objects.annotate(over_on=Coalesce("done_on", "dropped_on"), in_time_=in_time)


def deals_at(cutoff: date) -> QuerySet[Any]:
    """One row a deal that both sides have confirmed, as the sale that it is: who sold to whom."""
    offered = When(dialogue__posting__side=Posting.Side.OFFER, then=F("dialogue__posting__enterprise"))
    needed = When(dialogue__posting__side=Posting.Side.NEED, then=F("dialogue__posting__enterprise"))
    return Deal.objects.annotate(
        seller=Case(offered, default=F("dialogue__enterprise")), buyer=Case(needed, default=F("dialogue__enterprise"))
    )


CHAIN = register(
    Fact(
        name="chains.chain",
        label=_("产业链"),
        rows=chains_at,
        listing=Listing("chains.chain", "name", unit="office__name"),
        view=VIEW,
        dates={"from_on": Moment("from_on", _("设立日期")), "to_on": Moment("to_on", _("撤销日期"))},
        dimensions={"key": Dimension("is_key", _("重点产业链"), Type.BOOLEAN)},
        spans={"in_force": Span("from_on", "to_on", _("存续"))},
        credit={"lead": Credit("office", _("责任单位")), "chain": Credit("pk", _("产业链"))},
    )
)

ENTERPRISE = register(
    Fact(
        name="chains.enterprise",
        label=_("链上企业（每条链为一条）"),
        rows=places_at,
        listing=Listing("chains.enterprise", "enterprise__unit__name", id="enterprise", unit="stood__parent__name"),
        view=VIEW,
        dates={"from_on": Moment("from_on", _("入链日期")), "to_on": Moment("to_on", _("离链日期"))},
        dimensions={
            "enterprise": Dimension("enterprise", _("企业"), Type.RECORD),
            "chain": Dimension("chain", _("产业链"), Type.RECORD),
            "above_scale": Dimension("said__above_scale", _("规模以上"), Type.BOOLEAN),
        },
        spans={"in_force": Span("from_on", "to_on", _("在链"))},
        credit={"located_in": Credit("township", _("所在乡镇")), "chain": Credit("chain", _("产业链"))},
    )
)

PARTY_ORGANISATION = register(
    Fact(
        name="chains.party_organisation",
        label=_("链上企业党组织"),
        rows=party_organisations_at,
        listing=Listing("organisations.unit", "name", unit="place__parent__name"),
        view=VIEW_UNIT,
        dates={"from_on": Moment("opened_on", _("成立日期")), "to_on": Moment("closed_on", _("撤销日期"))},
        dimensions={"home": Dimension("home", _("所在企业"), Type.UNIT)},
        spans={"in_force": Span("from_on", "to_on", _("存续"))},
        credit={"home": Credit("home", _("所在企业"))},
    )
)

PLAN_TASK = register(
    Fact(
        name="chains.plan_task",
        label=_("产业链方案任务"),
        rows=tasks_at,
        listing=Listing("chains.chain", "text", id="chain", unit="owner__name"),
        view=VIEW,
        dates={
            "entered_on": Moment("entered_at__date", _("列入日期")),
            "due": Moment("due", _("完成时限"), planned=True),
            "done_on": Moment("done_on", _("完成日期")),
            "dropped_on": Moment("dropped_on", _("取消日期")),
            "over_on": Moment("over_on", _("完成或取消日期")),
        },
        dimensions={
            "deed": Dimension("deed", _("类别"), choices=dict(PlanTask.Deed.choices)),
            "in_time": Dimension("in_time_", _("按时完成"), Type.BOOLEAN, known="done_on"),
        },
        spans={"open": Span("entered_on", "over_on", _("在办"))},
        credit={"lead": Credit("owner", _("责任单位")), "chain": Credit("chain", _("产业链"))},
    )
)

DEAL = register(
    Fact(
        name="chains.deal",
        label=_("本地供需成交"),
        rows=deals_at,
        listing=Listing(
            "chains.dialogue",
            "dialogue__posting__product",
            id="dialogue",
            unit="dialogue__posting__enterprise__unit__name",
        ),
        view=VIEW,
        dates={
            "agreed_on": Moment("agreed_on", _("成交日期"), known="confirmed_on"),
            "confirmed_on": Moment("confirmed_on", _("双方确认日期")),
        },
        dimensions={
            "seller": Dimension("seller", _("供方"), Type.RECORD, known="confirmed_on"),
            "buyer": Dimension("buyer", _("需方"), Type.RECORD, known="confirmed_on"),
        },
        amounts={"amount": Amount("amount", _("成交金额"), known="confirmed_on")},
        credit={
            "lead": Credit("dialogue__posting__chain__office", _("责任单位")),
            "chain": Credit("dialogue__posting__chain", _("产业链")),
        },
    )
)
