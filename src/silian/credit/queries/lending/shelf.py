"""The shelf of products on a day, with the rate of each."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery

from silian.credit.models import Product, ProductRate


def on_sale(rows: QuerySet[Any], day: date) -> QuerySet[Any]:
    return rows.filter(Q(to_on=None) | Q(to_on__gt=day), from_on__lte=day)


def with_rate(rows: QuerySet[Product], day: date) -> QuerySet[Any]:
    """The products with `rate`, a year's in percent, for a loan that is made on this day."""
    held = ProductRate.objects.filter(product=OuterRef("pk"), from_on__lte=day).order_by("-from_on")
    return rows.annotate(rate=Subquery(held.values("rate")[:1]))


def rate_of(product: Product, day: date) -> Decimal | None:
    """The yearly rate in percent on this day; None before the product had one."""
    return product.rates.filter(from_on__lte=day).order_by("-from_on").values_list("rate", flat=True).first()
