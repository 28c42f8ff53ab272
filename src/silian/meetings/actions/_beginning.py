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


def needed(text: str, field: str, *, least: int = 1, most: int = 200) -> str:
    """The text without its margins and without what a page cannot show; refuses one that is too short or too long."""
    kept = "".join(c for c in text if c in "\n\t" or c.isprintable()).strip()
    if not kept:
        raise Refused(_("请填写这一项。"), {field: _("请填写。")})
    if not least <= len(kept) <= most:
        sentence = _("请用 %(least)d 至 %(most)d 个字写清楚。") % {"least": least, "most": most}
        raise Refused(sentence, {field: sentence})
    return kept
