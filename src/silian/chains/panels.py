"""What this room shows on the workbench: dialogues that wait, amended profiles that wait, an enterprise's own affairs."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from silian.chains.lights import light_of_dialogue
from silian.chains.permissions import ENTER, JOIN, TRADE
from silian.chains.queries import awaited, own_enterprises, profiles_waiting, stalled
from silian.kernel.panels import Context, Panel, register

MOST = 8


def show_awaited(request: Any) -> Context | None:
    """The dialogues in which this person's enterprise has to answer."""
    if not request.actor.may(TRADE, request.county):
        return None
    return _dialogues(awaited(request.actor, request.county), _("等贵企业答复的对话"), _("等您答复 %d 个对话"))


def show_stalled(request: Any) -> Context | None:
    """The dialogues in which an answer is overdue, for the chain office, which may join."""
    if not request.actor.may(JOIN, request.county):
        return None
    return _dialogues(stalled(request.actor, request.county), _("冷下来的供需对话"), "")


def _dialogues(rows: Any, title: str, headline: str) -> Context | None:
    total = rows.count()
    if not total:
        return None
    shown = [(each, light_of_dialogue(each)) for each in rows[:MOST]]
    return {"rows": shown, "total": total, "title": title, "headline": headline % total if headline else ""}


def show_profiles(request: Any) -> Context | None:
    """Amendments that enterprises asked for, for whoever may accept them."""
    if not request.actor.may(ENTER, request.county):
        return None
    waiting = list(profiles_waiting(request.actor, request.county)[:MOST])
    return {"profiles": waiting} if waiting else None


def show_own(request: Any) -> Context | None:
    """For an enterprise's contact: the way to its own page, and what it posts most."""
    if not request.actor.may(TRADE, request.county):
        return None
    own = own_enterprises(request.actor, request.county).first()
    return {"enterprise": own} if own else None


def register_all() -> None:
    """Puts the panels on the workbench; called when the room is ready."""
    register(Panel("chains.awaited", "chains/panels/dialogues.html", show_awaited, order=20))
    register(Panel("chains.own", "chains/panels/own.html", show_own, "aside", order=20))
    register(Panel("chains.profiles", "chains/panels/profiles.html", show_profiles))
    register(Panel("chains.stalled", "chains/panels/dialogues.html", show_stalled, "aside"))
