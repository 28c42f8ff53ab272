"""What of this room falls due: an opening that is not filled, a class that runs, a probation that is to be decided."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from operator import attrgetter
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from silian.kernel.reminders import Due, register
from silian.talent.lifecycle.classes import RUNNING
from silian.talent.lifecycle.members import PROBATIONARY
from silian.talent.models import Member, Opening, TrainingClass
from silian.talent.queries.catalogue import still_open, with_filled


def openings(county: str, first: date, last: date) -> Iterable[Opening]:
    """Those of the catalogue for which somebody is still looked for."""
    rows = with_filled(Opening.objects.filter(county_id=county, due__range=(first, last)))
    return still_open(rows).select_related("answering", "enterprise__unit")


def classes(county: str, first: date, last: date) -> Iterable[TrainingClass]:
    rows = TrainingClass.objects.filter(county_id=county, state=RUNNING.name, due__range=(first, last))
    return rows.select_related("keeper")


def probations(county: str, first: date, last: date) -> Iterable[Member]:
    """Those whose year of probation ends in these days."""
    rows = Member.objects.filter(county_id=county, state=PROBATIONARY.name)
    named = rows.select_related("individual", "branch", "enterprise__unit")
    return [member for member in named if member.due and first <= member.due <= last]


def _listed_on(opening: Any) -> date:
    """An opening is answered for from the day on which it was listed."""
    since: date = opening.listed_on
    return since


register(
    Due(
        name="talent.opening",
        label=_("急需紧缺岗位"),
        rows=openings,
        due=attrgetter("due"),
        since=_listed_on,
        readers=lambda opening: [opening.answering],
        words=lambda opening: gettext("岗位“%s”还没有招满") % opening,
    )
)
register(
    Due(
        name="talent.class",
        label=_("班次结业"),
        rows=classes,
        due=attrgetter("due"),
        readers=lambda training: [training.keeper],
        words=lambda training: gettext("班次“%s”待登记结业") % training,
    )
)
register(
    Due(
        name="talent.probation",
        label=_("预备党员转正"),
        rows=probations,
        due=attrgetter("due"),
        readers=lambda member: [member.enterprise.unit],
        words=lambda member: gettext("%s预备期满，待讨论转正") % member,
    )
)
