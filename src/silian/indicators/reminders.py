"""What of this room has a due day: an external figure after its quarter, an appeal that waits for its answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from operator import attrgetter

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from silian.indicators.models import Appeal
from silian.indicators.queries import DueFigure, appeals_due, figures_due
from silian.kernel.calendar import today
from silian.kernel.reminders import Due, register


def figures_waiting(county: str, first: date, last: date) -> Iterator[DueFigure]:
    """The external figures that their units have not entered, with a due day in these days."""
    return (figure for figure in figures_due(county, today()) if first <= figure.due <= last)


def words_of_figure(figure: DueFigure) -> str:
    return gettext("录入%(period)s“%(name)s”") % {"period": figure.period, "name": figure.name}


def words_of_appeal(appeal: Appeal) -> str:
    return gettext("答复“%s”") % appeal


register(
    Due(
        name="indicators.external",
        label=_("录入外部数据"),
        rows=figures_waiting,
        due=attrgetter("due"),
        since=attrgetter("until"),
        readers=lambda figure: [figure.unit],
        words=words_of_figure,
        about=attrgetter("unit"),
    )
)

register(
    Due(
        name="indicators.appeal",
        label=_("答复考核申诉"),
        rows=appeals_due,
        due=attrgetter("due"),
        readers=lambda appeal: [appeal.sheet.assessment.office],
        words=words_of_appeal,
        about=attrgetter("sheet"),
    )
)
