"""Which loans, products and reports an actor may see."""

from __future__ import annotations

from typing import TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet

from silian.credit.models import BankReport, Intention, Loan, Product
from silian.credit.permissions import REPORT, VIEW
from silian.kernel.access import Actor, Verb, visible
from silian.kernel.errors import NotFound

M = TypeVar("M", bound=Model)


def loans_for(by: Actor, county: str, verb: Verb = VIEW) -> QuerySet[Loan]:
    """The county's loans on which this actor has the verb."""
    return visible(Loan.objects.filter(county_id=county), by, verb)


def with_names(rows: QuerySet[Loan]) -> QuerySet[Loan]:
    """The rows with what a list shows of them."""
    return rows.select_related("borrower__village", "product", "bank", "manager")


def loan_for(by: Actor, county: str, key: UUID | str) -> Loan:
    """One loan as this actor may see it; NotFound for a stranger."""
    return _found(with_names(loans_for(by, county)).select_related("related_to", "batch__village__unit"), key)


def products_for(by: Actor, county: str) -> QuerySet[Product]:
    """The county's products, as far as this actor may see any credit."""
    return visible(Product.objects.filter(county_id=county), by, VIEW)


def product_for(by: Actor, county: str, key: UUID | str) -> Product:
    return _found(products_for(by, county), key)


def intentions_for(by: Actor, county: str, verb: Verb = VIEW) -> QuerySet[Intention]:
    """The planned loans that are still to come, the earliest first."""
    rows = visible(Intention.objects.filter(county_id=county, over_on=None), by, verb)
    return rows.select_related("borrower__village")


def intention_for(by: Actor, county: str, key: UUID | str) -> Intention:
    return _found(visible(Intention.objects.filter(county_id=county), by, VIEW).select_related("borrower"), key)


def reports_for(by: Actor, county: str) -> QuerySet[BankReport]:
    """The files of banks for which this actor may report, the latest first."""
    return visible(BankReport.objects.filter(county_id=county), by, REPORT).select_related("bank")


def report_for(by: Actor, county: str, key: UUID | str) -> BankReport:
    return _found(reports_for(by, county), key)


def _found(rows: QuerySet[M], key: UUID | str) -> M:
    found = rows.filter(pk=key).first()
    if found is None:
        raise NotFound(f"{rows.model._meta.label_lower} {key}")
    return found
