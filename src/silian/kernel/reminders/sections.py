"""`reminders.yaml`: at which working days left a programme reminds, for each due that it wants otherwise than usual."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from django.utils.translation import gettext as _
from pydantic import Field

from silian.kernel.programmes import Context, Declared, Problem, Section, documents, register
from silian.kernel.reminders.dues import DUES, Due

FARTHEST = 20  # working days
Step = Annotated[int, Field(ge=-FARTHEST, le=FARTHEST)]


class Reminders(Declared):
    """`steps` maps the name of a due to its steps: `meetings.invitation: [3, 1, 0]`; an empty list reminds nobody."""

    steps: Mapping[str, tuple[Step, ...]]


def check_reminders(document: Reminders, context: Context) -> Iterable[Problem]:
    for name in document.steps:
        if name not in DUES:
            yield context.problem(("steps", name), _("没有“%s”这种到期事由。") % name, DUES)


REMINDERS = register(Section("reminders", "reminders.yaml", Reminders, check=check_reminders))


@dataclass(frozen=True)
class Steps:
    """The steps of a due in a county: usual ones, and those of a programme for the records that belong to it."""

    due: Due
    declared: Mapping[str, tuple[int, ...]]

    def of(self, row: Any) -> tuple[int, ...]:
        """The record's steps: by its own programme's file, or by the first one in force that names the due."""
        if self.due.programme:
            return self.declared.get(self.due.programme(row), self.due.steps)
        return next(iter(self.declared.values()), self.due.steps)

    @property
    def most(self) -> int:
        return max(self._all)

    @property
    def least(self) -> int:
        return min(self._all)

    @property
    def _all(self) -> list[int]:
        return [0, *self.due.steps, *(step for steps in self.declared.values() for step in steps)]


def steps_of(county: str, due: Due) -> Steps:
    """What the programmes in force in the county say of a due."""
    files = documents(county, REMINDERS).items()
    return Steps(due, {name: file.steps[due.name] for name, file in files if due.name in file.steps})
