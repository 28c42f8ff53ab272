"""`reminders.yaml`: at which working days left a programme reminds, for each due that it wants otherwise than usual."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
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


def steps_of(county: str, due: Due) -> Callable[[Any], tuple[int, ...]]:
    """For each record of a due, its steps: by its own programme's file, or by the first one in force that names the due."""
    declared = {
        name: file.steps[due.name] for name, file in documents(county, REMINDERS).items() if due.name in file.steps
    }
    ours = due.programme
    if ours is not None:
        return lambda row: declared.get(ours(row), due.steps)
    usual = next(iter(declared.values()), due.steps)
    return lambda row: usual
