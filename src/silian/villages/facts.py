"""What can be counted about villages: seasons of rice and fish, batches, headcounts, funds, contracts, publications.

Areas are mu, grain kilograms, fry 尾, all numbers; money is fen. `share` is a season's grain in percent of plain rice.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Case, DateField, DecimalField, ExpressionWrapper, F, OuterRef, QuerySet, Subquery, When
from django.db.models.functions import Cast, Coalesce
from django.utils.translation import gettext_lazy as _

from silian.kernel.facts import Amount, Credit, Dimension, Fact, Listing, Moment, Span, Type, register
from silian.organisations.models import Placement, UnitKind
from silian.organisations.queries import in_force
from silian.villages.models import Batch as BatchRow
from silian.villages.models import (
    Contract,
    Declaration,
    Movement,
    Policy,
    Publication,
    Season,
    Stocking,
)
from silian.villages.permissions import VIEW, VIEW_ACCOUNTS, VIEW_SEASONS
from silian.villages.queries import with_amounts
from silian.villages.sections import patterns_of

YIELD = DecimalField(max_digits=20, decimal_places=6)
VILLAGE = {"village": Credit("village__unit", _("村"))}


def seasons_at(cutoff: date) -> QuerySet[Any]:
    """One row a season; its county of a city as the tree stood; `share` in percent of plain rice."""
    grain, area = Cast("grain", YIELD), Cast(F("area") * F("baseline"), YIELD)
    share = Case(When(baseline__gt=0, then=ExpressionWrapper(100 * grain / area, output_field=YIELD)))
    return Season.objects.annotate(district=district_at(cutoff), yield_share=share)


def district_at(cutoff: date) -> Subquery:
    """The county of a city, below its root, in which the row's village lay at the cut-off."""
    place = Placement.objects.filter(in_force(cutoff), unit=OuterRef(OuterRef("village__unit"))).values("path")[:1]
    counties = Placement.objects.filter(
        in_force(cutoff), county_id=OuterRef("county_id"), unit__kind=UnitKind.COUNTY, parent__isnull=False
    ).alias(village_path=Subquery(place))
    return Subquery(counties.filter(village_path__startswith=F("path")).values("unit")[:1])


def contracts_at(cutoff: date) -> QuerySet[Any]:
    """One row a contract; it is over on the day of its early end, or of its term."""
    return Contract.objects.annotate(over_on=Coalesce("ended_on", "until", output_field=DateField()))


SEASON = register(
    Fact(
        name="villages.season",
        label=_("稻渔种养（一村一季一种模式为一条）"),
        rows=seasons_at,
        listing=Listing("villages.season", "village__unit__name", unit="village__unit__name"),
        view=VIEW_SEASONS,
        dates={
            "planted_on": Moment("planted_on", _("栽插日期")),
            "harvested_on": Moment("harvested_on", _("收获日期")),
            "check_due": Moment("check_due", _("核查时限"), planned=True),
            "checked_on": Moment("checked_on", _("核查日期")),
        },
        dimensions={
            "year": Dimension("year", _("年度"), Type.NUMBER),
            "pattern": Dimension("pattern", _("种养模式"), titles=patterns_of),
            "district": Dimension("district", _("县"), Type.UNIT),
        },
        amounts={
            "area": Amount("area", _("面积（亩）"), Type.NUMBER),
            "grain": Amount("grain", _("稻谷总产（公斤）"), Type.NUMBER, known="harvested_on"),
            "share": Amount("yield_share", _("亩产为单作水稻的百分比"), Type.NUMBER, known="harvested_on"),
            "side_income": Amount("side_fen", _("水产等增收"), known="harvested_on"),
        },
        credit=VILLAGE,
    )
)

BATCH = register(
    Fact(
        name="villages.batch",
        label=_("养殖批次"),
        rows=lambda cutoff: with_amounts(BatchRow.objects.all(), cutoff),
        listing=Listing("villages.batch", "product", unit="village__unit__name"),
        view=VIEW_ACCOUNTS,
        dates={
            "stocked_on": Moment("stocked_on", _("首次投苗日期")),
            "settled_on": Moment("settled_on", _("结算日期")),
            "sale_due": Moment("sale_due", _("预计销售日期"), planned=True),
        },
        dimensions={"year": Dimension("year", _("批次年度"), Type.NUMBER)},
        amounts={
            "fry": Amount("fry", _("投苗（尾）"), Type.NUMBER),
            "output": Amount("output", _("产值")),
            "cost": Amount("cost", _("成本")),
            "profit": Amount("profit", _("利润")),
            "expected_output": Amount("expected_output", _("预计产值")),
            "expected_profit": Amount("expected_profit", _("预计利润")),
        },
        spans={"raising": Span("stocked_on", "settled_on", _("养殖中"))},
        credit=VILLAGE,
    )
)

STOCKING = register(
    Fact(
        name="villages.stocking",
        label=_("投苗"),
        rows=lambda cutoff: Stocking.objects.all(),
        listing=Listing("villages.batch", "batch__product", id="batch", unit="batch__village__unit__name"),
        view=VIEW_ACCOUNTS,
        dates={"on": Moment("on", _("投苗日期"))},
        dimensions={"batch_year": Dimension("batch__year", _("批次年度"), Type.NUMBER)},
        amounts={"fry": Amount("fry", _("投苗（尾）"), Type.NUMBER)},
        credit={"village": Credit("batch__village__unit", _("村"))},
    )
)

DECLARATION = register(
    Fact(
        name="villages.declaration",
        label=_("带动和受益申报"),
        rows=lambda cutoff: Declaration.objects.all(),
        listing=Listing("villages.village", "source", id="village", unit="village__unit__name"),
        view=VIEW,
        dates={
            "from_on": Moment("from_on", _("申报日期")),
            "to_on": Moment("to_on", _("被新申报替代的日期")),
        },
        dimensions={"purpose": Dimension("purpose", _("事由"), choices=dict(Declaration.Purpose.choices))},
        amounts={
            "households": Amount("households", _("户数（申报）"), Type.NUMBER),
            "people": Amount("people", _("人数（申报）"), Type.NUMBER),
        },
        spans={"held": Span("from_on", "to_on", _("有效申报"))},
        credit=VILLAGE,
    )
)

MOVEMENT = register(
    Fact(
        name="villages.movement",
        label=_("村集体资金收支"),
        rows=lambda cutoff: Movement.objects.all(),
        listing=Listing("villages.village", "about", id="village", unit="village__unit__name"),
        view=VIEW_ACCOUNTS,
        dates={"on": Moment("on", _("日期")), "reversed_on": Moment("reversed_on", _("冲回日期"))},
        dimensions={"kind": Dimension("kind", _("类别"), choices=dict(Movement.Kind.choices))},
        amounts={"amount": Amount("fen", _("金额"))},
        credit=VILLAGE,
    )
)

CONTRACT = register(
    Fact(
        name="villages.contract",
        label=_("村集体合同"),
        rows=contracts_at,
        listing=Listing("villages.contract", "about", unit="village__unit__name"),
        view=VIEW_ACCOUNTS,
        dates={
            "signed_on": Moment("signed_on", _("签订日期")),
            "from_on": Moment("from_on", _("起租日期")),
            "over_on": Moment("over_on", _("到期或终止日期")),
        },
        dimensions={"side": Dimension("side", _("方式"), choices=dict(Contract.Side.choices))},
        amounts={"area": Amount("area", _("面积（亩）"), Type.NUMBER)},
        spans={"running": Span("from_on", "over_on", _("履行中"))},
        credit=VILLAGE,
    )
)

POLICY = register(
    Fact(
        name="villages.policy",
        label=_("一村一策"),
        rows=lambda cutoff: Policy.objects.all(),
        listing=Listing("villages.village", "demand", id="village", unit="village__unit__name"),
        view=VIEW,
        dates={
            "from_on": Moment("from_on", _("制定日期")),
            "to_on": Moment("to_on", _("被新版替代的日期")),
            "due": Moment("due", _("完成时限"), planned=True),
        },
        dimensions={"village": Dimension("village", _("村"), Type.RECORD)},
        amounts={"asked": Amount("fen", _("融资需求"))},
        spans={"in_force": Span("from_on", "to_on", _("在用"))},
        credit=VILLAGE,
    )
)

PUBLICATION = register(
    Fact(
        name="villages.publication",
        label=_("村务公开"),
        rows=lambda cutoff: Publication.objects.all(),
        listing=Listing("villages.publication", "village__unit__name", unit="village__unit__name"),
        view=VIEW_ACCOUNTS,
        dates={"from_on": Moment("from_on", _("公示开始"))},
        dimensions={
            "village": Dimension("village", _("村"), Type.RECORD),
            "year": Dimension("year", _("年度"), Type.NUMBER),
            "quarter": Dimension("quarter", _("季度"), Type.NUMBER),
            "edition": Dimension("edition", _("版次"), Type.NUMBER),
        },
        credit=VILLAGE,
    )
)
