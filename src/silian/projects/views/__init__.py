"""The pages of the room: board, table and map, one project and its steps, trips."""

from __future__ import annotations

from silian.projects.views.agreements import end_agreement, show_agreement
from silian.projects.views.lists import show_board, show_table
from silian.projects.views.place import give_shapes, show_map
from silian.projects.views.project import download, enter, show_project
from silian.projects.views.steps import take_step
from silian.projects.views.trips import list_trips, report, set_out, show_trip

__all__ = [
    "download", "end_agreement", "enter", "give_shapes", "list_trips", "report", "set_out", "show_agreement",
    "show_board", "show_map", "show_project", "show_table", "show_trip", "take_step",
]  # fmt: skip
