"""What can be counted about support: lines and loans of tenants of parks, subsidy paid, guarantees, fees saved."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import BigIntegerField, DateField, F, OuterRef, Q, QuerySet, Subquery, Sum, UUIDField
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from silian.credit.models import (
    ClawBack,
    CreditLine,
    EntityKind,
    FeeKind,
    FeeReduction,
    Guarantee,
    Loan,
    ParkTenant,
    Segment,
    SubsidyRow,
)
from silian.credit.permissions import VIEW
from silian.kernel.facts import Amount, Credit, Dimension, Fact, Listing, Moment, Span, Type, register

OF_BORROWER = {"segment": Dimension("borrower__segment", _("类别"), choices=dict(Segment.choices))}


def lines_in_parks(cutoff: date) -> QuerySet[Any]:
    """One row a line, of a borrower who stands in a park at the end of that day."""
    there = _tenancies(cutoff).filter(borrower=OuterRef("borrower"))
    return CreditLine.objects.annotate(park=Subquery(there.values("park")[:1], output_field=UUIDField())).filter(
        park__isnull=False
    )


def loans_in_parks(cutoff: date) -> QuerySet[Any]:
    """One row a loan, of a borrower who stood in a park on the day when it was paid out."""
    there = ParkTenant.objects.filter(
        Q(to_on=None) | Q(to_on__gt=OuterRef("disbursed_on")), borrower=OuterRef("borrower"),
        from_on__lte=OuterRef("disbursed_on"),
    )  # fmt: skip
    return Loan.objects.annotate(
        park=Subquery(there.order_by("-from_on").values("park")[:1], output_field=UUIDField())
    ).filter(park__isnull=False)


def subsidies_at(cutoff: date) -> QuerySet[Any]:
    """One row a subsidised stretch; `net` is what had not been clawed back by the end of that day."""
    back = ClawBack.objects.filter(row=OuterRef("pk"), on__lte=cutoff).order_by().values("row")
    clawed = Subquery(back.annotate(n=Sum("fen", output_field=BigIntegerField())).values("n"))
    return SubsidyRow.objects.annotate(net=F("subsidy_fen") - Coalesce(clawed, 0))


def guarantees_at(cutoff: date) -> QuerySet[Any]:
    """One row a guarantee, until its loan is settled."""
    return Guarantee.objects.annotate(
        until=Coalesce("loan__settled_on", "loan__ended_on", output_field=DateField())
    )  # fmt: skip


def reductions_at(cutoff: date) -> QuerySet[Any]:
    return FeeReduction.objects.annotate(saved=F("standard_fen") - F("charged_fen"))


def _tenancies(day: date) -> QuerySet[ParkTenant]:
    return ParkTenant.objects.filter(Q(to_on=None) | Q(to_on__gt=day), from_on__lte=day).order_by("-from_on")


PARK_LINE = register(
    Fact(
        name="credit.park_line",
        label=_("园区主体的授信"),
        rows=lines_in_parks,
        listing=Listing("credit.borrower", "borrower__name", id="borrower", unit="bank__name"),
        view=VIEW,
        dates={"from_on": Moment("from_on", _("授信日期")), "to_on": Moment("to_on", _("授信到期日"), planned=True)},
        dimensions={
            "park": Dimension("park", _("园区"), Type.RECORD),
            "borrower": Dimension("borrower", _("借款人"), Type.RECORD),
            **OF_BORROWER,
        },
        amounts={"amount": Amount("amount_fen", _("授信额度"))},
        spans={"in_force": Span("from_on", "to_on", _("有效"))},
        credit={"village": Credit("borrower__village", _("所在村")), "bank": Credit("bank", _("银行"))},
    )
)

PARK_LOAN = register(
    Fact(
        name="credit.park_loan",
        label=_("园区主体的贷款"),
        rows=loans_in_parks,
        listing=Listing("credit.loan", "borrower__name", number="number", unit="bank__name"),
        view=VIEW,
        dates={
            "disbursed_on": Moment("disbursed_on", _("放款日期")),
            "settled_on": Moment("settled_on", _("结清日期")),
        },
        dimensions={
            "park": Dimension("park", _("园区"), Type.RECORD, known="disbursed_on"),
            "borrower": Dimension("borrower", _("借款人"), Type.RECORD),
            "entity_kind": Dimension("borrower__entity_kind", _("主体类型"), choices=dict(EntityKind.choices)),
            **OF_BORROWER,
        },
        amounts={"amount": Amount("principal_fen", _("放款金额"), known="disbursed_on")},
        spans={"running": Span("disbursed_on", "settled_on", _("在贷"))},
        credit={"village": Credit("borrower__village", _("所在村")), "bank": Credit("bank", _("银行"))},
    )
)

SUBSIDY = register(
    Fact(
        name="credit.subsidy",
        label=_("贴息（每段天数为一条）"),
        rows=subsidies_at,
        listing=Listing(
            "credit.subsidybatch", "loan__borrower__name", id="batch", number="loan__number", unit="batch__bank__name"
        ),
        view=VIEW,
        dates={
            "from_on": Moment("from_on", _("起始日期")),
            "paid_on": Moment("batch__paid_on", _("拨付日期")),
        },
        dimensions={
            "loan": Dimension("loan", _("贷款"), Type.RECORD),
            "segment": Dimension("loan__borrower__segment", _("类别"), choices=dict(Segment.choices)),
        },
        amounts={
            "net": Amount("net", _("贴息净额"), known="paid_on"),
            "interest": Amount("interest_fen", _("利息")),
        },
        credit={"village": Credit("loan__borrower__village", _("所在村")), "bank": Credit("batch__bank", _("银行"))},
    )
)

GUARANTEE = register(
    Fact(
        name="credit.guarantee",
        label=_("政银担担保"),
        rows=guarantees_at,
        listing=Listing("credit.guarantee", "loan__borrower__name", number="loan__number", unit="guarantor__name"),
        view=VIEW,
        dates={"on": Moment("on", _("担保日期")), "until": Moment("until", _("结清或终止日期"))},
        dimensions={"loan": Dimension("loan", _("贷款"), Type.RECORD)},
        amounts={"amount": Amount("fen", _("担保金额"))},
        spans={"standing": Span("on", "until", _("在保"))},
        credit={"village": Credit("loan__borrower__village", _("所在村")), "bank": Credit("loan__bank", _("银行"))},
    )
)

FEES = register(
    Fact(
        name="credit.fee_reduction",
        label=_("减免费用"),
        rows=reductions_at,
        listing=Listing(
            "credit.loan", "loan__borrower__name", id="loan", number="loan__number", unit="loan__bank__name"
        ),
        view=VIEW,
        dates={"on": Moment("on", _("减免日期"))},
        dimensions={"kind": Dimension("kind", _("费用"), choices=dict(FeeKind.choices))},
        amounts={"saved": Amount("saved", _("节省费用"))},
        credit={"village": Credit("loan__borrower__village", _("所在村")), "bank": Credit("loan__bank", _("银行"))},
    )
)
