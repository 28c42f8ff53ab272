"""Parks and reserve projects as people read them: 省级 ★★★★, the light of a planned landing, what was recorded."""

from __future__ import annotations

import json
from datetime import datetime

from django.utils.translation import gettext as _

from silian.kernel.calendar import Light, today
from silian.kernel.calendar.table import current_calendar
from silian.kernel.journal.models import Entry
from silian.projects.models import ParkLevel, ReserveProject
from silian.projects.reserving import LIFECYCLE, PLANNED
from silian.projects.showing.history import Told
from silian.projects.showing.words import in_words

SOON = 20  # working days before the planned day from which the light is amber


def stars_of(level: str | None, stars: int | None) -> str:
    """The grade in words; nothing where the park has none."""
    return f"{ParkLevel(level).label} {'★' * (stars or 0)}" if level else ""


def landing_light(project: ReserveProject) -> Light:
    """Whether it lands by the day that was planned."""
    if project.state != PLANNED.name or project.planned_for is None:
        return Light("done" if project.landed_on else "none", str(project.state_label))
    day, calendar = project.planned_for, current_calendar()
    if day < today():
        late = calendar.working_days(day, today())
        return Light("red", _("过了计划落地日 %d 日") % late, -late)
    # A year whose calendar is not out has no working days to count: it is far enough away.
    left = calendar.working_days(today(), day) if calendar.knows(day) else SOON + 1
    return Light("amber" if left <= SOON else "green", _("%s 前落地") % f"{day:%Y-%m-%d}", left)


def reserve_history(project: ReserveProject) -> list[Told]:
    """The project's lines in the journal, the newest first."""
    rows = Entry.objects.filter(
        county=project.county_id, subject_kind="projects.reserveproject", subject_id=str(project.pk)
    )
    return [_line(entry) for entry in rows.order_by("-number")]


def _line(entry: Entry) -> Told:
    name, after = entry.step.rpartition(".")[2], json.loads(entry.after or "{}")
    step = LIFECYCLE.steps.get(name)
    words = str(step.label) if step else _("登记")
    if name == "estimate":
        words = _("预计投资 %(cost)s，融资需求 %(need)s") % {
            "cost": in_words(after.get("investment")), "need": in_words(after.get("finance")),
        }  # fmt: skip
    return Told(datetime.fromisoformat(entry.at), entry.actor_label, words, entry.note, bool(step and step.to))
