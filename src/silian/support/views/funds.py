"""Funds: what meetings committed, by chain and purpose, where it comes from and what is paid."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from silian.kernel.access import may_on
from silian.kernel.attachments import attached_to
from silian.kernel.money import show
from silian.kernel.pages import Question, ask, page, render_page, seen_version
from silian.meetings.models import Commitment
from silian.meetings.organs import purposes_of
from silian.support import actions
from silian.support.forms import PaymentForm, ReversalForm, SourceForm
from silian.support.permissions import PAY, VIEW_FUNDS
from silian.support.queries import commitment_for, commitments_for, lines_of, payment_for, source_for
from silian.support.sections import source_title

FORM = ("GET", "HEAD", "POST")
Told = Mapping[str, Any]


@page(VIEW_FUNDS)
def list_funds(request: Any) -> HttpResponse:
    """All commitments with their sums by purpose and chain; `?chain=` those of one chain."""
    everything = list(commitments_for(request.actor, request.county))
    chosen = request.GET.get("chain", "").replace("-", "")
    rows = [row for row in everything if row.chain_id and row.chain_id.hex == chosen] if chosen else everything
    chains = {row.chain_id: row.chain for row in everything if row.chain_id and row.chain}
    titles = purposes_of(request.county)
    lines = lines_of(rows)
    context = {
        "lines": [(titles.get(line.purpose, line.purpose), line, _share(line.paid, line.committed)) for line in lines],
        "rows": [(titles.get(row.purpose, row.purpose), row) for row in rows], "chosen": chosen,
        "chains": [(chain, key.hex == chosen) for key, chain in chains.items()],
        "committed": sum(line.committed for line in lines), "found": sum(line.found for line in lines),
        "paid": sum(line.paid for line in lines), "remaining": sum(line.remaining for line in lines),
    }  # fmt: skip
    return render_page(request, "support/funds.html", context, part="support/_funds.html")


def _share(paid: int, committed: int) -> float:
    return paid / committed if committed else 0.0


@page(VIEW_FUNDS)
def show_commitment(request: Any, pk: UUID) -> HttpResponse:
    """One commitment: the resolution behind it, its sources, and what was paid from each."""
    commitment: Any = commitment_for(request.actor, request.county, pk)
    sources = list(commitment.sources.prefetch_related("payments").order_by("settled_on", "pk"))
    context = {
        "commitment": commitment, "meeting": commitment.resolution.item.meeting,
        "purpose": purposes_of(request.county).get(commitment.purpose, commitment.purpose),
        "share": _share(commitment.paid, commitment.fen), "remaining": commitment.fen - commitment.paid,
        "sources": [_told(source) for source in sources],
        "may_pay": PAY.name in may_on([PAY], commitment, request.actor),
    }  # fmt: skip
    return render_page(request, "support/commitment.html", context)


def _told(source: Any) -> dict[str, Any]:
    payments = sorted(source.payments.all(), key=lambda payment: (payment.paid_on, payment.pk))
    paid = sum(payment.fen for payment in payments if payment.reversed_on is None)
    return {
        "source": source, "kind": source_title(source.county_id, source.kind), "payments": payments,
        "left": source.fen - paid,
    }  # fmt: skip


@page(VIEW_FUNDS)
def show_payment(request: Any, pk: UUID) -> HttpResponse:
    payment = payment_for(request.actor, request.county, pk)
    context = {
        "payment": payment, "commitment": payment.source.commitment, "files": attached_to(payment),
        "kind": source_title(payment.county_id, payment.source.kind),
        "may_pay": PAY.name in may_on([PAY], payment, request.actor),
    }  # fmt: skip
    return render_page(request, "support/payment.html", context)


@page(PAY, FORM)
def settle_source(request: Any, pk: UUID) -> HttpResponse:
    commitment = commitment_for(request.actor, request.county, pk)

    def deed(told: Told) -> str:
        actions.settle_source(commitment, by=request.actor, **told)
        return address(commitment)

    form = SourceForm(request.POST or None, county=request.county)
    return ask(
        request, form, deed, Question(_("落实资金来源"), _("落实"), back=address(commitment), back_words=commitment)
    )


@page(PAY, FORM)
def pay(request: Any, pk: UUID) -> HttpResponse:
    source = source_for(request.actor, request.county, pk)

    def deed(told: Told) -> str:
        payment = actions.pay(
            source, fen=told["fen"], payee=told["payee"], on=told["on"], files=told["voucher"], by=request.actor
        )
        messages.success(request, _("已记拨付 %s。") % show(payment.fen, "万元"))
        return address(source.commitment)

    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    question = Question(_("记一笔拨付"), _("记下"), back=address(source.commitment), back_words=source.commitment)
    return ask(request, PaymentForm(*posted), deed, question)


@page(PAY, FORM)
def reverse_payment(request: Any, pk: UUID) -> HttpResponse:
    payment = payment_for(request.actor, request.county, pk)

    def deed(told: Told) -> str:
        actions.reverse_payment(payment, by=request.actor, version=seen_version(request), **told)
        return reverse("support:payment", args=[payment.pk])

    back = reverse("support:payment", args=[payment.pk])
    question = Question(_("冲回这笔拨付"), _("冲回"), record=payment, back=back, back_words=payment, risk=True)
    return ask(request, ReversalForm(request.POST or None), deed, question)


def address(commitment: Commitment) -> str:
    return reverse("support:commitment", args=[commitment.pk])
