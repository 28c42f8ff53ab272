"""The room's addresses."""

from __future__ import annotations

from django.urls import path

from silian.projects import views

app_name = "projects"
urlpatterns = [
    path("", views.show_board, name="board"),
    path("list", views.show_table, name="list"),
    path("map", views.show_map, name="map"),
    path("map/shapes", views.give_shapes, name="shapes"),
    path("new", views.enter, name="enter"),
    path("trips/", views.list_trips, name="trips"),
    path("trips/new", views.set_out, name="set_out"),
    path("trips/<uuid:pk>", views.show_trip, name="trip"),
    path("trips/<uuid:pk>/report", views.report, name="report"),
    path("agreements/<uuid:pk>", views.show_agreement, name="agreement"),
    path("agreements/<uuid:pk>/end", views.end_agreement, name="end_agreement"),
    path("parks/", views.list_parks, name="parks"),
    path("parks/new", views.open_park, name="open_park"),
    path("parks/<uuid:pk>", views.show_park, name="park"),
    path("parks/<uuid:pk>/award", views.award_grade, name="award_grade"),
    path("parks/<uuid:pk>/declare", views.declare_capital, name="declare_capital"),
    path("parks/grades/<uuid:pk>/take-away", views.take_away_grade, name="take_away_grade"),
    path("parks/capital/<uuid:pk>/withdraw", views.withdraw_capital, name="withdraw_capital"),
    path("reserve/", views.list_reserve, name="reserve"),
    path("reserve/new", views.enter_reserve_project, name="enter_reserve"),
    path("reserve/<uuid:pk>", views.show_reserve_project, name="reserveproject"),
    path("reserve/<uuid:pk>/<slug:step>", views.reserve_step, name="reserve_step"),
    path("<uuid:pk>", views.show_project, name="project"),
    path("<uuid:pk>/files/<uuid:file>", views.download, name="file"),
    path("<uuid:pk>/<slug:step>", views.take_step, name="step"),
]
