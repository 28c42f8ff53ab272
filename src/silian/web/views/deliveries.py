"""已发送: what left the house for whom, and what did not. An administrator sees everybody's, anybody else their own."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import F, QuerySet
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from silian.kernel.calendar import Light
from silian.kernel.errors import NotFound
from silian.kernel.notices import Delivery
from silian.kernel.notices.channels import LABELS
from silian.kernel.notices.delivery import try_again
from silian.kernel.pages import page, render_page
from silian.organisations.models import Account
from silian.organisations.permissions import ADMINISTER
from silian.organisations.queries import administers

PAGE = 30


@page("signed_in")
def show_deliveries(request: Any) -> HttpResponse:
    """What did not go out first, then the latest first."""
    rows = _seen(request).order_by(F("given_up_at").desc(nulls_last=True), "-next_try_at", "-id")
    deliveries = Paginator(rows.select_related("notice"), PAGE).get_page(request.GET.get("page"))
    names = Account.objects.in_bulk({row.account for row in deliveries})
    context = {
        "page": deliveries, "everybodys": administers(request.actor, request.county),
        "rows": [_row(row, names) for row in deliveries],
    }  # fmt: skip
    return render_page(request, "web/deliveries.html", context, part="web/_deliveries.html")


@page(ADMINISTER, ("POST",))
def send_again(request: Any, key: UUID) -> HttpResponse:
    """Has something that was given up tried anew."""
    row = _seen(request).filter(pk=key, given_up_at__isnull=False).first()
    if row is None:
        raise NotFound(f"kernel.delivery {key}")
    try_again(row)
    messages.success(request, _("已重新排队，下次运行时发。"))
    return HttpResponseRedirect(reverse("web:deliveries"))


def _seen(request: Any) -> QuerySet[Delivery]:
    rows = Delivery.objects.filter(county=request.county)
    return rows if administers(request.actor, request.county) else rows.filter(account=request.actor.id)


def _row(row: Delivery, names: Any) -> dict[str, Any]:
    channel = LABELS.get(row.channel, row.channel)
    return {"delivery": row, "to": names.get(row.account, ""), "channel": channel, "light": _light(row)}


def _light(row: Delivery) -> Light:
    if row.given_up_at:
        return Light("red", _("没有发出"))
    if row.sent_at:
        return Light("none", _("演示：未真正发出")) if row.pretended else Light("done", _("已发出"))
    return Light("amber", _("再试")) if row.failure else Light("none", _("等着发"))
