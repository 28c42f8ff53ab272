"""核实 of a whole map: somebody went round, and the makers stand as they are written down."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from silian.chains.models import Chain, NodePlace
from silian.chains.permissions import MAP
from silian.kernel import journal
from silian.kernel.access import Actor, require
from silian.kernel.calendar import today
from silian.kernel.errors import Refused


@transaction.atomic
def check_map(chain: Chain, places: Sequence[NodePlace], *, on: date, by: Actor) -> int:
    """Records that these makers were looked at on a day and stand as written; one line of the journal. Gives how many."""
    require(MAP, chain, by)
    if not places:
        raise Refused(_("请至少选一家核实过的企业。"), {"places": _("没有选")})
    if on > today():
        raise Refused(_("核实日期不能晚于今天。"), {"on": _("晚于今天")})
    for place in places:
        _refuse_what_cannot_be(place, chain, on)
    rows = NodePlace.objects.filter(pk__in=[place.pk for place in places])
    rows.update(checked_on=on, checked_by=by.label[:60], version=F("version") + 1)
    after = {"on": on.isoformat(), "checked": [str(place) for place in places]}
    journal.append(chain.county_id, "chains.check_map", by=by, subject=journal.subject_of(chain), after=after)
    return len(places)


def _refuse_what_cannot_be(place: NodePlace, chain: Chain, on: date) -> None:
    if place.node.chain_id != chain.pk or place.to_on:
        raise Refused(_("“%s”不在这张图谱上，或已停用。") % place)
    if on < place.from_on:
        raise Refused(_("“%(place)s”从 %(day)s 才开始，核实日期不能更早。") % {"place": place, "day": place.from_on})
