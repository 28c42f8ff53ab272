"""三年行动计划: the plan of a chain by years, and how far each year has come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from silian.chains.models import Chain, PlanTask


@dataclass(frozen=True)
class PlanYear:
    """The tasks of the plan that are due in a year, by their deadline."""

    year: int
    tasks: tuple[PlanTask, ...]

    @property
    def kept(self) -> list[PlanTask]:
        """Those that were not dropped."""
        return [task for task in self.tasks if not task.dropped_on]

    @property
    def done(self) -> int:
        return sum(task.done_on is not None for task in self.tasks)

    @property
    def late(self) -> int:
        """Completed after the deadline."""
        return sum(task.in_time is False for task in self.tasks)

    @property
    def dropped(self) -> int:
        return len(self.tasks) - len(self.kept)

    @property
    def share(self) -> float:
        """How much of what was not dropped is done, 0 to 1."""
        return self.done / len(self.kept) if self.kept else 0

    def due_by(self, day: date) -> float:
        """How much of what was not dropped should be done by the end of that day, 0 to 1."""
        return sum(task.due <= day for task in self.kept) / len(self.kept) if self.kept else 0

    def overdue(self, day: date) -> int:
        return sum(task.is_open and task.due < day for task in self.tasks)


def plan_of(chain: Chain) -> list[PlanYear]:
    """The chain's plan by the years in which its tasks are due. One query."""
    return list(_by_year(chain))


def _by_year(chain: Chain) -> Iterator[PlanYear]:
    tasks = PlanTask.objects.filter(chain=chain).select_related("owner").order_by("due", "id")
    for year, of_year in groupby(tasks, key=lambda task: task.due.year):
        yield PlanYear(year, tuple(of_year))
