"""What can be counted about organisations: bodies in their places, and posts held."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import F, FilteredRelation, QuerySet
from django.utils.translation import gettext_lazy as _

from silian.kernel.facts import Credit, Dimension, Fact, Listing, Moment, Span, Type, register
from silian.organisations.models import Body, Post, UnitKind
from silian.organisations.permissions import VIEW
from silian.organisations.queries.formations import formations_of
from silian.organisations.queries.tree import in_force


def bodies_at(cutoff: date) -> QuerySet[Any]:
    """One row a unit in its place in a formation, joined with where the unit stood at the end of that day."""
    here = in_force(cutoff, "unit__placements__")
    return Body.objects.annotate(place=FilteredRelation("unit__placements", condition=here), parent=F("place__parent"))


def posts_at(cutoff: date) -> QuerySet[Any]:
    """One row a post. A post's seat never changes, so nothing about it depends on the day."""
    return Post.objects.all()


def titles_of_formations(county: str) -> dict[str, str]:
    return {name: formation.title for name, formation in formations_of(county).items()}


def titles_of_levels(county: str) -> dict[str, str]:
    """What the levels are called; a name that two formations use is told by the later one's title."""
    levels = [formation.levels for formation in formations_of(county).values()]
    return {name: level.title for each in levels for name, level in each.items()}


BODY = register(
    Fact(
        name="organisations.body",
        label=_("组织（在每个组织模式中为一条）"),
        rows=bodies_at,
        listing=Listing("organisations.unit", "unit__name", id="unit", unit="unit__name"),
        view=VIEW,
        dates={"from_on": Moment("from_on", _("成立日期")), "to_on": Moment("to_on", _("撤销日期"))},
        dimensions={
            "kind": Dimension("unit__kind", _("类别"), choices=dict(UnitKind.choices)),
            "formation": Dimension("formation", _("组织模式"), Type.CODE, titles=titles_of_formations),
            "level": Dimension("level", _("层级"), Type.CODE, titles=titles_of_levels),
            "subject": Dimension("subject_kind", _("围绕什么建"), Type.CODE),
            "unit": Dimension("unit", _("组织"), Type.UNIT),
        },
        spans={"in_force": Span("from_on", "to_on", _("存续"))},
        credit={"parent": Credit("parent", _("上级单位"))},
    )
)

POST = register(
    Fact(
        name="organisations.post",
        label=_("任职（每人每岗为一条）"),
        rows=posts_at,
        listing=Listing("organisations.unit", "person__name", id="seat__unit", unit="seat__unit__name"),
        view=VIEW,
        dates={"from_on": Moment("from_on", _("任职日期")), "to_on": Moment("to_on", _("免职日期"))},
        dimensions={
            "formation": Dimension("seat__formation", _("组织模式"), Type.CODE, titles=titles_of_formations),
            "slot": Dimension("seat__slot", _("岗位"), Type.CODE),
            "role": Dimension("seat__role", _("角色"), Type.CODE),
            "person": Dimension("person", _("人员"), Type.RECORD),
        },
        spans={"in_force": Span("from_on", "to_on", _("在任"))},
        credit={
            "unit": Credit("seat__unit", _("所在组织")),
            "sent_by": Credit("seat__anchor", _("派出单位")),
            "chain": Credit("seat__chain", _("产业链")),
        },
    )
)
