"""The formation chart of a day: which bodies there are, who holds their seats, what is vacant, what breaks the pattern."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from silian.kernel import programmes
from silian.kernel.access import Actor, visible
from silian.kernel.subjects import Subject, is_kept, subjects_of
from silian.organisations.models import Body, Post, Seat, Unit
from silian.organisations.permissions import VIEW
from silian.organisations.queries.tree import in_force, root_of
from silian.organisations.sections import FORMATIONS, Formation, Level, Slot


@dataclass(frozen=True)
class Place:
    """One seat as the pattern wants it: whom it is for (`unit`, `chain`), and the seat that is really there."""

    slot: str
    wanted: Slot
    unit: UUID | None = None
    chain: UUID | None = None
    label: str = ""
    seat: Seat | None = None
    posts: tuple[Post, ...] = ()
    vacant_since: date | None = None
    vacant_days: int | None = None

    @property
    def post(self) -> Post | None:
        return self.posts[0] if self.posts else None

    @property
    def title(self) -> str:
        return f"{self.label} {self.wanted.title}".strip()


@dataclass(frozen=True)
class Standing:
    """One body around one subject; `unit` is None where the pattern wants one that is not there."""

    level: str
    wanted: Level
    subject: Subject
    unit: Unit | None
    places: tuple[Place, ...]
    faults: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return self.unit.name if self.unit else self.wanted.name_for(self.subject.label)

    @property
    def vacancies(self) -> list[Place]:
        return [place for place in self.places if not place.posts]


@dataclass(frozen=True)
class Storey:
    """A level of the chart; `kept` is False while no room keeps its subjects."""

    name: str
    wanted: Level
    kept: bool
    bodies: tuple[Standing, ...]


@dataclass(frozen=True)
class Chart:
    """A formation as it stood on a day."""

    name: str
    title: str
    day: date
    storeys: tuple[Storey, ...]

    @property
    def hands_over(self) -> bool:
        """Whether it is a row of bodies that hand over to each other (1+1+X, N+1), not a tree below one apex (1+17+N)."""
        return len([storey for storey in self.storeys if storey.wanted.over == "county"]) > 1

    @property
    def bodies(self) -> list[Standing]:
        return [body for storey in self.storeys for body in storey.bodies]

    @property
    def vacancies(self) -> list[tuple[Standing, Place]]:
        """The empty seats, the longest empty first, then those that were never opened."""
        empty = [(body, place) for body in self.bodies for place in body.vacancies]
        return sorted(empty, key=lambda pair: (pair[1].vacant_since is None, pair[1].vacant_since or self.day))

    @property
    def faults(self) -> list[tuple[Standing, str]]:
        return [(body, fault) for body in self.bodies for fault in body.faults]


def formations_of(county: str) -> dict[str, Formation]:
    """Every formation that a programme in force declares, by name."""
    declared = programmes.documents(county, FORMATIONS).values()
    return {name: formation for document in declared for name, formation in document.formations.items()}


def chart_of(county: str, name: str, day: date) -> Chart:
    """The formation as it stood on a day, compared with its pattern. KeyError for a formation that nobody declared."""
    formation = formations_of(county)[name]
    rows = Rows(county, name, formation, day)
    storeys = (_storey(level_name, level, rows) for level_name, level in formation.levels.items())
    return Chart(name, formation.title, day, tuple(storeys))


def chart_seen_by(by: Actor, county: str, name: str, day: date) -> Chart:
    """The chart as far as this person may see the bodies in it; what is missing shows to those who see the county."""
    chart = chart_of(county, name, day)
    seen = set(visible(Unit.objects.filter(county_id=county), by, VIEW).values_list("pk", flat=True))
    sees_all = root_of(county).pk in seen
    storeys = (
        replace(storey, bodies=tuple(b for b in storey.bodies if (b.unit.pk in seen if b.unit else sees_all)))
        for storey in chart.storeys
    )
    return replace(chart, storeys=tuple(storeys))


@dataclass
class Rows:
    """What the chart is drawn from, read once for the whole county."""

    county: str
    formation: str
    pattern: Formation
    day: date
    _subjects: dict[str, list[Subject]] = field(default_factory=dict)

    def subjects(self, kind: str) -> list[Subject]:
        if kind not in self._subjects:
            self._subjects[kind] = subjects_of(kind, self.county, self.day)
        return self._subjects[kind]

    @cached_property
    def bodies(self) -> Mapping[tuple[str, str, str], list[Unit]]:
        """The units by level and subject."""
        found = defaultdict(list)
        rows = Body.objects.filter(in_force(self.day), county_id=self.county, formation=self.formation)
        for row in rows.select_related("unit").order_by("from_on", "unit__name"):
            found[row.level, row.subject_kind, row.subject_id].append(row.unit)
        return found

    @cached_property
    def seats(self) -> Mapping[tuple[UUID, str], list[Seat]]:
        """The seats open on the day, by unit and `level.slot`."""
        found = defaultdict(list)
        still = Q(closed_on=None) | Q(closed_on__gt=self.day)
        rows = Seat.objects.filter(still, county_id=self.county, formation=self.formation, opened_on__lte=self.day)
        for row in rows.select_related("unit", "anchor").order_by("order", "pk"):
            found[row.unit_id, row.slot].append(row)
        return found

    @cached_property
    def posts(self) -> Mapping[UUID, list[Post]]:
        """The posts that had begun by the day, by seat, the latest first."""
        found = defaultdict(list)
        rows = Post.objects.filter(county_id=self.county, seat__formation=self.formation, from_on__lte=self.day)
        for row in rows.select_related("person__unit").order_by("-from_on", "-pk"):
            found[row.seat_id].append(row)
        return found

    @cached_property
    def names(self) -> Mapping[UUID, Unit]:
        """The units that answer for a subject or belong to one."""
        around = [subject for level in self.pattern.levels.values() for subject in self.subjects(level.over)]
        keys = {key for s in around for key in (s.unit, s.responsible, *s.members) if key}
        return Unit.objects.in_bulk(keys)

    @cached_property
    def hosts(self) -> Mapping[str, UUID]:
        """The units below which the bodies of a level stand, by the names that the pattern gives."""
        names = {level.host for level in self.pattern.levels.values() if level.host}
        rows = Unit.objects.filter(county_id=self.county, name__in=names, closed_on=None)
        return dict(rows.values_list("name", "pk")) if names else {}

    def kinds_of(self, over: str) -> list[str]:
        """The subjects that a county-wide body looks down on: those of the formation's other levels."""
        others = dict.fromkeys(level.over for level in self.pattern.levels.values() if level.over != "county")
        return list(others) if over == "county" else []


def _storey(name: str, level: Level, rows: Rows) -> Storey:
    bodies = tuple(body for subject in rows.subjects(level.over) for body in _bodies(name, level, subject, rows))
    return Storey(name, level, is_kept(level.over), bodies)


def _bodies(name: str, level: Level, subject: Subject, rows: Rows) -> Iterator[Standing]:
    units = rows.bodies.get((name, subject.kind, subject.id), [])
    wanted = 0 if level.units == "any" else level.units
    for position, unit in enumerate(units):
        too_many = position >= wanted and level.units != "any"
        yield _standing(name, level, subject, unit, rows, too_many)
    for _missing in range(wanted - len(units)):
        yield _standing(name, level, subject, None, rows, False)


def _standing(name: str, level: Level, subject: Subject, unit: Unit | None, rows: Rows, too_many: bool) -> Standing:
    faults = [] if unit else [_("还没有成立%s") % level.name_for(subject.label)]
    if too_many:
        faults.append(_("按模式只设 %d 个，多了这一个") % level.units)
    if unit and unit.kind != level.kind:
        faults.append(_("类别是%(kind)s，不是模式要求的类别") % {"kind": unit.get_kind_display()})
    places: list[Place] = []
    for slot_name, slot in level.seats.items():
        wanted = list(_wanted(slot_name, slot, level, subject, rows))
        there = list(rows.seats.get((unit.pk, f"{name}.{slot_name}"), ())) if unit else []
        seated = [_seated(place, there, rows) for place in wanted]
        places += seated
        faults += [_("岗位“%s”已不在模式里") % seat.title for seat in there]
        faults += [_("还没有设岗位“%s”") % place.title for place in seated if unit and not place.seat]
    faults += [_("“%s”同时有两人以上在任") % place.title for place in places if len(place.posts) > 1]
    return Standing(name, level, subject, unit, tuple(places), tuple(faults))


def _wanted(slot_name: str, slot: Slot, level: Level, subject: Subject, rows: Rows) -> Iterator[Place]:
    """The seats of a slot as the pattern wants them: a number of them, or one for each unit or chain of its source."""
    sources = list(_sources(slot, level, subject, rows))
    if slot.count == "each":
        for unit, chain, label in sources:
            yield Place(slot_name, slot, unit, chain, label)
        return
    chain = UUID(subject.id) if subject.kind == "chain" else None
    unit = sources[0][0] if sources else None
    for _number in range(slot.count):
        yield Place(slot_name, slot, unit, chain)


def _sources(slot: Slot, level: Level, subject: Subject, rows: Rows) -> Iterator[tuple[UUID | None, UUID | None, str]]:
    """Whom a slot's seats are for: (unit, chain, label)."""
    chain = UUID(subject.id) if subject.kind == "chain" else None
    match slot.source:
        case "county":
            yield rows.subjects("county")[0].unit, chain, ""
        case "chain":
            top = rows.subjects("county")[0].unit
            for other in rows.subjects("chain"):
                yield top, UUID(other.id), other.label
        case "own":
            yield subject.unit, chain, ""
        case "host":
            yield rows.hosts.get(level.host), chain, ""
        case "responsible":
            below = [other for kind in rows.kinds_of(level.over) for other in rows.subjects(kind)]
            answering = dict.fromkeys(other.responsible for other in (below or [subject]) if other.responsible)
            yield from ((unit, chain, str(rows.names[unit])) for unit in answering)
        case "members":
            members = [rows.names[key] for key in subject.members if key in rows.names]
            kept = (unit for unit in members if slot.of in {None, unit.kind})
            yield from ((unit.pk, chain, str(unit)) for unit in kept)


def _seated(place: Place, there: list[Seat], rows: Rows) -> Place:
    """The place with the seat that is really there, which is taken out of `there`, and whoever sits in it."""
    for seat in there:
        if place.wanted.count != "each" or (seat.anchor_id, seat.chain) == (place.unit, place.chain):
            there.remove(seat)
            return _held(place, seat, rows)
    return place


def _held(place: Place, seat: Seat, rows: Rows) -> Place:
    begun = rows.posts.get(seat.pk, [])
    held = tuple(post for post in begun if post.to_on is None or post.to_on > rows.day)
    ended = [post.to_on for post in begun if post.to_on and post.to_on <= rows.day]
    since = None if held else max([seat.opened_on, *ended])
    days = (rows.day - since).days if since else None
    return replace(place, seat=seat, posts=held, vacant_since=since, vacant_days=days)
