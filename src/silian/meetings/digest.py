"""What the weekly digest tells of meetings: what was resolved last week, and who meets this week."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from silian.kernel import journal
from silian.kernel.access import Actor
from silian.kernel.digests import Line, Part, Week, register
from silian.meetings.lifecycle import PLANNED
from silian.meetings.models import Resolution
from silian.meetings.permissions import VIEW
from silian.meetings.queries import meetings_for, with_names


def coming(by: Actor, county: str, week: Week) -> Iterator[Line]:
    """The meetings of this week."""
    if not by.may(VIEW, county):
        return
    rows = meetings_for(by, county).filter(state=PLANNED.name, held_on__range=(week.day, week.sunday))
    for meeting in with_names(rows).order_by("held_on", "starts_at"):
        yield Line(str(meeting), journal.subject_of(meeting), meeting.held_on.isoformat())


def resolved(by: Actor, county: str, week: Week) -> Iterator[Line]:
    """What the meetings of last week resolved, as far as this person may see them."""
    if not by.may(VIEW, county):
        return
    held = meetings_for(by, county).filter(held_on__range=(week.last_monday, week.last_sunday)).order_by()
    rows = Resolution.objects.filter(item__meeting__in=held).select_related("item__meeting", "owner__unit")
    for row in rows.order_by("item__meeting__held_on", "item__order", "id"):
        owner = _("%(unit)s %(person)s") % {"unit": row.owner.unit, "person": row.owner} if row.owner else ""
        yield Line(row.text, journal.subject_of(row.item.meeting), owner)


register(Part("meetings.coming", gettext_lazy("本周会议"), coming, order=60))
register(Part("meetings.resolved", gettext_lazy("上周议定"), resolved, order=70))
