"""Openings of the catalogue, and the recruits: a person counts once, at however many enterprises they were."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import FilteredRelation, QuerySet
from django.utils.translation import gettext_lazy as _

from silian.kernel.facts import Amount, Credit, Dimension, Fact, Listing, Moment, Span, Type, register
from silian.organisations.queries import in_force
from silian.talent.models import Level, Opening, Recruit
from silian.talent.permissions import VIEW


def openings_at(cutoff: date) -> QuerySet[Any]:
    return Opening.objects.all()


def recruits_at(cutoff: date) -> QuerySet[Any]:
    """One row a recruitment, joined for credit with the chains on which the enterprise stood at the end of that day."""
    stood = FilteredRelation("enterprise__places", condition=in_force(cutoff, "enterprise__places__"))
    return Recruit.objects.annotate(stood=stood)


OPENING = register(
    Fact(
        name="talent.opening",
        label=_("急需紧缺岗位"),
        rows=openings_at,
        listing=Listing("talent.opening", "post", unit="enterprise__unit__name"),
        view=VIEW,
        dates={
            "proposed_on": Moment("proposed_on", _("申报日期")),
            "listed_on": Moment("listed_on", _("列入日期")),
            "ended_on": Moment("ended_on", _("撤下日期")),
        },
        dimensions={
            "level": Dimension("level", _("学历或职称"), choices=dict(Level.choices)),
            "enterprise": Dimension("enterprise", _("企业"), Type.RECORD),
            "chain": Dimension("chain", _("产业链"), Type.RECORD),
        },
        amounts={"wanted": Amount("wanted", _("需求人数"), Type.NUMBER)},
        spans={"listed": Span("listed_on", "ended_on", _("在目录"))},
        credit={"chain": Credit("chain", _("产业链")), "lead": Credit("answering", _("答复单位"))},
    )
)

RECRUIT = register(
    Fact(
        name="talent.recruit",
        label=_("引进人才"),
        rows=recruits_at,
        listing=Listing("talent.recruit", "individual__name", unit="enterprise__unit__name", person="individual__name"),
        view=VIEW,
        dates={
            "joined_on": Moment("from_on", _("到岗日期")),
            "left_on": Moment("to_on", _("离岗日期")),
        },
        dimensions={
            "graduate": Dimension("graduate", _("高校毕业生"), Type.BOOLEAN),
            "level": Dimension("level", _("学历或职称"), choices=dict(Level.choices)),
            "person": Dimension("individual", _("人员"), Type.RECORD),
            "enterprise": Dimension("enterprise", _("企业"), Type.RECORD),
        },
        spans={"in_post": Span("joined_on", "left_on", _("在岗"))},
        credit={"chain": Credit("stood__chain", _("产业链"), shared=True)},
    )
)
