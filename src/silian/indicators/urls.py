"""The addresses of the figures. A definition is public and has one of its own; the records behind a figure are not."""

from __future__ import annotations

from django.urls import path

from silian.indicators import views

app_name = "indicators"
urlpatterns = [
    path("figures/", views.list_figures, name="list"),
    path("figures/<slug:indicator>/", views.show_figure, name="figure"),
    path("figures/<slug:indicator>/drawer", views.show_drawer, name="drawer"),
    path("figures/<slug:indicator>/export", views.export_records, name="export"),
    path("figures/<slug:indicator>/enter", views.enter, name="enter"),
    path("public/<slug:county>/figures/<slug:indicator>", views.show_definition, name="definition"),
]
