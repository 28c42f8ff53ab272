"""Activities that were held, and honours that were conferred."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import FilteredRelation, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from silian.kernel.facts import Credit, Dimension, Fact, Listing, Moment, Type, register
from silian.organisations.queries import in_force
from silian.talent.models import Activity, Grade, Honour
from silian.talent.permissions import VIEW


def activities_at(cutoff: date) -> QuerySet[Any]:
    """One row an activity that was not struck off by the end of that day."""
    return _placed(Activity.objects.filter(Q(struck_on=None) | Q(struck_on__gt=cutoff)), cutoff)


def honours_at(cutoff: date) -> QuerySet[Any]:
    """One row an honour; `revoked_on` says from when it counts no more."""
    return _placed(Honour.objects.all(), cutoff)


def _placed(rows: QuerySet[Any], cutoff: date) -> QuerySet[Any]:
    here = in_force(cutoff, "enterprise__unit__placements__")
    found: QuerySet[Any] = rows.annotate(stood=FilteredRelation("enterprise__unit__placements", condition=here))
    return found


CREDIT = {"located_in": Credit("stood__parent", _("所在乡镇"))}

ACTIVITY = register(
    Fact(
        name="talent.activity",
        label=_("活动和竞赛"),
        rows=activities_at,
        listing=Listing("talent.activity", "name", unit="organiser__name"),
        view=VIEW,
        dates={"held_on": Moment("held_on", _("举办日期"))},
        dimensions={
            "kind": Dimension("kind", _("类别"), choices=dict(Activity.Kind.choices)),
            "grade": Dimension("grade", _("级别"), choices=dict(Grade.choices)),
            "enterprise": Dimension("enterprise", _("企业"), Type.RECORD),
        },
        credit={**CREDIT, "lead": Credit("organiser", _("主办单位"))},
    )
)

HONOUR = register(
    Fact(
        name="talent.honour",
        label=_("荣誉"),
        rows=honours_at,
        listing=Listing("talent.honour", "title", unit="enterprise__unit__name"),
        view=VIEW,
        dates={
            "conferred_on": Moment("conferred_on", _("命名日期")),
            "revoked_on": Moment("revoked_on", _("撤销日期")),
        },
        dimensions={
            "category": Dimension("category", _("类别"), choices=dict(Honour.Category.choices)),
            "grade": Dimension("grade", _("级别"), choices=dict(Grade.choices)),
            "person": Dimension("individual", _("人员"), Type.RECORD),
            "enterprise": Dimension("enterprise", _("企业"), Type.RECORD),
        },
        credit=CREDIT,
    )
)
