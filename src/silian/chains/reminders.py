"""What of this room has a due day: the answer for which one side of a dialogue waits, and a task of a chain's plan."""

from __future__ import annotations

from datetime import date
from operator import attrgetter

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from silian.chains.lifecycle import LIVE
from silian.chains.models import Dialogue, PlanTask
from silian.kernel.reminders import Due, register


def answers(county: str, first: date, last: date) -> QuerySet[Dialogue]:
    """The live dialogues in which an answer is due in these days."""
    rows = Dialogue.objects.filter(
        county_id=county, state__in=[state.name for state in LIVE], reply_by__range=(first, last)
    )
    return rows.select_related("posting__enterprise__unit", "posting__chain__office", "enterprise__unit")


def tasks(county: str, first: date, last: date) -> QuerySet[PlanTask]:
    """The open tasks of the chains' plans."""
    rows = PlanTask.objects.filter(county_id=county, done_on=None, dropped_on=None, due__range=(first, last))
    return rows.select_related("owner", "chain__office", "chain__committee")


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
register(Due(
    name="chains.task",
    label=gettext_lazy("方案任务"),
    rows=tasks,
    due=attrgetter("due"),
    readers=lambda task: [task.owner],
    superiors=lambda task: [task.chain.office, task.chain.committee],
    words=lambda task: _("%(chain)s方案任务“%(text)s”") % {"chain": task.chain, "text": task.text[:60]},
    about=attrgetter("chain"),
    steps=(10, 3, 0, -1),
))  # fmt: skip
