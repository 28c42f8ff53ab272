"""How resolutions leave the meeting as matters: a new one, or a new measure on the one that was discussed.

The meeting itself acts: its decision gives the task, and whoever issues the minutes needs no right over the ledger.
"""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from silian.chains.models import Chain
from silian.kernel.access import Actor
from silian.matters.actions import Raiser, accept_matter, add_measure, assign_matter, raise_matter
from silian.matters.models import Channel, Matter
from silian.meetings.models import Meeting, Resolution
from silian.meetings.queries import rule_of
from silian.organisations.models import Person, Unit

WAITING = {"submitted", "accepted"}


def become_matters(meeting: Meeting, *, by: Actor) -> list[Matter]:
    """Lets every resolution that is to be a matter become one, as a part of the issuing by `by`."""
    committee = Actor("meeting", str(meeting.pk), str(meeting), place=by.place, unlimited=True)
    rows = meeting.resolutions().filter(outcome=Resolution.Outcome.MATTER, matter=None)
    return [_leave(row, meeting, committee) for row in rows.select_related("item__matter", "item__carried__matter")]


def _leave(resolution: Resolution, meeting: Meeting, committee: Actor) -> Matter:
    owner, due = resolution.owner, resolution.due
    if owner is None or owner.unit is None or due is None:
        raise ValueError(f"{resolution.pk} leaves without owner or deadline: the step's guard lets none such pass")
    discussed = _discussed(resolution)
    if discussed is None or discussed.LIFECYCLE.states[discussed.state].final:
        matter = _new_matter(resolution, meeting, committee, due)
    else:
        matter = discussed
    _give(matter, owner.unit, owner, committee)
    _put_measure(matter, resolution, owner, due, committee)
    resolution.matter = matter
    resolution.save(update_fields=["matter"])
    return matter


def _discussed(resolution: Resolution) -> Matter | None:
    """The matter that the item was about; that of a carried resolution may have come up since."""
    item = resolution.item
    return item.matter or (item.carried.matter if item.carried else None)


def _new_matter(resolution: Resolution, meeting: Meeting, committee: Actor, due: date) -> Matter:
    kind = f"{meeting.kind.partition('/')[0]}/{rule_of(meeting).matter_kind}"
    organ = meeting.sittings.all()[0].organ
    matter = raise_matter(
        meeting.county_id, kind=kind, title=resolution.text, by=committee, raiser=Raiser(unit=organ),
        detail=_("%(meeting)s议定：%(text)s") % {"meeting": meeting, "text": resolution.text}, channel=Channel.MEETING,
        chain=_chain_of(meeting), origin=(resolution._meta.label_lower, str(resolution.pk)),
    )  # fmt: skip
    return accept_matter(matter, due=due, by=committee)


def _chain_of(meeting: Meeting) -> Chain | None:
    """The chain of the meeting's organ; of a joint meeting none, for the matter is no single chain's."""
    chains = list(Chain.objects.filter(committee__sittings__meeting=meeting, to_on=None)[:2])
    return chains[0] if len(chains) == 1 else None


def _give(matter: Matter, lead: Unit, owner: Person, committee: Actor) -> None:
    if matter.state == "submitted":
        accept_matter(matter, by=committee)
    if matter.state in WAITING or matter.handler_id != owner.pk:
        assign_matter(matter, lead=lead, handler=owner, by=committee)


def _put_measure(matter: Matter, resolution: Resolution, owner: Person, due: date, committee: Actor) -> None:
    """A measure lies within the deadline of its matter; a later day, set for one that is late already, stays in words."""
    matter.refresh_from_db()
    within = matter.round.due is None or due <= matter.round.due
    text = (
        resolution.measure if within else _("%(measure)s（%(due)s 前）") % {"measure": resolution.measure, "due": due}
    )
    add_measure(matter, text=text, due=due if within else None, person=owner, by=committee)
