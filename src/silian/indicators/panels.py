"""What this room shows elsewhere: a chain's targets and rank on its page; what is to enter and to answer on the workbench."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from silian.chains.models import Chain
from silian.indicators.permissions import ANSWER, ENTER, VIEW
from silian.indicators.presentation import light, number, shown
from silian.indicators.queries import (
    Aimed,
    aimed_at_chain,
    appeals_waiting,
    figures_due,
    ranking,
    schemes_of,
    units_entering,
)
from silian.indicators.views.scores import drawer_url, sheet_url
from silian.kernel.calendar import light as light_of_day
from silian.kernel.calendar import today
from silian.kernel.calendar.table import current_calendar
from silian.kernel.errors import NotFound
from silian.kernel.panels import Context, Panel, register


def show_of_chain(request: Any, chain: Chain) -> Context | None:
    """The chain's targets with their lights, and its rank with a door to the sheet."""
    if not request.actor.may(VIEW, chain.county_id):
        return None
    rows = [_row(each, chain) for each in aimed_at_chain(chain, today())]
    places = list(_places(chain))
    return {"rows": rows, "places": places, "chain": chain} if rows or places else None


def _row(each: Aimed, chain: Chain) -> dict[str, Any]:
    return {
        "name": each.figure.name, "value": shown(each.figure), "unit": each.figure.unit, "aim": number(each.progress.aim),
        "light": light(each.progress), "url": drawer_url(each.figure.id, today(), chain=str(chain.pk)),
    }  # fmt: skip


def _places(chain: Chain) -> Any:
    """The chain's place in every scheme that scores chains."""
    for name, (_programme, scheme) in schemes_of(chain.county_id).items():
        if scheme.of == "chain":
            found = ranking(chain.county_id, name, today())
            try:
                standing = found.of(chain.pk)
            except NotFound:
                continue
            yield {
                "title": scheme.title, "standing": standing, "url": sheet_url(name, chain.pk, today()),
                "of": sum(each.rank is not None for each in found.standings),
            }  # fmt: skip


def show_due(request: Any) -> Context | None:
    """The external figures of the last quarter that this person's unit has to enter."""
    if not request.actor.may(ENTER, request.county):
        return None
    due = figures_due(request.county, today())
    mine = set(units_entering(request.county, request.actor).values_list("pk", flat=True)) if due else set()
    calendar = current_calendar()
    rows = [(each, light_of_day(calendar, due=each.due, today=today())) for each in due if each.unit.pk in mine]
    if not rows:
        return None
    return {"rows": rows, "headline": _("应录入外部数据 %d 项") % len(rows)}


def show_appeals(request: Any) -> Context | None:
    """The appeals that wait for this person's answer."""
    if not request.actor.may(ANSWER, request.county):
        return None
    calendar = current_calendar()
    rows = [
        (each, light_of_day(calendar, due=each.due, today=today()))
        for each in appeals_waiting(request.actor, request.county)
    ]
    return {"rows": rows, "headline": _("等您答复申诉 %d 件") % len(rows)} if rows else None


register(Panel("indicators.chain", "indicators/panels/chain.html", show_of_chain, page="chains.chain"))
register(Panel("indicators.due", "indicators/panels/due.html", show_due, "aside"))
register(Panel("indicators.appeals", "indicators/panels/appeals.html", show_appeals))
