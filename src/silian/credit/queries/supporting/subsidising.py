"""What a batch would ask for: the eligible loans of a bank, their rows priced to the fen, and the sums of rounded rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from uuid import UUID

from django.db.models import BigIntegerField, Count, F, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from silian.credit.engine.periods import year_fraction
from silian.credit.engine.subsidy import Subsidised, subsidy
from silian.credit.models import ClawBack, Loan, SubsidyBatch, SubsidyReview, SubsidyRow
from silian.credit.permissions import REVIEW_SUBSIDY, VIEW
from silian.credit.queries.lending import books_of
from silian.credit.queries.supporting.stretches import Stretch, stretches_of
from silian.credit.supporting_rules import SubsidyRule
from silian.kernel.access import Actor, Verb, visible
from silian.kernel.calendar import today
from silian.kernel.errors import NotFound
from silian.organisations.models import Unit

PERCENT = 100


@dataclass(frozen=True)
class Priced:
    """Some days of a loan inside one tier, with interest and subsidy in fen."""

    loan: Loan
    days: Stretch
    amounts: Subsidised


def eligible_loans(bank: Unit, terms: SubsidyRule, days: tuple[date, date], keys: Iterable[str]) -> list[Loan]:
    """The bank's loans on the products of these keys, to borrowers whom the rule is for, running in these days."""
    rows = Loan.objects.filter(
        Q(settled_on=None) | Q(settled_on__gt=days[0]), county_id=bank.county_id, bank=bank, product__key__in=list(keys),
        borrower__segment__in=terms.segments, disbursed_on__lt=days[1], matures_on__gt=days[0],
    )  # fmt: skip
    return list(rows.prefetch_related("amendments", "repayments", "reported_balances").order_by("number"))


def price(loans: list[Loan], terms: SubsidyRule, days: tuple[date, date]) -> list[Priced]:
    """Every day that may be subsidised, tier by tier; days that no tier covers are left out."""
    books = books_of([loan for loan in loans if not loan.reported])
    rows = []
    for loan in loans:
        for stretch in stretches_of(loan, books.get(loan.pk), days):
            rows += [Priced(loan, part, amounts) for part, amounts in priced(stretch, terms)]
    return rows


def priced(stretch: Stretch, terms: SubsidyRule) -> Iterator[tuple[Stretch, Subsidised]]:
    """One stretch cut at the rule's tiers. Interest is that of all the principal, subsidy that of at most the cap."""
    rate = Fraction(stretch.rate) / PERCENT
    for tier in terms.tiers:
        first, last = max(stretch.from_on, tier.from_on), min(stretch.to_on, tier.to_on)
        if first < last:
            year = year_fraction(terms.day_count, first, last)
            amounts = subsidy(stretch.principal, rate, year, tier.rule, terms.cap_fen)
            yield Stretch(first, last, stretch.principal, stretch.rate), amounts


def batches_for(by: Actor, county: str, verb: Verb = VIEW) -> QuerySet[SubsidyBatch]:
    """The batches on which this actor has the verb, the latest first, with `asked`, `loans` and `clawed` sums in fen."""
    rows = visible(SubsidyBatch.objects.filter(county_id=county), by, verb).select_related("bank")
    own = SubsidyRow.objects.filter(batch=OuterRef("pk")).order_by().values("batch")
    back = ClawBack.objects.filter(row__batch=OuterRef("pk")).order_by().values("row__batch")
    return rows.annotate(
        asked=Coalesce(Subquery(own.annotate(n=Sum("subsidy_fen", output_field=BigIntegerField())).values("n")), 0),
        interest=Coalesce(Subquery(own.annotate(n=Sum("interest_fen", output_field=BigIntegerField())).values("n")), 0),
        loans=Coalesce(Subquery(own.annotate(n=Count("loan", distinct=True)).values("n")), 0),
        clawed=Coalesce(Subquery(back.annotate(n=Sum("fen", output_field=BigIntegerField())).values("n")), 0),
    ).order_by("-from_on", "-number")


def batch_for(by: Actor, county: str, key: UUID | str) -> SubsidyBatch:
    """One batch as this actor may see it; NotFound for a stranger."""
    found = batches_for(by, county).filter(pk=key).first()
    if found is None:
        raise NotFound(f"credit.subsidybatch {key}")
    return found


def row_for(by: Actor, county: str, key: UUID | str, verb: Verb = VIEW) -> SubsidyRow:
    rows = visible(SubsidyRow.objects.filter(county_id=county), by, verb)
    found = rows.select_related("batch", "loan__borrower").filter(pk=key).first()
    if found is None:
        raise NotFound(f"credit.subsidyrow {key}")
    return found


def next_review(batch: SubsidyBatch) -> SubsidyReview | None:
    """The office whose turn it is."""
    return batch.reviews.filter(decided_on=None).select_related("office").order_by("order").first()


def waiting_reviews(by: Actor, county: str) -> list[SubsidyReview]:
    """The reviews that wait for an office of this actor, where the offices before it have passed the batch."""
    rows = visible(SubsidyReview.objects.filter(county_id=county, decided_on=None), by, REVIEW_SUBSIDY)
    earlier = SubsidyReview.objects.filter(batch=OuterRef("batch"), order__lt=OuterRef("order"), decided_on=None)
    due = rows.filter(batch__state="under_review").annotate(before=Subquery(earlier.values("pk")[:1]))
    return list(due.filter(before=None).select_related("batch__bank", "office").order_by("batch__submitted_on"))


def left_of(row: SubsidyRow) -> int:
    """What of a row's subsidy was not clawed back yet, in fen."""
    return int(row.subsidy_fen) - int(row.claw_backs.aggregate(n=Sum("fen"))["n"] or 0)


def paid_until(county: str, day: date | None = None) -> int:
    """Subsidy that was paid by the end of the day and did not come back, in fen."""
    on = day or today()
    rows = SubsidyRow.objects.filter(county_id=county, batch__paid_on__lte=on)
    back = ClawBack.objects.filter(county_id=county, on__lte=on)
    return (rows.aggregate(n=Sum(F("subsidy_fen")))["n"] or 0) - (back.aggregate(n=Sum("fen"))["n"] or 0)
