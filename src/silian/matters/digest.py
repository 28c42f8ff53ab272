"""What the weekly digest tells of matters: overdue, due this week, to be signed, and what else is open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from silian.kernel import journal
from silian.kernel.access import Actor
from silian.kernel.digests import Line, Part, Week, register
from silian.matters.masked import shown_title
from silian.matters.models import Matter
from silian.matters.permissions import HANDLE, URGE
from silian.matters.queries import awaiting_signature, matters_for, to_do, with_names
from silian.matters.queries.ledger import RUNNING_STATES


def overdue_of(by: Actor, county: str, week: Week) -> Iterable[Line]:
    return _lines(_running(by, county, date.min, week.day).filter(round__due__lt=week.day))


def due_of(by: Actor, county: str, week: Week) -> Iterable[Line]:
    return _lines(_running(by, county, week.day, week.sunday))


def to_sign(by: Actor, county: str, week: Week) -> Iterable[Line]:
    return _lines(awaiting_signature(by, county))


def open_of(by: Actor, county: str, week: Week) -> Iterable[Line]:
    """What else this person has to move on, after this week."""
    return _lines(to_do(by, county).filter(Q(round__due=None) | Q(round__due__gt=week.sunday)))


def _running(by: Actor, county: str, first: date, last: date) -> QuerySet[Matter]:
    """What this person handles or may urge, with its deadline in these days."""
    mine = Q(pk__in=matters_for(by, county, HANDLE).values("pk")) | Q(pk__in=matters_for(by, county, URGE).values("pk"))
    due = Q(state__in=RUNNING_STATES, round__provisional=False, round__due__range=(first, last))
    return with_names(Matter.objects.filter(mine, due)).order_by("round__due", "number")


def _lines(matters: QuerySet[Matter]) -> Iterator[Line]:
    for matter in matters:
        yield Line(f"{matter.number} {shown_title(matter)}", journal.subject_of(matter), " · ".join(_notes(matter)))


def _notes(matter: Matter) -> Iterator[str]:
    if matter.lead:
        yield str(matter.lead)
    if matter.round and matter.round.due:
        yield _("时限 %s") % matter.round.due


register(Part("matters.overdue", gettext_lazy("逾期"), overdue_of, order=10))
register(Part("matters.due", gettext_lazy("本周到期"), due_of, order=20))
register(Part("matters.to_sign", gettext_lazy("等您确认"), to_sign, order=30))
register(Part("matters.open", gettext_lazy("其他在办"), open_of, order=40))
