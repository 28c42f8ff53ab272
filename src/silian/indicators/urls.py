"""The addresses of figures, targets and rankings. A definition is public; the records behind a figure are not."""

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
    path("figures/<slug:indicator>/entries/<uuid:entry>/<uuid:file>", views.download, name="file"),
    path("public/<slug:county>/figures/<slug:indicator>", views.show_definition, name="definition"),
    path("targets/", views.list_targets, name="targets"),
    path("targets/<slug:target>", views.show_target, name="target"),
    path("ranking/", views.show_ranking, name="ranking"),
    path("ranking/<slug:scheme>/publish", views.publish, name="publish"),
    path("ranking/<slug:scheme>/<uuid:key>", views.show_sheet, name="sheet"),
    path("assessments/<uuid:pk>", views.show_assessment, name="assessment"),
    path("assessments/sheets/<uuid:pk>", views.show_assessed, name="assessedsheet"),
    path("assessments/sheets/<uuid:pk>/appeal", views.appeal, name="appeal"),
    path("assessments/appeals/<uuid:pk>/answer", views.answer, name="answer"),
]
