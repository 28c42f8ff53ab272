"""What this room shows on the workbench: what a village owes, and which seasons wait for a check."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _

from silian.kernel.access import visible
from silian.kernel.calendar import Light, today
from silian.kernel.calendar.table import current_calendar
from silian.kernel.panels import Context, Panel, register
from silian.villages.models import Objection, Rent, Season
from silian.villages.permissions import CHECK, KEEP, PUBLISH
from silian.villages.queries import owed, to_check, unpaid_rents, villages_for
from silian.villages.sections import is_kept
from silian.villages.showing import until

SHOWN = 6
AHEAD = timedelta(days=15)
BACK = timedelta(days=120)


def waiting(request: Any) -> Context | None:
    """Quarters to make public, objections to answer and rents that are due, of this person's villages."""
    by, county = request.actor, request.county
    if not is_kept(county) or not (by.may(KEEP, county) or by.may(PUBLISH, county)):
        return None
    mine = set(villages_for(by, county, PUBLISH).values_list("pk", flat=True))
    day, calendar = today(), current_calendar()
    quarters = [row for row in owed(county, day - BACK, day + AHEAD) if row.village.pk in mine]
    objections = visible(Objection.objects.filter(county_id=county, answered_on=None), by, PUBLISH)
    rents = visible(Rent.objects.filter(county_id=county, due__lte=day + AHEAD), by, KEEP)
    rows = [
        *((row.due, "quarter", row) for row in quarters),
        *((row.due, "objection", row) for row in objections.select_related("publication__village__unit")),
        *((row.due, "rent", row) for row in unpaid_rents(rents).select_related("contract__village__unit")[:50]),
    ]
    if not rows:
        return None
    rows.sort(key=lambda row: row[0])
    shown = [(kind, row, until(due, day, calendar)) for due, kind, row in rows[:SHOWN]]
    return {"rows": shown, "total": len(rows), "more": len(rows) - SHOWN, "headline": _("村务待办 %d 件") % len(rows)}


def grain(request: Any) -> Context | None:
    """Seasons with too little grain, for those who check them."""
    by, county = request.actor, request.county
    if not by.may(CHECK, county):
        return None
    rows = to_check(visible(Season.objects.filter(county_id=county), by, CHECK)).select_related("village__unit")
    total = rows.count()
    if not total:
        return None
    day, calendar = today(), current_calendar()
    shown: list[tuple[Season, Light]] = [(row, until(row.check_due, day, calendar)) for row in rows[:SHOWN]]
    return {"rows": shown, "total": total, "more": total - SHOWN, "headline": _("稻谷减产待核查 %d 处") % total}


register(Panel("villages.waiting", "villages/panels/waiting.html", waiting))
register(Panel("villages.grain", "villages/panels/grain.html", grain))
