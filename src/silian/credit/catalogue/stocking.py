"""What applying a programme does to the shelf: its products stand there as records, with their rate from each day on."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from silian.credit.catalogue.shapes import Catalogue, Lpr, Offer
from silian.credit.models import Product, ProductRate
from silian.kernel.access import Actor
from silian.kernel.calendar import today

BASIS_POINT = Decimal("0.01")  # in percent


def stock(county: str, document: Catalogue, *, by: Actor) -> None:
    """Puts the products and their rates as declared; one that is declared no more is off sale from today.

    A rate that once held stays: only days that the LPR table speaks of are written.
    """
    for key, offer in document.products.items():
        product, _new = Product.objects.update_or_create(
            county_id=county, key=key,
            defaults={
                "title": offer.title, "segments": list(offer.segments), "ceiling_fen": offer.ceiling_fen,
                "longest_months": offer.longest_months, "from_on": offer.from_on, "to_on": offer.to_on,
            },
        )  # fmt: skip
        for on, rate in rates(offer, document.lpr):
            ProductRate.objects.update_or_create(county_id=county, product=product, from_on=on, defaults={"rate": rate})
    gone = Product.objects.filter(county_id=county, to_on=None).exclude(key__in=document.products)
    gone.filter(from_on__lt=today()).update(to_on=today())


def rates(offer: Offer, lpr: tuple[Lpr, ...]) -> list[tuple[date, Decimal]]:
    """The yearly rate in percent from each day on; it follows the LPR on the day on which a new one is published."""
    rate = offer.rate
    if rate.fixed is not None:
        return [(offer.from_on, rate.fixed)]
    assert rate.lpr
    held = max((row for row in lpr if row.on <= offer.from_on), key=lambda row: row.on)
    later = [row for row in lpr if row.on > offer.from_on]
    days = [(offer.from_on, held), *((row.on, row) for row in later)]
    return [(on, getattr(row, rate.lpr) + rate.points * BASIS_POINT) for on, row in days]
