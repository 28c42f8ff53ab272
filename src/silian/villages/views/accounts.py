"""三资: a village's funds, assets, resources and contracts on one page; the contracts of all villages."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Q, Sum
from django.http import HttpResponse
from django.urls import reverse

from silian.kernel.access import may_on
from silian.kernel.calendar import today
from silian.kernel.pages import page, render_page
from silian.villages.forms import OF_VILLAGE, EndContractForm, PayForm, ReverseForm
from silian.villages.models import Contract, Movement, Rent
from silian.villages.permissions import KEEP, VIEW_ACCOUNTS
from silian.villages.queries import (
    contract_for,
    contracts_for,
    movement_for,
    quarter_of,
    rent_for,
    till_of,
    unpaid_rents,
    village_for,
    with_payments,
)
from silian.villages.showing import contract_light
from silian.villages.views.deeds import FORM, do, offered

A_PAGE, LATEST = 50, 30


@page(VIEW_ACCOUNTS)
def show_accounts(request: Any, pk: UUID) -> HttpResponse:
    """One village's funds of this year, its latest movements, its assets, resources and contracts."""
    village, day = village_for(request.actor, request.county, pk, VIEW_ACCOUNTS), today()
    till = till_of(village, day.replace(month=1, day=1), day)
    kinds = dict(Movement.Kind.choices)
    contracts = list(village.contracts.all())
    left = _left_of(contracts)
    held = may_on([KEEP], village, request.actor)
    context = {
        "village": village, "till": till, "quarter": quarter_of(day), "may_keep": KEEP.name in held,
        "came_in": [(kinds[kind], fen) for kind, fen in till.came_in.items()],
        "went_out": [(kinds[kind], fen) for kind, fen in till.went_out.items()],
        "movements": village.movements.order_by("-on", "-id")[:LATEST],
        "assets": village.assets.all(), "resources": village.resources.filter(to_on=None),
        "contracts": [(row, contract_light(row, left.get(row.pk, 0))) for row in contracts],
        "deeds": offered(OF_VILLAGE, held, "money", "contract", "asset", "resource"),
    }  # fmt: skip
    return render_page(request, "villages/accounts.html", context)


@page(VIEW_ACCOUNTS)
def list_contracts(request: Any) -> HttpResponse:
    """Contracts in force; `?only=late` those with an overdue rent."""
    rows = contracts_for(request.actor, request.county).filter(Q(ended_on=None), until__gt=today())
    left = _left_of(rows.order_by())
    if request.GET.get("only") == "late":
        rows = rows.filter(pk__in=left)
    shown = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    yearly = dict(
        Rent.objects.filter(contract__in=list(shown)).order_by("contract", "-due").values_list("contract", "fen")
    )
    context = {
        "page": shown, "late": len(left), "only": request.GET.get("only", ""),
        "rows": [(row, yearly.get(row.pk), contract_light(row, left.get(row.pk, 0))) for row in shown],
    }  # fmt: skip
    return render_page(request, "villages/contracts.html", context, part="villages/_contracts.html")


def _left_of(contracts: Any) -> dict[Any, int]:
    """What is due and not paid of each contract, in fen."""
    left: dict[Any, int] = {}
    rents = unpaid_rents(Rent.objects.filter(contract__in=contracts, due__lt=today()))
    for contract, fen in rents.values_list("contract", "left"):
        left[contract] = left.get(contract, 0) + fen
    return left


@page(VIEW_ACCOUNTS)
def show_contract(request: Any, pk: UUID) -> HttpResponse:
    contract: Contract = contract_for(request.actor, request.county, pk)
    rents = list(with_payments(contract.rents.all()))
    left = sum(rent.left for rent in rents if rent.due < today() and not contract.ended_on)
    context = {
        "contract": contract, "rents": rents, "today": today(), "light": contract_light(contract, left), "left": left,
        "all": contract.rents.aggregate(fen=Sum("fen"))["fen"] or 0,
        "may_keep": KEEP.name in may_on([KEEP], contract, request.actor),
        "open": not contract.ended_on and contract.until > today(),
    }  # fmt: skip
    return render_page(request, "villages/contract.html", context)


@page(KEEP, FORM)
def end_contract(request: Any, pk: UUID) -> HttpResponse:
    contract = contract_for(request.actor, request.county, pk)
    return do(request, EndContractForm, contract, reverse("villages:contract", args=[pk]), contract)


@page(KEEP, FORM)
def pay_rent(request: Any, pk: UUID) -> HttpResponse:
    rent = rent_for(request.actor, request.county, pk)
    return do(request, PayForm, rent, reverse("villages:contract", args=[rent.contract_id]), rent.contract)


@page(KEEP, FORM)
def reverse_movement(request: Any, pk: UUID) -> HttpResponse:
    movement = movement_for(request.actor, request.county, pk)
    return do(
        request, ReverseForm, movement, reverse("villages:accounts", args=[movement.village_id]), movement.village
    )
