"""Keeping views of the ledger: each account's own, seen by nobody else."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from silian.kernel.access import Actor, allow
from silian.kernel.errors import NotFound, Refused
from silian.matters.models import SavedView
from silian.matters.permissions import VIEW

MOST = 20


@transaction.atomic
def save_view(county: str, *, name: str, address: str, by: Actor) -> SavedView:
    """Keeps the ledger's present address under a name; the same name again takes the new address."""
    allow(VIEW, county, by)
    name = name.strip()
    if not 1 <= len(name) <= 20:
        raise Refused(_("给视图起个名字，20 个字以内。"), {"name": _("1 至 20 个字。")})
    mine = SavedView.objects.filter(county_id=county, account=UUID(by.id))
    if mine.exclude(name=name).count() >= MOST:
        raise Refused(_("最多保存 %d 个视图，请先删去不用的。") % MOST, {"name": _("已满。")})
    view, _made = mine.update_or_create(
        county_id=county, account_id=UUID(by.id), name=name, defaults={"address": address[:1000]}
    )
    return view


@transaction.atomic
def forget_view(key: UUID, *, county: str, by: Actor) -> None:
    """Takes a saved view away from its owner's tabs."""
    mine = SavedView.objects.filter(pk=key, county_id=county, account=UUID(by.id))
    if not mine.delete()[0]:
        raise NotFound(f"matters.savedview {key}")
