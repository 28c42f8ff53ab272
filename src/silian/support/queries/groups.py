"""Service groups as this person may see them; which branches serve an enterprise, and which unit stands behind each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, F, Min, Q, QuerySet

from silian.chains.models import Enterprise
from silian.kernel.access import Actor, Verb, visible
from silian.kernel.calendar import today
from silian.kernel.errors import NotFound
from silian.kernel.subjects import Subject
from silian.organisations.models import Body, Unit
from silian.organisations.queries import in_force, place_of
from silian.organisations.queries.formations import formations_of
from silian.organisations.sections import Level
from silian.support.models import Errand, Group
from silian.support.permissions import VIEW_GROUP


@dataclass(frozen=True)
class Branch:
    """One of the N+1: its field of service (a level of the formation), the unit that owes errands in it, the branch.

    `unit` is None while the branch is not formed, `owner` while the county has no unit of that name.
    """

    field: str
    level: Level
    owner: Unit | None
    unit: Unit | None


def groups_for(by: Actor, county: str) -> QuerySet[Group]:
    """The groups that this person may see, with how many errands are open (`waiting`) and the next deadline (`next_due`)."""
    rows = visible(Group.objects.filter(county_id=county), by, VIEW_GROUP).select_related("enterprise__unit")
    unfinished = Q(errands__done_on=None)
    return rows.annotate(
        waiting=Count("errands", filter=unfinished), next_due=Min("errands__due", filter=unfinished)
    ).order_by(F("to_on").desc(nulls_first=True), F("next_due").asc(nulls_last=True), "-from_on")


def group_for(by: Actor, county: str, key: UUID) -> Group:
    """One group as this person may see it; NotFound for a stranger."""
    found = groups_for(by, county).filter(pk=key).first()
    if found is None:
        raise NotFound(f"support.group {key}")
    return found


def errands_for(by: Actor, county: str, verb: Verb) -> QuerySet[Errand]:
    """The errands on which this person has the verb: open ones first, by deadline."""
    rows = visible(Errand.objects.filter(county_id=county), by, verb).select_related("owner", "group__enterprise__unit")
    return rows.order_by(F("done_on").desc(nulls_first=True), "due")


def errand_for(by: Actor, county: str, key: UUID, verb: Verb) -> Errand:
    found = errands_for(by, county, verb).filter(pk=key).first()
    if found is None:
        raise NotFound(f"support.errand {key}")
    return found


def subject_of(enterprise: Enterprise, day: date) -> Subject:
    """The enterprise as the subject of a formation: the township in which it stands is its member and answers for it."""
    here = place_of(enterprise.unit, day)
    town = here.parent_id if here else None
    return Subject("enterprise", str(enterprise.pk), str(enterprise), enterprise.unit_id, town, (town,) if town else ())


def branches_serving(group: Group, day: date | None = None) -> list[Branch]:
    """The branches of the group on a day, in the order of the formation; county-wide ones serve every enterprise."""
    on = day or today()
    pattern = formations_of(group.county_id).get(group.formation)
    bodies = Body.objects.filter(in_force(on), county_id=group.county_id, formation=group.formation)
    mine = Q(subject_kind="county") | Q(subject_kind="enterprise", subject_id=str(group.enterprise_id))
    standing = {body.level: body.unit for body in bodies.filter(mine).select_related("unit")}
    levels = pattern.levels if pattern else {}
    owners = _owners(group, on, levels.values())
    return [
        Branch(name, level, owners.get(level.host or _source(level)), standing.get(name))
        for name, level in levels.items()
    ]


def _source(level: Level) -> str:
    """Who stands behind a level without a host: its own unit, or a member, which for an enterprise is its township."""
    return next(iter(level.seats.values())).source


def _owners(group: Group, day: date, levels: object) -> dict[str, Unit]:
    hosts = {level.host for level in levels if level.host}  # type: ignore[attr-defined]
    found = {unit.name: unit for unit in Unit.objects.filter(county_id=group.county_id, name__in=hosts, closed_on=None)}
    here = place_of(group.enterprise.unit, day)
    around = {"own": group.enterprise.unit} | ({"members": here.parent} if here and here.parent else {})
    return found | around
