"""The addresses of the briefings."""

from __future__ import annotations

from django.urls import path

from silian.briefings import views

app_name = "briefings"
urlpatterns = [
    path("", views.list_briefings, name="list"),
    path("issues/<uuid:key>", views.show_issue, name="issue"),
    path("issues/<uuid:key>/figures/<uuid:figure>", views.show_frozen_figure, name="figure"),
    path("issues/<uuid:key>/correct", views.correct, name="correct"),
    path("<slug:programme>/", views.show_briefing, name="briefing"),
    path("<slug:programme>/publish", views.publish, name="publish"),
]
