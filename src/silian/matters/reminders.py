"""What of a matter has a due day: its round, and each of its measures. What comes after a round's due day is the ladder's."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from silian.kernel.reminders import Due, register
from silian.matters.masked import shown_title
from silian.matters.models import Matter, Measure, Round
from silian.matters.queries.ledger import RUNNING_STATES


def rounds(county: str, first: date, last: date) -> QuerySet[Round]:
    """The rounds at work on, whose announced deadline lies in these days."""
    rows = Round.objects.filter(
        county_id=county, closed_on=None, handed_in_on=None, provisional=False, due__range=(first, last),
        matter__state__in=RUNNING_STATES,
    )  # fmt: skip
    return rows.select_related("matter__lead", "matter__handler").prefetch_related("announced")


def measures(county: str, first: date, last: date) -> QuerySet[Measure]:
    """The measures not done yet, of rounds at work on."""
    rows = Measure.objects.filter(
        county_id=county,
        done_on=None,
        due__range=(first, last),
        round__closed_on=None,
        round__matter__state__in=RUNNING_STATES,
    )
    return rows.select_related("person", "round__matter__lead", "round__matter__handler")


def words_of(matter: Matter) -> str:
    """SX2022-0187 “厂区道路破损”, as a screen may say it."""
    return _("%(number)s “%(title)s”") % {"number": matter.number, "title": shown_title(matter)[:60]}


def _announced_on(current: Round) -> date:
    """The day from which the present deadline has stood."""
    stood = [row.from_on for row in current.announced.all() if row.due == current.due]
    return max(stood) if stood else date.min


def _answering(matter: Matter) -> Iterable[Any]:
    return [matter.handler or matter.lead]


def _doing(measure: Measure) -> Iterable[Any]:
    return [measure.person] if measure.person else _answering(measure.round.matter)


def _measure_in_words(measure: Measure) -> str:
    return _("%(matter)s的措施“%(text)s”") % {"matter": measure.round.matter.number, "text": measure.text[:60]}


register(Due(
    name="matters.round",
    label=gettext_lazy("事项时限"),
    rows=rounds,
    due=lambda current: current.due,
    since=_announced_on,
    readers=lambda current: _answering(current.matter),
    words=lambda current: words_of(current.matter),
    called=lambda current: current.matter.number,
    about=lambda current: current.matter,
    programme=lambda current: current.matter.kind.partition("/")[0],
))  # fmt: skip
register(Due(
    name="matters.measure",
    label=gettext_lazy("措施时限"),
    rows=measures,
    due=lambda measure: measure.due,
    readers=_doing,
    words=_measure_in_words,
    called=lambda measure: measure.round.matter.number,
    about=lambda measure: measure.round.matter,
    steps=(1, 0, -1),
    programme=lambda measure: measure.round.matter.kind.partition("/")[0],
))  # fmt: skip
