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
    path("<uuid:pk>", views.show_project, name="project"),
    path("<uuid:pk>/files/<uuid:file>", views.download, name="file"),
    path("<uuid:pk>/<slug:step>", views.take_step, name="step"),
]
