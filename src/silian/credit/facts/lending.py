"""What can be counted about products, loans and planned loans.

A loan's segment and whether its borrower is a related party are those of the disbursement; what is outstanding is that of
the cut-off. Amounts disbursed may overlap between figures (an entity's loan may be 政银担) and are never summed.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy as _

from silian.credit.models import Intention, Loan, Product, Segment
from silian.credit.permissions import VIEW
from silian.credit.queries.lending import with_outstanding, with_rate
from silian.kernel.facts import Amount, Credit, Dimension, Fact, Listing, Moment, Span, Type, register

MONTHS_A_YEAR = 12


def products_at(cutoff: date) -> QuerySet[Any]:
    """One row a product, with the rate of that day and its longest term in whole years."""
    years = Product.objects.annotate(longest_years=F("longest_months") / MONTHS_A_YEAR)
    return with_rate(years, cutoff)


def loans_at(cutoff: date) -> QuerySet[Any]:
    """One row a loan, with what is outstanding at the end of that day."""
    return with_outstanding(Loan.objects.all(), cutoff)


PRODUCT = register(
    Fact(
        name="credit.product",
        label=_("信贷产品"),
        rows=products_at,
        listing=Listing("credit.product", "title"),
        view=VIEW,
        dates={
            "from_on": Moment("from_on", _("上市日期")),
            "to_on": Moment("to_on", _("停售日期")),
        },
        amounts={
            "ceiling": Amount("ceiling_fen", _("最高额度")),
            "rate": Amount("rate", _("年利率（%）"), Type.NUMBER),
            "longest_years": Amount("longest_years", _("最长期限（年）"), Type.NUMBER),
        },
        spans={"on_sale": Span("from_on", "to_on", _("在售"))},
    )
)

LOAN = register(
    Fact(
        name="credit.loan",
        label=_("贷款"),
        rows=loans_at,
        listing=Listing("credit.loan", "borrower__name", number="number", unit="bank__name"),
        view=VIEW,
        dates={
            "applied_on": Moment("applied_on", _("申请日期")),
            "approved_on": Moment("approved_on", _("审批日期")),
            "signed_on": Moment("signed_on", _("签约日期")),
            "disbursed_on": Moment("disbursed_on", _("放款日期")),
            "settled_on": Moment("settled_on", _("结清日期")),
            "ended_on": Moment("ended_on", _("终止日期")),
        },
        dimensions={
            "segment": Dimension("borrower__segment", _("借款人类别"), choices=dict(Segment.choices)),
            "product": Dimension("product", _("产品"), Type.RECORD),
            "borrower": Dimension("borrower", _("借款人"), Type.RECORD),
            "scheme": Dimension("scheme", _("政银担"), Type.BOOLEAN),
            "related_to": Dimension("related_to", _("关联的村集体"), Type.RECORD, known="disbursed_on"),
            "batch": Dimension("batch", _("养殖批次"), Type.RECORD),
        },
        amounts={
            "asked": Amount("asked_fen", _("申请金额")),
            "disbursed": Amount("principal_fen", _("放款金额"), known="disbursed_on"),
            "outstanding": Amount("outstanding", _("贷款余额")),
        },
        spans={"running": Span("disbursed_on", "settled_on", _("未结清"))},
        credit={
            "village": Credit("borrower__village", _("所在村")),
            "bank": Credit("bank", _("放款银行")),
        },
    )
)

PLANNED_LOAN = register(
    Fact(
        name="credit.planned_loan",
        label=_("计划贷款（预计）"),
        rows=lambda cutoff: Intention.objects.all(),
        listing=Listing("credit.intention", "borrower__name", unit="borrower__village__name"),
        view=VIEW,
        dates={
            "noted_on": Moment("noted_on", _("登记日期")),
            "over_on": Moment("over_on", _("了结日期")),
            "expected_on": Moment("expected_on", _("预计用款日期"), planned=True),
        },
        dimensions={"segment": Dimension("borrower__segment", _("借款人类别"), choices=dict(Segment.choices))},
        amounts={"amount": Amount("fen", _("预计金额"))},
        spans={"expected": Span("noted_on", "over_on", _("预计中"))},
        credit={"village": Credit("borrower__village", _("所在村"))},
    )
)
