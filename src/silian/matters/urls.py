"""The addresses of the matters, and those of the public, who have no account."""

from __future__ import annotations

from django.urls import path

from silian.matters import views

app_name = "matters"
urlpatterns = [
    path("matters/", views.show_ledger, name="list"),
    path("matters/new", views.raise_one, name="raise"),
    path("matters/new/answers", views.ask_answers, name="answers"),
    path("matters/new/units", views.find_units, name="units"),
    path("matters/people", views.list_people, name="people"),
    path("matters/views", views.keep_view, name="keep_view"),
    path("matters/views/<uuid:key>/forget", views.forget_view, name="forget_view"),
    path("matters/bulk/<slug:step>", views.take_step_on_many, name="bulk"),
    path("matters/<uuid:key>", views.show_matter, name="matter"),
    path("matters/<uuid:key>/files/<uuid:file>", views.download, name="file"),
    path("matters/<uuid:key>/<slug:step>", views.take_step, name="step"),
    path("public/follow", views.follow, name="follow"),
    path("public/receipt", views.show_receipt, name="receipt"),
    path("public/board", views.choose_board, name="board"),
    path("public/<slug:county>/board", views.show_board, name="board_of"),
    path("public/<slug:county>/<path:kind>/new", views.raise_in_public, name="public_raise"),
]
