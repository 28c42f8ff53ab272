"""What of this room is reminded of: errands that fall due, and paired enterprises that should be seen again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from operator import attrgetter
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from silian.kernel.reminders import Due, register
from silian.support.models import Errand
from silian.support.queries import next_visits
from silian.support.sections import support_of


def open_errands(county: str, first: date, last: date) -> Iterable[Errand]:
    rows = Errand.objects.filter(county_id=county, done_on=None, due__range=(first, last))
    return rows.select_related("owner", "group__enterprise__unit")


def visits_due(county: str, first: date, last: date) -> Iterable[Any]:
    """Pairings in force whose next visit falls due in these days, each with its day (`visit_due`)."""
    within = timedelta(days=support_of(county).visit_within)
    for pairing in next_visits(county).filter(waiting_since__range=(first - within, last - within)):
        pairing.visit_due = pairing.waiting_since + within
        yield pairing


register(
    Due(
        name="support.errand",
        label=_("服务事项"),
        rows=open_errands,
        due=attrgetter("due"),
        readers=lambda errand: [errand.owner],
        words=lambda errand: gettext("%(firm)s的服务事项“%(text)s”") % {"firm": errand.group, "text": errand.text[:60]},
        about=attrgetter("group"),
        steps=(3, 1, 0, -1),
    )
)
register(
    Due(
        name="support.next_visit",
        label=_("走访包联企业"),
        rows=visits_due,
        due=attrgetter("visit_due"),
        since=attrgetter("waiting_since"),
        readers=lambda pairing: [pairing.leader],
        words=lambda pairing: gettext("走访包联企业%s") % pairing.enterprise,
        about=attrgetter("enterprise"),
        steps=(3, -1),
    )
)
