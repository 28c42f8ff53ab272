"""Opening the session and closing it."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from silian.kernel.access import Actor
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import advance
from silian.meetings.actions._beginning import begin
from silian.meetings.actions.agenda import take_in
from silian.meetings.actions.attendance import draw_up_roll
from silian.meetings.models import Meeting, Sitting
from silian.meetings.queries import is_quorate_now, rule_of
from silian.organisations.models import Person, Unit


@transaction.atomic
def convene_meeting(meeting: Meeting, *, by: Actor, chair: Person | None = None, version: int | None = None) -> Meeting:
    """开会: numbers the organs' sittings, fixes the rule, fills the agenda a last time and draws up the roll."""
    fresh = begin(meeting, "convene", by=by, version=version)
    if chair and chair.county_id != fresh.county_id:
        raise Refused(_("主持人不是本县的人员。"), {"chair": _("请改选。")})
    added = take_in(fresh)
    rule = rule_of(fresh).model_dump(mode="json", exclude_none=True)
    details = {"carried_in": [item.title for item in added], **_opened(fresh)}
    return advance(
        meeting, "convene", by=by, details=details, convened_on=today(), rule=rule, recorder=by.label,
        chair=chair or fresh.chair,
    )  # fmt: skip


def _opened(meeting: Meeting) -> dict[str, object]:
    """Numbers the sittings and draws up the roll; what the journal says of it."""
    sittings = list(meeting.sittings.select_related("organ").order_by("organ"))
    for sitting in sittings:
        _number(sitting)
    entitled = draw_up_roll(meeting)
    return {"sittings": [str(sitting) for sitting in sittings], "entitled": [str(row) for row in entitled]}


def _number(sitting: Sitting) -> None:
    """The next number of the organ. Its row is the lock, so that two meetings opened at once get two numbers."""
    Unit.objects.select_for_update().get(pk=sitting.organ_id)
    last = Sitting.objects.filter(organ=sitting.organ_id).aggregate(last=Max("ordinal"))["last"] or 0
    sitting.ordinal = last + 1
    sitting.save(update_fields=["ordinal"])


@transaction.atomic
def conclude_meeting(meeting: Meeting, *, by: Actor, version: int | None = None) -> Meeting:
    """散会: judges the quorum from the roll. Who was not marked was not there."""
    fresh = begin(meeting, "conclude", by=by, version=version)
    fresh.attendances.filter(presence="").update(presence="absent")
    quorate = is_quorate_now(fresh)
    return advance(meeting, "conclude", by=by, concluded_on=today(), quorate=quorate)
