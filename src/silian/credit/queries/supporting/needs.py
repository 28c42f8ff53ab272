"""Financing needs as the ledger has them, each with the product and the officer that were found for it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from silian.credit.models import NeedMatch, Product
from silian.credit.queries.lending import on_sale
from silian.credit.supporting_rules import kind_of_needs
from silian.kernel.access import Actor
from silian.kernel.calendar import today
from silian.kernel.errors import NotFound
from silian.matters.lifecycle import LIFECYCLE, VOID
from silian.matters.models import Matter
from silian.matters.queries import matters_for
from silian.organisations.models import Post
from silian.organisations.queries.units import line_above

OPEN = LIFECYCLE.open_states


def needs_for(by: Actor, county: str) -> QuerySet[Matter]:
    """The financing needs that this actor may see, the latest first, with the names of product and officer."""
    rows = matters_for(by, county).filter(kind=kind_of_needs(county)).exclude(state=VOID.name)
    match = NeedMatch.objects.filter(matter=OuterRef("pk"), to_on=None)
    return (
        rows.annotate(
            product=Subquery(match.values("product__title")[:1]), officer=Subquery(match.values("post__person__name")[:1])
        )
        .select_related("lead", "raiser_unit", "located_in", "round")
        .order_by("-raised_on", "-number")
    )  # fmt: skip


def need_for(by: Actor, county: str, key: UUID | str) -> Matter:
    """One financing need as this actor may see it; NotFound for a stranger."""
    found = needs_for(by, county).filter(pk=key).first()
    if found is None:
        raise NotFound(f"matters.matter {key}")
    return found


def only(rows: QuerySet[Matter], which: str) -> QuerySet[Matter]:
    """`open` those under way, `unmatched` those of them for which nothing was found yet; otherwise all."""
    if which not in ("open", "unmatched"):
        return rows
    under_way: Any = rows.filter(state__in=OPEN)
    return under_way.filter(product=None) if which == "unmatched" else under_way  # type: ignore[no-any-return]


def counts_of(rows: QuerySet[Matter]) -> dict[str, int]:
    """How many are open, how many of them without a match, how many were solved."""
    return rows.order_by().aggregate(
        open=Count("pk", filter=Q(state__in=OPEN)),
        unmatched=Count("pk", filter=Q(state__in=OPEN, product=None)),
        solved=Count("pk", filter=Q(round__outcome="solved", round__closed_on__isnull=False)),
    )


def fitting_products(matter: Matter) -> QuerySet[Product]:
    """What is on sale today and reaches the sum that is needed."""
    wanted = int(matter.answers.get("amount") or 0)
    return on_sale(Product.objects.filter(county_id=matter.county_id, ceiling_fen__gte=wanted), today())


def officers_near(matter: Matter) -> QuerySet[Post]:
    """Those in a seat of some formation at the need's place or above it; everybody in one where the need has no place."""
    held = Q(to_on=None) | Q(to_on__gt=today())
    rows = Post.objects.filter(held, county_id=matter.county_id, from_on__lte=today()).exclude(seat__formation="")
    place = matter.located_in
    if place is not None:
        rows = rows.filter(seat__unit__in=[place, *line_above(place)])
    return rows.select_related("person", "seat__unit").order_by("seat__unit__name", "seat__title")
