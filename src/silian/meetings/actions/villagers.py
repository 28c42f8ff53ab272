"""The villagers' groups of a village and the delegates whom they elect."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from silian.kernel import journal
from silian.kernel.access import Actor, require
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import record_change
from silian.meetings.actions._beginning import needed
from silian.meetings.models import Delegate, Village, VillagersGroup
from silian.meetings.permissions import CALL_SESSION
from silian.organisations.models import Person, Unit, UnitKind


@transaction.atomic
def enter_group(village: Unit, title: str, *, by: Actor, on: date | None = None) -> VillagersGroup:
    """A villagers' group of the village, behind those that are there."""
    _ask(village, by)
    group = VillagersGroup(
        county_id=village.county_id, village=village, title=needed(title, "title", most=20),
        order=VillagersGroup.objects.filter(village=village).count() + 1, from_on=on or today(),
    )  # fmt: skip
    group.save(force_insert=True)
    journal.append(village.county_id, "meetings.enter_group", by=by, subject=journal.subject_of(group))
    return group


@transaction.atomic
def elect_delegate(group: VillagersGroup, person: Person, *, by: Actor, on: date | None = None) -> Delegate:
    """A delegate whom the group elects, one of the village's own people, from this day on."""
    _ask(group.village, by)
    if person.unit_id != group.village_id:
        raise Refused(_("%s不是本村的人，不能做村民代表。") % person, {"person": _("请改选。")})
    if group.to_on:
        raise Refused(_("%s已经撤并，不能再推选代表。") % group, {"group": _("请改选。")})
    row = Delegate(county_id=group.county_id, group=group, person=person, from_on=on or today())
    row.save(force_insert=True)
    journal.append(group.county_id, "meetings.elect_delegate", by=by, subject=journal.subject_of(row))
    return row


@transaction.atomic
def enter_delegates(
    village: Unit, groups: Mapping[str, Sequence[str]], *, by: Actor, on: date | None = None
) -> list[Delegate]:
    """A whole village from its list: the names of each group's delegates, by group. All are entered, or nobody.

    A group that is there already keeps its delegates and gets these beside them.
    """
    _ask(village, by)
    day = on or today()
    known = {row.title: row for row in VillagersGroup.objects.filter(village=village, to_on=None)}
    made = [
        known.get(title)
        or VillagersGroup(
            county_id=village.county_id,
            village=village,
            title=needed(title, "title", most=20),
            order=order,
            from_on=day,
        )
        for order, title in enumerate(groups, start=len(known) + 1)
    ]
    VillagersGroup.objects.bulk_create([group for group in made if group.title not in known])
    people = [
        (
            group,
            Person(county_id=village.county_id, unit=village, name=needed(name, "name", most=60), title=_("村民代表")),
        )
        for group in made
        for name in groups[group.title]
    ]
    Person.objects.bulk_create([person for _group, person in people])
    rows = [Delegate(county_id=village.county_id, group=group, person=who, from_on=day) for group, who in people]
    Delegate.objects.bulk_create(rows)
    told = {"groups": {title: len(names) for title, names in groups.items()}}
    journal.append(
        village.county_id, "meetings.enter_delegates", by=by, subject=journal.subject_of(village), after=told
    )
    return rows


@transaction.atomic
def end_delegate(delegate: Delegate, *, by: Actor, on: date | None = None, ground: str = "") -> Delegate:
    """A delegate's term ends on this day; what they asked stays theirs."""
    _ask(delegate.group.village, by)
    if delegate.to_on:
        raise Refused(_("这位代表已在 %s 届满。") % delegate.to_on)
    return record_change(delegate, "end_delegate", by=by, note=ground.strip(), to_on=on or today())


def _ask(village: Unit, by: Actor) -> None:
    if village.kind != UnitKind.VILLAGE:
        raise Refused(_("“%s”不是村，不设村民小组。") % village, {"village": _("请选村。")})
    require(CALL_SESSION, Village.objects.get(pk=village.pk), by)
