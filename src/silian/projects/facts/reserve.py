"""What can be counted about reserve projects: in reserve from one day to another, then planned to land, by the day."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import DateField, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from silian.kernel.facts import Amount, Credit, Dimension, Fact, Listing, Moment, Span, register
from silian.projects.models import ReserveLevel, ReserveProject
from silian.projects.permissions import VIEW_PARKS
from silian.projects.queries import with_estimates


def reserve_at(cutoff: date) -> QuerySet[Any]:
    """One row a project, with what was expected of it at the end of that day."""
    return with_estimates(ReserveProject.objects.all(), cutoff).annotate(
        reserved_until=Coalesce("planned_on", "dropped_on", output_field=DateField()),
        planned_until=Coalesce("landed_on", "dropped_on", output_field=DateField()),
    )


RESERVE = register(
    Fact(
        name="projects.reserve",
        label=_("储备和拟落地项目"),
        rows=reserve_at,
        listing=Listing("projects.reserveproject", "name", number="number", unit="keeper__name"),
        view=VIEW_PARKS,
        dates={
            "reserved_on": Moment("reserved_on", _("入库日期")),
            "planned_on": Moment("planned_on", _("列入拟落地日期")),
            "landed_on": Moment("landed_on", _("落地日期")),
            "dropped_on": Moment("dropped_on", _("出库日期")),
            "reserved_until": Moment("reserved_until", _("列入拟落地或出库日期")),
            "planned_until": Moment("planned_until", _("落地或出库日期")),
        },
        dimensions={"level": Dimension("level", _("储备级别"), choices=dict(ReserveLevel.choices))},
        amounts={
            "expected": Amount("investment", _("预计投资")),
            "finance": Amount("finance", _("融资需求")),
        },
        spans={
            "in_reserve": Span("reserved_on", "reserved_until", _("在库")),
            "planned": Span("planned_on", "planned_until", _("拟落地")),
        },
        credit={"keeper": Credit("keeper", _("责任单位")), "located_in": Credit("township", _("所在乡镇"))},
    )
)
