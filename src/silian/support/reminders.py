"""What of this room is reminded of: errands that fall due, paired enterprises that should be seen again,
checklists with items that nobody claimed, and claims that nobody verified."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from operator import attrgetter
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from silian.kernel.calendar import today
from silian.kernel.reminders import Due, register
from silian.organisations.queries import in_force
from silian.support.checklists import VERIFY_WITHIN, checklists_of
from silian.support.lifecycle import ASKED
from silian.support.models import Checklist, Claim, Errand, Item
from silian.support.queries import next_visits
from silian.support.queries.guides import guide_posts
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


def unclaimed(county: str, first: date, last: date) -> Iterable[Any]:
    """Checklists in force with items that nobody claimed, each with who guides the enterprise (`guides`)."""
    asked = Item.objects.filter(checklist=OuterRef("pk"), state=ASKED.name)
    rows = Checklist.objects.filter(Exists(asked), county_id=county, to_on=None, due__range=(first, last))
    found: list[Any] = list(rows.select_related("unit", "verifier"))
    posts = guide_posts().filter(in_force(today()), seat__unit__in=[row.unit_id for row in found])
    guides = {post.seat.unit_id: post.person for post in posts.select_related("seat", "person")}
    for row in found:
        row.guides = [guides[row.unit_id]] if row.unit_id in guides else [row.unit]
    return found


def unverified(county: str, first: date, last: date) -> Iterable[Any]:
    """Claims that wait, each with the day until which it should be verified (`verify_due`)."""
    rows: Any = Claim.objects.filter(county_id=county, closed_on=None, verified_on=None)
    declared = checklists_of(county)
    for claim in rows.select_related("item__checklist__unit", "item__checklist__verifier"):
        known = declared.get(claim.item.checklist.kind)
        claim.verify_due = claim.claimed_on + timedelta(days=known.verify_within if known else VERIFY_WITHIN)
        if first <= claim.verify_due <= last:
            yield claim


register(
    Due(
        name="support.checklist",
        label=_("清单落实"),
        rows=unclaimed,
        due=attrgetter("due"),
        since=attrgetter("opened_on"),
        readers=attrgetter("guides"),
        superiors=lambda checklist: [checklist.verifier],
        words=lambda checklist: gettext("%s的清单还有没申报的项") % checklist,
        steps=(5, 1, -1),
    )
)
register(
    Due(
        name="support.claim",
        label=_("清单核实"),
        rows=unverified,
        due=attrgetter("verify_due"),
        since=attrgetter("claimed_on"),
        readers=lambda claim: [claim.item.checklist.verifier],
        words=lambda claim: (
            gettext("%(unit)s申报的“%(item)s”等核实") % {"unit": claim.item.checklist, "item": claim.item.title}
        ),
        about=lambda claim: claim.item.checklist,
        steps=(1, -1),
    )
)
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
