"""The shelf of products, and one product with its terms, its rates, and a plan that is previewed for an amount."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from silian.credit.catalogue import Offer, catalogue_of, offer_of
from silian.credit.engine.terms import Method
from silian.credit.forms.lending import PreviewForm
from silian.credit.models import Product, Segment
from silian.credit.models.lending.loan import METHODS, ROUNDINGS
from silian.credit.permissions import VIEW
from silian.credit.queries.lending import (
    Asked,
    on_sale,
    plan_for,
    product_for,
    products_for,
    rate_of,
    with_rate,
    yearly_cost,
)
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.pages import blame, page, render_page

GUARANTEES = {"credit": _("信用"), "guarantor": _("保证"), "mortgage": _("抵押"), "scheme": _("政银担")}
A_YEAR = 12
SAMPLE = 10_000 * 100 * 10  # fen: the yearly rate with fees is shown for ten 万元 over a year


@page(VIEW)
def list_products(request: Any) -> HttpResponse:
    """What is on sale today, the lowest rate first; below it what was sold before."""
    seen = with_rate(products_for(request.actor, request.county), today())
    now = sorted(on_sale(seen, today()), key=lambda product: (product.rate, product.title))
    offers = catalogue_of(request.county).products
    context = {
        "rows": [_row(product, offers.get(product.key)) for product in now],
        "past": seen.filter(to_on__lte=today()).order_by("-to_on"),
        "lpr": max(catalogue_of(request.county).lpr, key=lambda row: row.on, default=None),
    }
    return render_page(request, "credit/lending/products.html", context)


def _row(product: Any, offer: Offer | None) -> dict[str, object]:
    return {
        "product": product, "rate": product.rate, "segments": [Segment(segment).label for segment in product.segments],
        "methods": [METHODS[method] for method in offer.methods] if offer else (), "offer": offer,
        "guarantee": GUARANTEES[offer.guarantee] if offer else "", "cost": _cost(product, offer, product.rate),
    }  # fmt: skip


def _cost(product: Product, offer: Offer | None, rate: Any) -> float | None:
    """The yearly rate with fees in percent, of a sample loan."""
    if offer is None or rate is None:
        return None
    method = next((method for method in offer.methods if method is not Method.FREE_PLAN), Method.BULLET)
    months = min(A_YEAR, offer.longest_months)
    sample = Asked(
        min(SAMPLE, product.ceiling_fen), rate, today(), months, method, offer.collected_every, offer.day_count,
        offer.rounding,
    )  # fmt: skip
    return 100 * yearly_cost(sample, offer)


@page(VIEW)
def show_product(request: Any, pk: UUID) -> HttpResponse:
    """One product; with an amount in the address also the plan of a loan of it, which is printed from here."""
    product = product_for(request.actor, request.county, pk)
    offer = offer_of(request.county, product.key)
    context: dict[str, Any] = {
        **_row(with_rate(Product.objects.filter(pk=pk), today()).get(), offer), "rates": product.rates.order_by("-from_on"),
        "rounding": ROUNDINGS[offer.rounding] if offer else "",
    }  # fmt: skip
    if offer and any(method is not Method.FREE_PLAN for method in offer.methods):
        context |= _preview(request, product, offer)
    return render_page(request, "credit/lending/product.html", context)


def _preview(request: Any, product: Product, offer: Offer) -> dict[str, Any]:
    form = PreviewForm(request.GET if "fen" in request.GET else None, offer=offer)
    found: dict[str, Any] = {"form": form}
    if not form.is_valid():
        return found
    told = form.cleaned_data
    rate = rate_of(product, told["on"])
    if rate is None or told["fen"] > product.ceiling_fen:
        field, sentence = ("on", _("这一天还没有利率。")) if rate is None else ("fen", _("超过产品的最高额度。"))
        form.add_error(field, sentence)
        return found
    asked = Asked(
        told["fen"], rate, told["on"], told["months"], Method(told["method"]), offer.collected_every, offer.day_count,
        offer.rounding,
    )  # fmt: skip
    try:
        plan = plan_for(asked)
        cost = yearly_cost(asked, offer)
    except Refused as refused:
        blame(form, refused)
        return found
    return found | {"plan": plan, "asked": asked, "method": METHODS[asked.method], "with_fees": 100 * cost}
