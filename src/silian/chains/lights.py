"""The light beside a dialogue: whether the side whose turn it is answers in time."""

from __future__ import annotations

from django.utils.translation import gettext as _

from silian.chains.lifecycle import AGREED, ENDED
from silian.chains.models import Dialogue
from silian.kernel.calendar import Light, light, today
from silian.kernel.calendar.table import current_calendar


def light_of_dialogue(dialogue: Dialogue) -> Light:
    """Green while nobody can tell the day of the answer, else as its deadline stands."""
    if dialogue.state == AGREED.name:
        return Light("done", _("已成交"))
    if dialogue.state == ENDED.name:
        return Light("none", _("未成交"))
    calendar = current_calendar()
    if dialogue.reply_by is None or not calendar.knows(dialogue.reply_by):
        return Light("green", _("在谈"))
    return light(calendar, due=dialogue.reply_by, today=today())
