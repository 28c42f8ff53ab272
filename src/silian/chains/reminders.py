"""What of this room has a due day: the answer for which one side of a dialogue waits."""

from __future__ import annotations

from datetime import date
from operator import attrgetter

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from silian.chains.lifecycle import LIVE
from silian.chains.models import Dialogue
from silian.kernel.reminders import Due, register


def answers(county: str, first: date, last: date) -> QuerySet[Dialogue]:
    """The live dialogues in which an answer is due in these days."""
    rows = Dialogue.objects.filter(
        county_id=county, state__in=[state.name for state in LIVE], reply_by__range=(first, last)
    )
    return rows.select_related("posting__enterprise__unit", "posting__chain__office", "enterprise__unit")


def _in_words(dialogue: Dialogue) -> str:
    return _("供需对话“%s”的答复") % dialogue.posting.product


register(Due(
    name="chains.answer",
    label=gettext_lazy("供需对话的答复"),
    rows=answers,
    due=attrgetter("reply_by"),
    readers=lambda dialogue: [dialogue.awaited.unit],
    superiors=lambda dialogue: [dialogue.posting.chain.office],
    words=_in_words,
    steps=(0, -1),
))  # fmt: skip
