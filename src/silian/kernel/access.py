"""Who may: verbs, roles, grants and ties, and the one filter that serves lists and single things.

A *grant* gives an actor a role at an *anchor*: a subtree of units, a chain, or the actor's own self. A record kind names
its *ties* (lead, supporting, located_in, chain, raised_by ...). A programme's `roles.yaml` says, verb by verb, through
which ties a role's anchor reaches a record. Grants are or-ed; unit and chain inside one grant are and-ed. What no
grant gives is denied.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal, Protocol, TypeVar
from uuid import UUID

from django.db.models import Case, Exists, Model, OuterRef, Q, QuerySet, When
from django.utils.functional import Promise

from silian.kernel.calendar import today
from silian.kernel.errors import NotFound, Refused

NOTHING = Q(pk__in=())
ANY = "any"  # the tie that reaches every record of the anchor's county, for an anchor at the county's root


@dataclass(frozen=True)
class Verb:
    """One thing that a role may be allowed to do, named `<room>.<deed>`, with the label shown to people."""

    name: str
    label: str | Promise

    def __post_init__(self) -> None:
        VERBS[self.name] = self


VERBS: dict[str, Verb] = {}


@dataclass(frozen=True)
class Tie:
    """How a record hangs on a unit, a chain or a person: the ORM path from the record to that key.

    `many=True` marks a path over a to-many relation; it is asked through EXISTS, so that no record appears twice.
    `dated` names a relation on that path whose rows run from a day to another: only those that hold today count.
    A tie to the county is for what every colleague may know (which chains there are): any anchor in it reaches.
    """

    to: Literal["unit", "chain", "self", "county"]
    path: str
    many: bool = False
    dated: str = ""


@dataclass(frozen=True)
class Grant:
    """What one role gives at one anchor. `units=None` is the whole county; `reach` maps a verb to its ties."""

    county: str
    role: str
    reach: Mapping[str, frozenset[str]]
    units: frozenset[UUID] | None = None
    chain: UUID | None = None
    own: frozenset[UUID] = frozenset()
    anchor: Literal["unit", "chain", "self"] = "unit"


@dataclass(frozen=True)
class Actor:
    """Somebody who acts: an account, the public, the system's daily run, or an import in somebody's name."""

    kind: str
    id: str
    label: str
    grants: tuple[Grant, ...] = ()
    place: str = ""
    person: UUID | None = None
    unlimited: bool = False
    counties: frozenset[str] = field(default=frozenset())

    def may(self, verb: Verb, county: str) -> bool:
        """Whether some grant in this county holds the verb at all, whatever the record."""
        return self.unlimited or any(g.county == county and g.reach.get(verb.name) for g in self.grants)

    def roles(self, county: str) -> list[str]:
        return sorted({g.role for g in self.grants if g.county == county})


SYSTEM = Actor("system", "tick", "系统", unlimited=True)
PUBLIC = Actor("public", "", "公众")


class Tied(Protocol):
    TIES: ClassVar[Mapping[str, Tie]]


M = TypeVar("M", bound=Model)


def visible(rows: QuerySet[M], by: Actor, verb: Verb) -> QuerySet[M]:
    """The rows on which this actor has this verb. The only filter: pages, exports, search and figures all use it."""
    return rows if by.unlimited else rows.filter(_reach(rows.model, by, verb))


def _reach(model: type[Model], by: Actor, verb: Verb) -> Q:
    """That a row is one on which this actor has this verb."""
    reach = NOTHING
    for grant in by.grants:
        for tie in sorted(grant.reach.get(verb.name, ())):
            reach |= Q(county_id=grant.county) & _through(model, grant, tie)
    return reach


def _through(model: type[Model], grant: Grant, name: str) -> Q:
    """The rows that a grant reaches by one tie; a grant for one chain keeps to it, whatever the tie."""
    ties = getattr(model, "TIES", {})
    if name == ANY:
        reached = Q() if grant.units is None and grant.anchor == "unit" else NOTHING
    else:
        reached = _reached(model, grant, ties[name]) if name in ties else NOTHING
    if grant.anchor == "unit" and grant.chain:
        reached &= _where(model, ties["chain"], Q(**{ties["chain"].path: grant.chain})) if "chain" in ties else NOTHING
    return reached


def _reached(model: type[Model], grant: Grant, tie: Tie) -> Q:
    """The rows at whose end of the tie this grant's anchor stands; none where the two do not meet."""
    if tie.to == "county":
        return Q(**{tie.path: grant.county})
    if tie.to == "self" or grant.anchor == "self":
        return _where(model, tie, Q(**{f"{tie.path}__in": grant.own})) if tie.to != "chain" else NOTHING
    if tie.to == grant.anchor == "chain":
        return _where(model, tie, Q(**{tie.path: grant.chain}))
    if tie.to == grant.anchor == "unit":
        anywhere = Q(**{f"{tie.path}__isnull": False})
        return _where(model, tie, anywhere if grant.units is None else Q(**{f"{tie.path}__in": grant.units}))
    return NOTHING


def _where(model: type[Model], tie: Tie, condition: Q) -> Q:
    if tie.dated:
        still = Q(**{f"{tie.dated}__to_on": None}) | Q(**{f"{tie.dated}__to_on__gt": today()})
        condition &= Q(**{f"{tie.dated}__from_on__lte": today()}) & still
    if not tie.many:
        return condition
    return Q(Exists(model._default_manager.filter(condition, pk=OuterRef("pk"))))


def require(verb: Verb, record: Any, by: Actor) -> None:
    """Refuses unless the list filter for this verb holds this record; a stranger is told there is nothing there."""
    if by.unlimited or visible(type(record)._default_manager.filter(pk=record.pk), by, verb).exists():
        return
    view = VERBS.get(f"{record._meta.app_label}.view")
    if view and view != verb and visible(type(record)._default_manager.filter(pk=record.pk), by, view).exists():
        raise Refused(f"您的岗位没有“{verb.label}”这项权限，请联系县产业办。")
    raise NotFound(f"{record._meta.label_lower} {record.pk}")


def allow(verb: Verb, county: str, by: Actor) -> None:
    """Refuses unless the actor holds this verb somewhere in the county: for deeds that make a record."""
    if not by.may(verb, county):
        if county not in by.counties:
            raise NotFound(county)
        raise Refused(f"您的岗位没有“{verb.label}”这项权限，请联系县产业办。")


def may_on(verbs: Iterable[Verb], record: Any, by: Actor) -> set[str]:
    """The names of those verbs that this actor holds on this record, for the buttons of a page. One query for all."""
    asked = sorted({verb.name for verb in verbs})
    if by.unlimited or not asked:
        return set(asked)
    held = {
        f"may_{place}": Case(When(_reach(type(record), by, VERBS[name]), then=True), default=False)
        for place, name in enumerate(asked)
    }
    rows = type(record)._default_manager.filter(pk=record.pk)
    answers = rows.annotate(**held).values_list(*held).first() or ()
    return {name for name, answer in zip(asked, answers, strict=False) if answer}
