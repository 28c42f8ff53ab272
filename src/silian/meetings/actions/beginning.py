"""How every deed within a meeting begins, and how it says what is missing."""

from __future__ import annotations

from django.utils.translation import gettext as _

from silian.kernel.access import Actor, require
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import lock
from silian.meetings.lifecycle import LIFECYCLE
from silian.meetings.models import AgendaItem, Meeting


def begin(meeting: Meeting, step: str, *, by: Actor, version: int | None = None) -> Meeting:
    """The meeting, locked, for somebody who may take this step; a stranger learns nothing from the rules that follow.

    The deed ends with `advance()` on the same step, which asks the state and writes the journal.
    """
    fresh = lock(meeting, version=version)
    require(LIFECYCLE.steps[step].needs, fresh, by)
    return fresh


def begin_on(item: AgendaItem, step: str, *, by: Actor, version: int | None = None) -> AgendaItem:
    """As `begin`, for a deed on one item: the item as it now stands, with its meeting locked. `version` is the item's."""
    meeting = begin(item.meeting, step, by=by)
    fresh = lock(item, version=version)
    fresh.meeting = meeting
    return fresh


def needed(text: str, field: str, *, by: Actor, most: int = 200) -> str:
    """The text without its margins; refuses when nothing, or too much, was written. `by` is whoever wrote it."""
    kept = "".join(c for c in text if c in "\n\t" or c.isprintable()).strip()
    if not kept:
        raise Refused(_("请填写这一项。"), {field: _("请填写。")})
    if len(kept) > most:
        raise Refused(_("最多 %d 个字。") % most, {field: _("最多 %d 个字。") % most})
    return kept
