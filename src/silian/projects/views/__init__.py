"""The pages of the room: board, table and map, one project and its steps, trips; parks and the reserve."""

from __future__ import annotations

from silian.projects.views.agreements import end_agreement, show_agreement
from silian.projects.views.lists import show_board, show_table
from silian.projects.views.parks import (
    award_grade,
    declare_capital,
    list_parks,
    open_park,
    show_park,
    take_away_grade,
    withdraw_capital,
)
from silian.projects.views.place import give_shapes, show_map
from silian.projects.views.project import download, enter, show_project
from silian.projects.views.reserve import enter_reserve_project, list_reserve, reserve_step, show_reserve_project
from silian.projects.views.steps import take_step
from silian.projects.views.trips import list_trips, report, set_out, show_trip

__all__ = [
    "award_grade", "declare_capital", "download", "end_agreement", "enter", "enter_reserve_project", "give_shapes",
    "list_parks", "list_reserve", "list_trips", "open_park", "report", "reserve_step", "set_out", "show_agreement",
    "show_board", "show_map", "show_park", "show_project", "show_reserve_project", "show_table", "show_trip",
    "take_away_grade", "take_step", "withdraw_capital",
]  # fmt: skip
