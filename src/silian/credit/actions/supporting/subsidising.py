"""编制贴息批次: a bank's rows of a quarter, reckoned to the fen, and put before the offices."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from silian.credit.actions.lending._checking import refuse
from silian.credit.catalogue import catalogue_of
from silian.credit.engine.subsidy import total
from silian.credit.lifecycle.supporting import DRAWN_UP, SENT_BACK, SUBSIDY
from silian.credit.models import SubsidyBatch, SubsidyReview, SubsidyRow
from silian.credit.permissions import SUBSIDISE
from silian.credit.queries.supporting.subsidising import Priced, eligible_loans, price
from silian.credit.supporting_rules import rule_of, supporting_of
from silian.kernel import journal
from silian.kernel.access import Actor, require
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.language import in_the_countys_language
from silian.kernel.lifecycles import admit, advance, lock
from silian.kernel.notices import notify
from silian.kernel.numbering import next_number
from silian.organisations.models import Unit


@transaction.atomic
def draw_up_batch(bank: Unit, rule: str, *, from_on: date, to_on: date, by: Actor) -> SubsidyBatch:
    """Reckons what this bank may ask for the days [from_on, to_on), which are over; one row for each unchanging stretch.

    Refused where some of the days of a loan are in another batch already, or where nothing may be subsidised.
    """
    require(SUBSIDISE, bank, by)
    county, terms = bank.county_id, rule_of(bank.county_id, rule)
    if to_on <= from_on:
        raise refuse(_("截止日期要晚于起始日期。"), "to_on")
    if to_on > today():
        raise refuse(_("这段时间还没有过完，请到 %s 以后再编制。") % to_on, "to_on")
    asked_before = SubsidyBatch.objects.filter(county_id=county, bank=bank, rule=rule, from_on=from_on, to_on=to_on)
    if before := asked_before.exclude(state=SENT_BACK.name).first():
        raise Refused(_("这家银行这段时间的批次 %s 已经编制。") % before)
    keys = [key for key, offer in catalogue_of(county).products.items() if offer.subsidy == rule]
    rows = price(eligible_loans(bank, terms, (from_on, to_on), keys), terms, (from_on, to_on))
    number = next_number(county, "subsidy", today().year, supporting_of(county).subsidy.number)
    batch = SubsidyBatch(county_id=county, number=number, bank=bank, rule=rule, from_on=from_on, to_on=to_on)
    sums = total(row.amounts for row in rows)
    note = _("%(n)d 行，利息 %(interest)d 分，贴息 %(subsidy)d 分") % {
        "n": len(rows), "interest": sums.interest, "subsidy": sums.subsidy,
    }  # fmt: skip
    admit(batch, DRAWN_UP.name, by=by, source=terms.document, note=note)
    _keep(batch, rows)
    return batch


def _keep(batch: SubsidyBatch, rows: list[Priced]) -> None:
    """The database refuses a day that is subsidised already."""
    made = [
        SubsidyRow(
            county_id=batch.county_id, batch=batch, loan=row.loan, from_on=row.days.from_on, to_on=row.days.to_on,
            principal_fen=row.days.principal, rate=row.days.rate, interest_fen=row.amounts.interest,
            subsidy_fen=row.amounts.subsidy,
        )
        for row in rows
    ]  # fmt: skip
    try:
        with transaction.atomic():
            SubsidyRow.objects.bulk_create(made, batch_size=500)
    except IntegrityError as twice:
        raise Refused(_("其中有贷款的这些天已经贴过息，不能重复。请核对已有批次。")) from twice


@transaction.atomic
def submit_batch(batch: SubsidyBatch, *, by: Actor, version: int | None = None) -> SubsidyBatch:
    """送审: the offices look at it one after another; the first is told."""
    fresh = lock(batch, version=version)
    require(SUBSIDY.steps["submit"].needs, fresh, by)
    advance(batch, "submit", by=by, submitted_on=today())
    offices = _offices(batch.county_id)
    for order, office in enumerate(offices):
        SubsidyReview(county_id=batch.county_id, batch=batch, office=office, order=order).save(force_insert=True)
    ask(batch, offices[0])
    return batch


@in_the_countys_language
def ask(batch: SubsidyBatch, office: Unit) -> None:
    """Tells an office that it is its turn."""
    words = _("贴息批次 %(batch)s（%(bank)s）等您审核。") % {"batch": batch, "bank": batch.bank}
    notify(batch.county_id, office, words, about=journal.subject_of(batch), once=f"subsidy:{batch.pk}:{office.pk}")


def _offices(county: str) -> list[Unit]:
    names = supporting_of(county).subsidy.offices
    found = {unit.name: unit for unit in Unit.objects.filter(county_id=county, name__in=names, closed_on=None)}
    if missing := [name for name in names if name not in found]:
        raise Refused(_("审核单位“%s”还没有设立。") % missing[0])
    return [found[name] for name in names]
