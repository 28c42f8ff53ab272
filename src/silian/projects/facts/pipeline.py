"""What can be counted about projects on their way: projects by the days of their stages, agreements, investment, trips.

Facts expose days, never the present stage: `followed` is the span before an agreement is signed.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Case, DateField, F, QuerySet, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from silian.kernel.facts import Amount, Credit, Dimension, Fact, Listing, Moment, Span, Type, register
from silian.projects.models import Agreement, EndReason, Investment, Project, Trip
from silian.projects.permissions import VIEW
from silian.projects.queries import with_amounts


def projects_at(cutoff: date) -> QuerySet[Any]:
    """One row a project; the place where it landed is known from that day on."""
    landed_in = Case(When(landed_on__lte=cutoff, then=F("township")))
    return with_amounts(Project.objects.all(), cutoff).annotate(
        landed_in=landed_in,
        followed_until=Coalesce("signed_on", "ended_on", output_field=DateField()),
        built_until=Coalesce("producing_on", "ended_on", output_field=DateField()),
        over_on=Coalesce("at_capacity_on", "ended_on", output_field=DateField()),
    )


def agreements_at(cutoff: date) -> QuerySet[Any]:
    """One row an agreement; the project's landing place as it was known."""
    return Agreement.objects.annotate(landed_in=Case(When(project__landed_on__lte=cutoff, then=F("project__township"))))


PROJECT = register(
    Fact(
        name="projects.project",
        label=_("项目"),
        rows=projects_at,
        listing=Listing("projects.project", "name", number="number", unit="promoting__name"),
        view=VIEW,
        dates={
            "talks_on": Moment("talks_on", _("在谈日期")),
            "signed_on": Moment("signed_on", _("签约日期")),
            "landed_on": Moment("landed_on", _("落地日期")),
            "building_on": Moment("building_on", _("开工日期")),
            "producing_on": Moment("producing_on", _("投产日期")),
            "at_capacity_on": Moment("at_capacity_on", _("达产日期")),
            "ended_on": Moment("ended_on", _("终止日期")),
            "followed_until": Moment("followed_until", _("签约或终止日期")),
            "built_until": Moment("built_until", _("投产或终止日期")),
            "over_on": Moment("over_on", _("达产或终止日期")),
        },
        dimensions={
            "chain": Dimension("chain", _("产业链"), Type.RECORD),
            "trip": Dimension("trip", _("来自外出招商"), Type.RECORD),
            "end_reason": Dimension("end_reason", _("终止原因"), choices=dict(EndReason.choices), known="ended_on"),
        },
        amounts={
            "agreed": Amount("agreed", _("协议投资")),
            "expected": Amount("expected", _("预计投资")),
            "invested": Amount("invested", _("完成投资")),
        },
        spans={
            "followed": Span("talks_on", "followed_until", _("签约前跟进")),
            "under_construction": Span("building_on", "built_until", _("在建")),
            "under_way": Span("talks_on", "over_on", _("推进中")),
        },
        credit={
            "promoting": Credit("promoting", _("招商单位")),
            "landing": Credit("landed_in", _("落地乡镇")),
            "chain": Credit("chain", _("产业链")),
        },
    )
)

AGREEMENT = register(
    Fact(
        name="projects.agreement",
        label=_("投资协议"),
        rows=agreements_at,
        listing=Listing(
            "projects.agreement", "project__name", number="project__number", unit="project__promoting__name"
        ),
        view=VIEW,
        dates={
            "signed_on": Moment("signed_on", _("签订日期")),
            "ended_on": Moment("ended_on", _("终止日期")),
        },
        dimensions={
            "framework": Dimension("framework", _("框架协议"), Type.BOOLEAN),
            "project": Dimension("project", _("项目"), Type.RECORD),
        },
        amounts={"total_investment": Amount("fen", _("总投资"))},
        spans={"in_force": Span("signed_on", "ended_on", _("履行中"))},
        credit={
            "promoting": Credit("project__promoting", _("招商单位")),
            "landing": Credit("landed_in", _("落地乡镇")),
            "chain": Credit("project__chain", _("产业链")),
        },
    )
)

INVESTMENT = register(
    Fact(
        name="projects.investment",
        label=_("完成投资（每期为一条）"),
        rows=lambda cutoff: Investment.objects.all(),
        listing=Listing(
            "projects.project", "project__name", id="project", number="project__number", unit="project__promoting__name"
        ),
        view=VIEW,
        dates={"invested_on": Moment("on", _("截至日期"))},
        dimensions={"project": Dimension("project", _("项目"), Type.RECORD)},
        amounts={"amount": Amount("fen", _("完成投资"))},
        credit={
            "promoting": Credit("project__promoting", _("招商单位")),
            "landing": Credit("project__township", _("落地乡镇")),
            "chain": Credit("project__chain", _("产业链")),
        },
    )
)

TRIP = register(
    Fact(
        name="projects.trip",
        label=_("外出招商"),
        rows=lambda cutoff: Trip.objects.all(),
        listing=Listing("projects.trip", "purpose", number="number", unit="promoting__name"),
        view=VIEW,
        dates={
            "set_out_on": Moment("set_out_on", _("出发日期")),
            "returned_on": Moment("returned_on", _("返回日期")),
        },
        dimensions={"chain": Dimension("chain", _("产业链"), Type.RECORD)},
        spans={"away": Span("set_out_on", "returned_on", _("在外"))},
        credit={
            "promoting": Credit("promoting", _("招商单位")),
            "chain": Credit("chain", _("产业链")),
        },
    )
)
