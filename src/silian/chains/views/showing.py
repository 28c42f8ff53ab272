"""What the pages of an enterprise show: who it is, where it stands, and what the rooms above have about it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from silian.chains.forms import DocumentForm
from silian.chains.lifecycle import ASKED
from silian.chains.models import Enterprise
from silian.chains.permissions import ENTER, MANAGE, TRADE
from silian.chains.queries import branches_of, places_of, postings_for, profile_of, profiles_of
from silian.kernel.access import may_on, visible
from silian.kernel.attachments import attached_to
from silian.kernel.panels import shown_on
from silian.organisations.queries import place_of


def shown_enterprise(request: Any, enterprise: Enterprise) -> dict[str, Any]:
    """Who it is, where it stands, what it offers, its documents, and what the rooms above have about it."""
    here = place_of(enterprise.unit)
    may = may_on({ENTER, TRADE}, enterprise, request.actor)
    panels = shown_on("chains.enterprise", request, enterprise)
    asked = profiles_of(enterprise).filter(state=ASKED.name).first() if may else None
    return {
        "enterprise": enterprise,
        "profile": profile_of(enterprise),
        "asked": asked,
        "changes": changes_of(enterprise, asked),
        "standing_in": here.parent if here else None,
        "places": _places(request, enterprise),
        "branches": branches_of(enterprise),
        "postings": postings_for(request.actor, request.county).filter(enterprise=enterprise),
        "documents": attached_to(enterprise) if may else [],
        "document_form": DocumentForm(),
        "may": may,
        "main": [panel.html for panel in panels if panel.column == "main"],
        "aside": [panel.html for panel in panels if panel.column == "aside"],
        "stats": [stat for panel in panels for stat in panel.stats],
    }


def _places(request: Any, enterprise: Enterprise) -> list[tuple[Any, bool]]:
    """Each place with whether this person may end it."""
    places = list(places_of(enterprise))
    chains = type(places[0].chain)._default_manager.filter(pk__in=[p.chain_id for p in places]) if places else None
    mine = set(visible(chains, request.actor, MANAGE).values_list("pk", flat=True)) if chains is not None else set()
    return [(place, place.chain_id in mine and place.to_on is None) for place in places]


def changes_of(enterprise: Enterprise, asked: Any) -> list[tuple[str, str, str]]:
    """What an amendment would change: the field, what it says now, what it would say."""
    if asked is None:
        return []
    now = profile_of(enterprise)
    names = [name for name in asked.SAID if getattr(asked, name) != getattr(now, name)]
    return [(_label(asked, name), _said(now, name), _said(asked, name)) for name in names]


def _label(profile: Any, name: str) -> str:
    return str(profile._meta.get_field(name).verbose_name)


def _said(profile: Any, name: str) -> str:
    value = getattr(profile, name)
    return (_("是") if value else _("否")) if isinstance(value, bool) else str(value)
