"""What of this room has a due day: the answer for which one side of a dialogue waits, a task of a chain's plan, and an
outside maker that somebody courts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter

from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from silian.chains.lifecycle import LIVE
from silian.chains.models import Chain, Dialogue, NodePlace, PlanTask, Target
from silian.chains.models.map import A_YEAR
from silian.kernel.reminders import Due, register


@dataclass(frozen=True)
class Stale:
    """So many places of a chain's map that nobody has looked at for a year on this day."""

    chain: Chain
    due: date
    places: int

    @property
    def pk(self) -> str:
        return f"{self.chain.pk}:{self.due}"

    @property
    def entered_at(self) -> datetime:
        return self.chain.entered_at


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


def stale_places(county: str, first: date, last: date) -> list[Stale]:
    """The chains of which places on the map turn 过期 in these days because nobody has looked for a year: one a chain and
    day, whatever the number of places."""
    rows = NodePlace.objects.filter(county_id=county, to_on=None, node__to_on=None, node__chain__to_on=None)
    seen = rows.annotate(seen_on=Coalesce("checked_on", F("from_on"))).filter(
        seen_on__range=(first - A_YEAR, last - A_YEAR)
    )
    counted = Counter(seen.values_list("node__chain", "seen_on"))
    chains = Chain.objects.select_related("office").in_bulk({key for key, _day in counted})
    return [Stale(chains[key], day + A_YEAR, many) for (key, day), many in sorted(counted.items(), key=str)]


def targets(county: str, first: date, last: date) -> QuerySet[Target]:
    """The outside makers that somebody has to look at again."""
    rows = Target.objects.filter(county_id=county, ended_on=None, next_on__range=(first, last))
    return rows.select_related("follower", "node__chain__office")


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
register(Due(
    name="chains.stale",
    label=gettext_lazy("图谱上的企业满一年没有核实"),
    rows=stale_places,
    due=attrgetter("due"),
    readers=lambda stale: [stale.chain.office],
    words=lambda stale: _("%(chain)s图谱上 %(n)d 处企业的核实") % {"chain": stale.chain, "n": stale.places},
    about=attrgetter("chain"),
    steps=(10, -1),
))  # fmt: skip
register(Due(
    name="chains.target",
    label=gettext_lazy("招商目标的跟进"),
    rows=targets,
    due=attrgetter("next_on"),
    readers=lambda target: [target.follower],
    superiors=lambda target: [target.node.chain.office],
    words=lambda target: _("招商目标“%(name)s”（%(node)s）") % {"name": target.name, "node": target.node},
    about=attrgetter("node.chain"),
    steps=(3, 0, -1),
))  # fmt: skip
