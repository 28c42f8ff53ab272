"""Search: matters, enterprises and other units, chains, meetings, each as far as this person may see them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.http import HttpResponse
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from silian.chains.models import Chain
from silian.chains.permissions import VIEW as VIEW_CHAINS
from silian.kernel.access import visible
from silian.kernel.pages import page, render_page
from silian.matters.queries import Conditions, filtered, matters_for, with_names
from silian.organisations.models import Unit
from silian.organisations.permissions import VIEW as VIEW_UNITS

MOST = 20
LONGEST = 60


@dataclass(frozen=True)
class Hit:
    title: str
    note: str
    url: str


@dataclass(frozen=True)
class Group:
    label: str | Promise
    hits: list[Hit]


@page("signed_in")
def search(request: Any) -> HttpResponse:
    """The records whose words contain what was typed, by kind."""
    words = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST]
    groups = [group for group in _groups(request, words) if group.hits] if words else []
    return render_page(request, "web/search.html", {"words": words, "groups": groups})


def _groups(request: Any, words: str) -> Iterator[Group]:
    actor = request.actor
    matters = with_names(filtered(matters_for(actor, request.county), Conditions(words=words), actor))
    yield Group(
        _("事项"),
        [
            Hit(str(m), str(m.state_label), address("matters:matter", m.pk))
            for m in matters.order_by("-raised_on")[:MOST]
        ],
    )
    named = Q(name__icontains=words) | Q(short_name__icontains=words)
    units = Unit.objects.filter(named, county_id=request.county, closed_on=None).order_by("name")
    yield Group(_("单位和企业"), list(_units(visible(units, actor, VIEW_UNITS)[:MOST])))
    chains = Chain.objects.filter(county_id=request.county, name__icontains=words)
    seen = visible(chains, actor, VIEW_CHAINS)[:MOST]
    yield Group(_("产业链"), [Hit(str(c), "", address("chains:chain", c.pk)) for c in seen])


def _units(units: Iterable[Unit]) -> Iterator[Hit]:
    for unit in units:
        url = address("organisations:unit", unit.pk)
        yield Hit(unit.name, str(unit.get_kind_display()), url)


def address(name: str, key: Any) -> str:
    """The page of a record, or nothing where its room has no such page."""
    try:
        return reverse(name, args=[key])
    except NoReverseMatch:
        return ""
