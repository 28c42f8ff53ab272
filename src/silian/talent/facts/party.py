"""Party members developed in enterprises, and pioneer and model posts."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Exists, FilteredRelation, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce, Least
from django.utils.translation import gettext_lazy as _

from silian.chains.models import ChainPlace
from silian.chains.permissions import VIEW as VIEW_ENTERPRISE
from silian.kernel.facts import Credit, Dimension, Fact, Listing, Moment, Span, Type, register
from silian.organisations.queries import in_force
from silian.talent.models import Member, ModelPost
from silian.talent.permissions import VIEW


def members_at(cutoff: date) -> QuerySet[Any]:
    """One row a person; `on_chain` is whether the enterprise stood on a chain on the day of admission."""
    then = Q(to_on=None) | Q(to_on__gt=OuterRef("admitted_on"))
    place = ChainPlace.objects.filter(then, enterprise=OuterRef("enterprise"), from_on__lte=OuterRef("admitted_on"))
    return Member.objects.annotate(on_chain=Exists(place), stood=_stood(cutoff))


def model_posts_at(cutoff: date) -> QuerySet[Any]:
    """One row a post, with one title or both: it is there from the day of the first."""
    first = Coalesce(Least("pioneer_on", "model_on"), "pioneer_on", "model_on")
    return ModelPost.objects.annotate(from_on=first, stood=_stood(cutoff))


def _stood(cutoff: date) -> FilteredRelation:
    """The chains on which the enterprise stood at the end of that day, for credit."""
    return FilteredRelation("enterprise__places", condition=in_force(cutoff, "enterprise__places__"))


CHAIN = Credit("stood__chain", _("产业链"), shared=True)

MEMBER = register(
    Fact(
        name="talent.member",
        label=_("发展党员"),
        rows=members_at,
        listing=Listing("talent.member", "individual__name", unit="enterprise__unit__name", person="individual__name"),
        view=VIEW,
        dates={
            "applied_on": Moment("applied_on", _("申请入党日期")),
            "activist_on": Moment("activist_on", _("列为积极分子日期")),
            "prospect_on": Moment("prospect_on", _("列为发展对象日期")),
            "admitted_on": Moment("admitted_on", _("接收为预备党员日期")),
            "full_on": Moment("full_on", _("转为正式党员日期")),
            "ended_on": Moment("ended_on", _("终止日期")),
        },
        dimensions={
            "front_line": Dimension("front_line", _("一线岗位"), Type.BOOLEAN),
            "on_chain": Dimension("on_chain", _("接收时企业在链上"), Type.BOOLEAN, known="admitted_on"),
            "enterprise": Dimension("enterprise", _("企业"), Type.RECORD),
            "branch": Dimension("branch", _("党支部"), Type.UNIT),
        },
        credit={"branch": Credit("branch", _("党支部")), "chain": CHAIN},
    )
)

MODEL_POST = register(
    Fact(
        name="talent.model_post",
        label=_("先锋岗、示范岗"),
        rows=model_posts_at,
        listing=Listing("chains.enterprise", "post", id="enterprise", unit="enterprise__unit__name"),
        view=VIEW_ENTERPRISE,
        dates={
            "from_on": Moment("from_on", _("首次命名日期")),
            "pioneer_on": Moment("pioneer_on", _("命名先锋岗日期")),
            "model_on": Moment("model_on", _("命名示范岗日期")),
            "to_on": Moment("to_on", _("撤销日期")),
        },
        dimensions={"enterprise": Dimension("enterprise", _("企业"), Type.RECORD)},
        spans={"in_force": Span("from_on", "to_on", _("在册"))},
        credit={"chain": CHAIN},
    )
)
