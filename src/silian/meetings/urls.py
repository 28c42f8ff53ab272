"""The room's addresses."""

from __future__ import annotations

from django.urls import path

from silian.meetings import views

app_name = "meetings"
urlpatterns = [
    path("", views.list_meetings, name="list"),
    path("new", views.plan_meeting, name="plan"),
    path("<uuid:pk>", views.show_meeting, name="meeting"),
    path("<uuid:pk>/minutes", views.show_minutes, name="minutes"),
    path("<uuid:pk>/attendance", views.mark_attendance, name="attendance"),
    path("<uuid:pk>/attendance/<uuid:person>/substitute", views.name_substitute, name="substitute"),
    path("<uuid:pk>/agenda", views.take_in_agenda, name="fill_agenda"),
    path("<uuid:pk>/items/new", views.add_item, name="add_item"),
    path("<uuid:pk>/steps/<slug:step>", views.take_step, name="step"),
    path("items/<uuid:pk>/vote", views.open_vote, name="open_vote"),
    path("items/<uuid:pk>/<slug:deed>", views.act_on_item, name="item"),
    path("votes/<uuid:pk>/<slug:deed>", views.act_on_vote, name="vote"),
    path("resolutions/<uuid:pk>/<slug:deed>", views.act_on_resolution, name="resolution"),
]
