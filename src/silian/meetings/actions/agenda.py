"""The agenda: what is carried in, what is added by hand, what is put off, and what was said."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from silian.kernel.access import Actor, require
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import advance
from silian.matters.models import Matter
from silian.matters.permissions import VIEW as VIEW_MATTERS
from silian.meetings.actions._beginning import begin, begin_on, needed
from silian.meetings.models import AgendaItem, Meeting
from silian.meetings.queries import carried_in
from silian.organisations.models import Unit


@transaction.atomic
def fill_agenda(meeting: Meeting, *, by: Actor) -> list[AgendaItem]:
    """Takes in what has become due for the agenda since it was last filled; done twice, it adds nothing."""
    fresh = begin(meeting, "fill_agenda", by=by)
    added = take_in(fresh)
    if added:
        advance(meeting, "fill_agenda", by=by, details={"added": [item.title for item in added]})
    return added


def take_in(meeting: Meeting) -> list[AgendaItem]:
    """Puts on the agenda what has to be carried in, as a part of another deed."""
    return [
        _put(meeting, title=entry.title, origin=entry.origin, matter=entry.matter, carried=entry.resolution)
        for entry in carried_in(meeting)
    ]


@transaction.atomic
def add_item(
    meeting: Meeting, *, title: str, by: Actor, matter: Matter | None = None, reporter: Unit | None = None
) -> AgendaItem:
    """Puts an item on the agenda by hand, about a matter that the actor may see or about something else."""
    fresh = begin(meeting, "add_item", by=by)
    if matter:
        require(VIEW_MATTERS, matter, by)
        if fresh.items.filter(matter=matter).exists():
            raise Refused(_("%s 已经在议题里。") % matter.number, {"matter": _("已在议题里。")})
    for record in (matter, reporter):
        if record and record.county_id != fresh.county_id:
            raise Refused(_("“%s”不在本县，不能选。") % record)
    words = needed(title or (matter.title if matter else ""), "title")
    item = _put(fresh, title=words, matter=matter, reporter=reporter)
    advance(meeting, "add_item", by=by, details={"item": item.title, "matter": matter and matter.number})
    return item


@transaction.atomic
def remove_item(item: AgendaItem, *, by: Actor) -> Meeting:
    """Takes an item that was added by hand off the agenda again, as long as nothing came of it."""
    item = begin_on(item, "remove_item", by=by)
    if item.is_carried_in:
        raise Refused(_("带入的议题不能撤下，只能写明理由延议。"))
    if item.votes.exists() or item.resolutions.exists() or item.discussion:
        raise Refused(_("这项议题已有讨论、表决或议定事项，不能撤下。"))
    title = item.title
    item.delete()
    return advance(item.meeting, "remove_item", by=by, details={"item": title})


@transaction.atomic
def put_off_item(item: AgendaItem, *, reason: str, by: Actor) -> AgendaItem:
    """延议: the item is not dealt with today, and the minutes say why. It comes back as long as its ground holds."""
    item = begin_on(item, "put_off_item", by=by)
    if item.resolutions.exists():
        raise Refused(_("这项议题已有议定事项，不能延议。"))
    _change(item, put_off_for=needed(reason, "reason"))
    advance(item.meeting, "put_off_item", by=by, note=item.put_off_for, details={"item": item.title})
    return item


@transaction.atomic
def record_discussion(item: AgendaItem, *, text: str, by: Actor, version: int | None = None) -> AgendaItem:
    """Writes down what was said on an item; that needs no quorum. `version` is the item's."""
    item = begin_on(item, "record_discussion", by=by, version=version)
    before = item.discussion
    _change(item, discussion=needed(text, "text", most=5000))
    details = {"item": item.title, "before": before, "text": item.discussion}
    advance(item.meeting, "record_discussion", by=by, details=details)
    return item


def _put(meeting: Meeting, **what: Any) -> AgendaItem:
    last = meeting.items.aggregate(last=Max("order"))["last"] or 0
    item = AgendaItem(county_id=meeting.county_id, meeting=meeting, order=last + 1, **what)
    item.save(force_insert=True)
    return item


def _change(item: AgendaItem, **changes: Any) -> None:
    for name, value in changes.items():
        setattr(item, name, value)
    item.version += 1
    item.save(update_fields=[*changes, "version"])
