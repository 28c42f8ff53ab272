"""The indicators in force in a county: read from the applied programmes, in the version that holds on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from uuid import UUID

from django.utils.translation import gettext as _

from silian.indicators.sections import (
    INDICATORS,
    SMALL_BASE,
    TARGETS,
    Indicators,
    Lights,
    Target,
    Targets,
    surroundings,
)
from silian.kernel import rules
from silian.kernel.errors import NotFound, Refused
from silian.kernel.programmes import PROGRAMME, Programme, Standing, history, standing
from silian.kernel.programmes.models import AppliedProgramme

LIGHTS = Lights()  # where a file says nothing


@dataclass(frozen=True)
class Entry:
    """An indicator or a target as one version of a county's programme declares it; `version` is that version's number."""

    county: str
    programme: str
    version: int
    definition: rules.Definition | Target
    small_base: int = SMALL_BASE
    aims_in: str = ""  # of a target, the unit of its indicator
    lights: Lights = LIGHTS  # of a target, when it is green, amber or red

    @property
    def id(self) -> str:
        return self.definition.id

    @property
    def name(self) -> str:
        return self.definition.name


def catalogue(county: str, as_of: date, programme: str | None = None, version: int | None = None) -> list[Entry]:
    """The entries of one programme, or of all in force in the county, in the order of their files.

    `version` asks for an earlier version of the programme: what was published is counted again by the rules of its time.
    """
    applied = _versions(county, programme, version) if programme else standing(county)
    return [entry for row in applied for entry in _entries_on(row, as_of)]


def entry_named(county: str, name: str, as_of: date) -> Entry:
    """The entry of this id; NotFound if no programme of the county has it."""
    for entry in catalogue(county, as_of):
        if entry.id == name:
            return entry
    raise NotFound(name)


def _versions(county: str, programme: str, version: int | None) -> list[Standing | AppliedProgramme]:
    rows = history(county, programme)
    if version is None:
        found = next((row for row in standing(county) if row.name == programme), None) or rows.first()
    else:
        found = rows.filter(version=version).first()
    if found is None:
        raise Refused(_("本县没有启用过专项“%s”。silian programme list 列出已启用的专项。") % programme)
    return [found]


def _entries_on(row: Standing | AppliedProgramme, as_of: date) -> list[Entry]:
    return [_in_the_version_of(row, entry, as_of) for entry in _declared(row.pk)]


def _in_the_version_of(row: Standing | AppliedProgramme, entry: Entry, as_of: date) -> Entry:
    """An entry whose rule begins later gives way to the newest earlier version of it that held on the day."""
    if _held_on(entry, as_of):
        return entry
    for older in history(row.county, row.name).filter(version__lt=row.version):
        for other in _declared(older.pk):
            if other.id == entry.id and _held_on(other, as_of):
                return other
    return entry


def _held_on(entry: Entry, as_of: date) -> bool:
    since = getattr(entry.definition, "since", None)
    return since is None or since <= as_of


@lru_cache(maxsize=256)
def _declared(pk: UUID) -> tuple[Entry, ...]:
    """A version never changes, so a process reads its rules once."""
    row = AppliedProgramme.objects.get(pk=pk)
    sections, named = row.sections, (row.county, row.name, row.version)
    if INDICATORS.name not in sections:
        return ()
    declared = Indicators.model_validate(sections[INDICATORS.name])
    around = surroundings(Programme.model_validate(sections[PROGRAMME.name]))
    try:
        definitions = rules.read_rules(declared.indicators, around)
    except rules.Unreadable:
        sentence = _("专项“%(title)s”是按旧版程序启用的，请重新启用：silian programme apply。")
        raise Refused(sentence % {"title": row.title}) from None
    units = {definition.id: definition.unit for definition in definitions}
    aims = Targets.model_validate(sections.get(TARGETS.name, {}))
    return (
        *(Entry(*named, definition, declared.small_base) for definition in definitions),
        *(Entry(*named, t, aims_in=units.get(t.indicator, ""), lights=aims.lights) for t in aims.targets),
    )
