"""When something is due, and why: each day counted and each day skipped, with the notice behind it.

Rule A counts working days, rule B natural days; both begin on the day after receipt (受理). A pause is half-open, the
day of resumption counts again. Under rule B an end that is no working day rolls forward, once, to the next one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from django.utils.translation import gettext as _

from silian.kernel.calendar.workdays import ONE_DAY, Judgement, WorkCalendar, days_from
from silian.kernel.errors import Refused

Rule = Literal["A", "B"]
LONGEST = 3660  # days: ten years, beyond which a deadline is a slip of the pen
FIRST_YEAR, LAST_YEAR = 1949, 2200


@dataclass(frozen=True)
class Pause:
    """Stopped from `start`, running again on `end` (that day counts). `end=None`: still stopped."""

    start: date
    end: date | None = None

    def __post_init__(self) -> None:
        if self.end is not None and not 0 < (self.end - self.start).days <= LONGEST:
            raise Refused(_("恢复计时的日期应晚于暂停之日，且相隔不超过十年。"))

    def holds(self, day: date) -> bool:
        return self.end is not None and self.start <= day < self.end


@dataclass(frozen=True)
class Clock:
    """What a deadline is reckoned from. `days` and `extension` are working days under rule A, natural ones under B.

    A pause without an end does not move the due day yet: nobody knows by how much. It moves when the pause ends.
    """

    received: date
    rule: Rule
    days: int
    pauses: tuple[Pause, ...] = ()
    extension: int = 0

    def __post_init__(self) -> None:
        if self.rule not in ("A", "B"):
            raise Refused(_("时限规则只有 A（工作日）和 B（自然日）两种。"))
        if not (1 <= self.days <= LONGEST and 0 <= self.extension <= LONGEST):
            raise Refused(_("办理时限应为 1 至 %(most)s 日，延期不得为负数。") % {"most": LONGEST})
        if not FIRST_YEAR <= self.received.year <= LAST_YEAR:
            raise Refused(_("受理日期的年份有误：%(day)s。") % {"day": self.received.isoformat()})

    def paused_on(self, day: date) -> bool:
        return any(pause.holds(day) for pause in self.pauses)


@dataclass(frozen=True)
class Line:
    """One day of the explanation sheet. `number` is its place in the count, None where it was not counted.

    `rolled` marks the working day to which a rule-B end was moved.
    """

    day: date
    why: str
    notice: str = ""
    number: int | None = None
    rolled: bool = False


@dataclass(frozen=True)
class Deadline:
    """`due` is the day by which to be done (现定), `original` the day before any pause or extension (原定).

    Provisional: some day that decided it stands in a year whose notice is not out.
    """

    due: date
    original: date
    provisional: bool
    lines: tuple[Line, ...] = field(repr=False, default=())

    @property
    def counted(self) -> list[date]:
        return [line.day for line in self.lines if line.number is not None]

    @property
    def skipped(self) -> list[Line]:
        return [line for line in self.lines if line.number is None and not line.rolled]

    @property
    def moved(self) -> bool:
        return self.due != self.original


def deadline(calendar: WorkCalendar, clock: Clock) -> Deadline:
    """The due day of this clock. Pure: neither the database nor today is asked."""
    walk = _working_days if clock.rule == "A" else _natural_days
    lines, provisional = walk(calendar, clock)
    original = lines
    if clock.pauses or clock.extension:
        original, _unused = walk(calendar, Clock(clock.received, clock.rule, clock.days))
    return Deadline(lines[-1].day, original[-1].day, provisional, tuple(lines))


def _working_days(calendar: WorkCalendar, clock: Clock) -> tuple[list[Line], bool]:
    lines: list[Line] = []
    left, provisional = clock.days + clock.extension, False
    for day in days_from(clock.received + ONE_DAY):
        if clock.paused_on(day):
            lines.append(Line(day, _("暂停")))
            continue
        judged = calendar.judge(day)
        provisional |= judged.provisional
        left -= judged.working
        number = clock.days + clock.extension - left if judged.working else None
        lines.append(Line(day, judged.why, judged.notice, number))
        if left == 0:
            break
    return lines, provisional


def _natural_days(calendar: WorkCalendar, clock: Clock) -> tuple[list[Line], bool]:
    lines: list[Line] = []
    left = clock.days + clock.extension
    for day in days_from(clock.received + ONE_DAY):
        if clock.paused_on(day):
            lines.append(Line(day, _("暂停")))
            continue
        left -= 1
        lines.append(Line(day, _("自然日"), number=clock.days + clock.extension - left))
        if left == 0:
            break
    end = lines[-1]
    judged = calendar.judge(end.day)
    if judged.working:
        return lines, judged.provisional
    lines[-1] = Line(end.day, _("届满之日逢%(why)s，顺延") % {"why": judged.why}, judged.notice, end.number)
    rolled, provisional = _roll(calendar, clock, end.day + ONE_DAY)
    return lines + rolled, judged.provisional or provisional


def _roll(calendar: WorkCalendar, clock: Clock, start: date) -> tuple[list[Line], bool]:
    """From an end that is no working day to the next one on which the clock is not stopped."""
    lines: list[Line] = []
    provisional = False
    for day in days_from(start):
        judged: Judgement = calendar.judge(day)
        provisional |= judged.provisional
        if judged.working and not clock.paused_on(day):
            lines.append(Line(day, _("顺延至%(why)s") % {"why": judged.why}, judged.notice, rolled=True))
            break
        lines.append(Line(day, _("暂停") if clock.paused_on(day) else judged.why, judged.notice))
    return lines, provisional
