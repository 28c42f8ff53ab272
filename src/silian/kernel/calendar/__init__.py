"""What day it is, which days are worked, and when something is due.

`today()` and `now()` are the only sources of the present. A `WorkCalendar` says which days are worked; it is a value, so
everything reckoned from it is a pure function: `deadline(calendar, Clock(...))` gives the due day and its explanation
sheet, `rung()` the days of the escalation ladder, `light()` the colour and words of a list. The table behind it is in
`calendar.table`: `current_calendar()` reads it, `load_year()` and `amend()` change it. That module and `models` need
the database and are therefore not imported here.
"""

from __future__ import annotations

from silian.kernel.calendar.deadlines import Clock, Deadline, Line, Pause, deadline
from silian.kernel.calendar.lights import Light, light
from silian.kernel.calendar.moment import at, fix_today, now, today
from silian.kernel.calendar.workdays import Judgement, ListedDay, WorkCalendar

__all__ = [
    "Clock",
    "Deadline",
    "Judgement",
    "Light",
    "Line",
    "ListedDay",
    "Pause",
    "WorkCalendar",
    "at",
    "deadline",
    "fix_today",
    "light",
    "now",
    "today",
]
