"""A year's rating begins: everybody on the roster of some villages who is not in it yet is listed to be collected."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from silian.credit.lifecycle.rating import TO_COLLECT
from silian.credit.models import Borrower, Rating
from silian.credit.permissions import COLLECT, ROSTER
from silian.kernel import journal
from silian.kernel.access import Actor, allow, require, visible
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import admit
from silian.organisations.models import Unit
from silian.organisations.queries import in_force


@transaction.atomic
def open_ratings(county: str, villages: Sequence[Unit], *, bank: Unit, on: date, by: Actor) -> list[Rating]:
    """Lists the borrowers of these villages for this year's rating by a bank; the second time, only who came since.

    One journal line tells how many: nothing is decided here about anybody.
    """
    allow(ROSTER, county, by)
    if on > today():
        raise Refused(_("日期不能晚于今天。"), {"on": _("晚于今天")})
    there = visible(Borrower.objects.filter(in_force(on), county_id=county, village__in=villages), by, ROSTER)
    waiting = there.exclude(ratings__year=on.year)
    rows = [
        Rating(county_id=county, borrower=one, bank=bank, year=on.year, opened_on=on)  # 待采集, as it begins
        for one in waiting
    ]
    Rating.objects.bulk_create(rows, batch_size=500)
    after = {"year": on.year, "bank": str(bank), "villages": len(villages), "opened": len(rows)}
    journal.append(county, "credit.open_ratings", by=by, after=after)
    return rows


@transaction.atomic
def begin_rating(borrower: Borrower, *, bank: Unit, on: date, by: Actor) -> Rating:
    """Lists one borrower for this year's rating: somebody who came to the roster after the village was listed."""
    require(COLLECT, borrower, by)
    if on > today() or on < borrower.from_on:
        raise Refused(_("日期应在列入名册之后、今天以前。"), {"on": _("日期不对")})
    if Rating.objects.filter(borrower=borrower, year=on.year).exists():
        raise Refused(_("%s 今年已列入评级。") % borrower)
    rating = Rating(county_id=borrower.county_id, borrower=borrower, bank=bank, year=on.year, opened_on=on)
    return admit(rating, TO_COLLECT.name, by=by, source=_("列入评级"))
