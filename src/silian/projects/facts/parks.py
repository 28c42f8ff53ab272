"""What can be counted about parks: their stars by the day of the award, the declared social capital by the day it came."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from silian.kernel.facts import Amount, Credit, Dimension, Fact, Listing, Moment, Span, Type, register
from silian.projects.models import Park, ParkGrade, ParkLevel, SocialCapital
from silian.projects.permissions import VIEW_PARKS

PARK = register(
    Fact(
        name="projects.park",
        label=_("农业园区"),
        rows=lambda cutoff: Park.objects.all(),
        listing=Listing("projects.park", "name", unit="keeper__name"),
        view=VIEW_PARKS,
        dates={"opened_on": Moment("opened_on", _("建园日期"))},
        credit={"keeper": Credit("keeper", _("管理单位")), "located_in": Credit("township", _("所在乡镇"))},
    )
)

GRADE = register(
    Fact(
        name="projects.park_grade",
        label=_("园区星级"),
        rows=lambda cutoff: ParkGrade.objects.all(),
        listing=Listing("projects.park", "park__name", id="park", unit="park__keeper__name"),
        view=VIEW_PARKS,
        dates={
            "awarded_on": Moment("awarded_on", _("认定日期")),
            "ended_on": Moment("ended_on", _("止于")),
        },
        dimensions={
            "level": Dimension("level", _("级别"), choices=dict(ParkLevel.choices)),
            "risen": Dimension("risen", _("由较低星级升上来"), Type.BOOLEAN),
            "park": Dimension("park", _("园区"), Type.RECORD),
        },
        amounts={"stars": Amount("stars", _("星级"), Type.NUMBER)},
        spans={"held": Span("awarded_on", "ended_on", _("持有"))},
        credit={"keeper": Credit("park__keeper", _("管理单位")), "located_in": Credit("park__township", _("所在乡镇"))},
    )
)

CAPITAL = register(
    Fact(
        name="projects.social_capital",
        label=_("社会资本（申报）"),
        rows=lambda cutoff: SocialCapital.objects.all(),
        listing=Listing("projects.park", "investor", id="park", unit="park__name"),
        view=VIEW_PARKS,
        dates={
            "on": Moment("on", _("到位日期")),
            "withdrawn_on": Moment("withdrawn_on", _("撤回日期")),
        },
        dimensions={"park": Dimension("park", _("园区"), Type.RECORD)},
        amounts={"amount": Amount("fen", _("申报金额"))},
        credit={"keeper": Credit("park__keeper", _("管理单位")), "located_in": Credit("park__township", _("所在乡镇"))},
    )
)
