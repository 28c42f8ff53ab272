"""Plan, apply, retire. A plan only looks; applying it twice does nothing the second time."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from django.db import transaction
from django.utils.translation import gettext as _
from pydantic import BaseModel

from silian.kernel import journal
from silian.kernel.access import Actor, allow
from silian.kernel.calendar import now
from silian.kernel.errors import Refused
from silian.kernel.programmes.changes import Change, compare
from silian.kernel.programmes.loading import load
from silian.kernel.programmes.models import AppliedProgramme
from silian.kernel.programmes.permissions import RUN
from silian.kernel.programmes.problems import Problem, ProgrammeRefused
from silian.kernel.programmes.programme import Programme
from silian.kernel.programmes.queries import current, history
from silian.kernel.programmes.sections import SECTIONS


@dataclass(frozen=True)
class Plan:
    """What applying a folder to a county would do. With problems there are no changes: nothing of it can be applied."""

    county: str
    documents: Mapping[str, BaseModel]
    changes: tuple[Change, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def programme(self) -> Programme:
        return cast(Programme, self.documents["programme"])

    @property
    def text(self) -> str:
        return json.dumps(_plain(self.documents), ensure_ascii=False, separators=(",", ":"))

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()


def plan(path: Path | str, county: str) -> Plan:
    """Compares a folder with what is in force in the county. Changes nothing."""
    loaded = load(Path(path), county)
    if loaded.problems:
        return Plan(county, {}, problems=loaded.problems)
    wanted = Plan(county, loaded.documents)
    before = current(county, wanted.programme.name)
    changes = compare(before.sections if before else {}, _plain(loaded.documents))
    return Plan(county, loaded.documents, tuple(changes))


@transaction.atomic
def apply(path: Path | str, county: str, *, by: Actor) -> Plan:
    """Puts a folder in force in the county and returns what that changed; the same folder again changes nothing.

    Raises ProgrammeRefused with every problem of the files; the database is then as it was before.
    """
    allow(RUN, county, by)
    wanted = plan(path, county)
    if wanted.problems:
        raise ProgrammeRefused(wanted.problems)
    if wanted.changes:
        _put_in_force(wanted, by)
    return wanted


@transaction.atomic
def retire(name: str, county: str, *, by: Actor) -> AppliedProgramme:
    """Ends a programme: nothing new is raised under it. Its records and all its versions are kept."""
    allow(RUN, county, by)
    row = _locked(county, name)
    if row is None:
        raise Refused(_("本县没有启用“%(name)s”这个专项。") % {"name": name})
    row.retired_at = now()
    row.save(update_fields=["retired_at"])
    journal.append(county, "programmes.retire", subject=journal.subject_of(row), by=by, before=_brief(row))
    return row


def _put_in_force(wanted: Plan, by: Actor) -> None:
    county, head = wanted.county, wanted.programme
    before = _locked(county, head.name)
    if before:
        before.replaced_at = now()
        before.save(update_fields=["replaced_at"])
    last = history(county, head.name).values_list("version", flat=True).first() or 0
    row = AppliedProgramme.objects.create(
        county=county, name=head.name, title=head.title, version=last + 1, digest=wanted.digest,
        document=wanted.text, applied_by=by.label,
    )  # fmt: skip
    _run_hooks(wanted, by)
    journal.append(
        county, "programmes.apply", subject=journal.subject_of(row), by=by,
        before=_brief(before) if before else None, after=_brief(row),
    )  # fmt: skip


def _run_hooks(wanted: Plan, by: Actor) -> None:
    for name, document in wanted.documents.items():
        if hook := SECTIONS[name].on_apply:
            hook(wanted.county, document, by=by)


def _locked(county: str, name: str) -> AppliedProgramme | None:
    row = current(county, name)
    return AppliedProgramme.objects.select_for_update().get(pk=row.pk) if row else None


def _brief(row: AppliedProgramme) -> dict[str, Any]:
    return {"version": row.version, "digest": row.digest}


def _plain(documents: Mapping[str, BaseModel]) -> dict[str, Any]:
    return {name: document.model_dump(mode="json", by_alias=True) for name, document in sorted(documents.items())}
