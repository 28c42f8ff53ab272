"""The roster and who of it is covered: granted a line, or refused with a documented reason; and the lines granted."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Case, CharField, DateField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from silian.credit.models import Borrower, CreditLine, EntityKind, Rating, Reason, Segment
from silian.credit.permissions import VIEW
from silian.kernel.facts import Amount, Credit, Dimension, Fact, Listing, Moment, Span, Type, register

COVERED, NOT_COVERED = "covered", "not_covered"


def borrowers_at(cutoff: date) -> QuerySet[Any]:
    """One row a borrower; `covered_on` is the day of the first decision of any year's rating, granted or refused."""
    decided = Coalesce("granted_on", "refused_on", output_field=DateField())
    ratings = Rating.objects.filter(borrower=OuterRef("pk")).annotate(decided_on=decided)
    first = ratings.filter(decided_on__isnull=False).order_by("decided_on")
    known = Q(covered_on__lte=cutoff)
    return Borrower.objects.annotate(
        covered_on=Subquery(first.values("decided_on")[:1], output_field=DateField()),
        refused_for=Subquery(first.values("reason")[:1], output_field=CharField()),
    ).annotate(covered=Case(When(known, then=Value(COVERED)), default=Value(NOT_COVERED), output_field=CharField()))


BORROWER = register(
    Fact(
        name="credit.borrower",
        label=_("名册上的农户、主体和村集体"),
        rows=borrowers_at,
        listing=Listing("credit.borrower", "name", unit="village__name"),
        view=VIEW,
        dates={
            "from_on": Moment("from_on", _("列入名册日期")),
            "to_on": Moment("to_on", _("移出名册日期")),
            "covered_on": Moment("covered_on", _("授信或说明原因的日期")),
        },
        dimensions={
            "segment": Dimension("segment", _("类别"), choices=dict(Segment.choices)),
            "entity_kind": Dimension("entity_kind", _("主体类型"), choices=dict(EntityKind.choices)),
            "covered": Dimension(
                "covered", _("评级覆盖"), choices={COVERED: _("已授信或已说明原因"), NOT_COVERED: _("未覆盖")}
            ),
            "refused_for": Dimension(
                "refused_for", _("不予授信原因"), choices=dict(Reason.choices), known="covered_on"
            ),
        },
        spans={"on_roster": Span("from_on", "to_on", _("在名册"))},
        credit={"village": Credit("village", _("所在村"))},
    )
)

LINE = register(
    Fact(
        name="credit.line",
        label=_("授信（每家银行每次为一条）"),
        rows=lambda cutoff: CreditLine.objects.all(),
        listing=Listing("credit.borrower", "borrower__name", id="borrower", unit="borrower__village__name"),
        view=VIEW,
        dates={
            "from_on": Moment("from_on", _("授信日期")),
            "to_on": Moment("to_on", _("授信到期日"), planned=True),
            "signed_on": Moment("signed_on", _("签约日期")),
        },
        dimensions={
            "segment": Dimension("borrower__segment", _("类别"), choices=dict(Segment.choices)),
            "borrower": Dimension("borrower", _("借款人"), Type.RECORD),
            "bank": Dimension("bank", _("银行"), Type.UNIT),
        },
        amounts={
            "granted": Amount("amount_fen", _("授信额度")),
            "signed": Amount("signed_fen", _("签约额度"), known="signed_on"),
        },
        spans={"in_force": Span("from_on", "to_on", _("有效"))},
        credit={"village": Credit("borrower__village", _("所在村")), "bank": Credit("bank", _("银行"))},
    )
)
