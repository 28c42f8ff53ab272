"""The room's addresses."""

from __future__ import annotations

from django.urls import path

from silian.societies import views

app_name = "societies"
urlpatterns = [
    path("", views.list_societies, name="list"),
    path("new", views.begin_society, name="begin"),
    path("of/<str:county>/", views.show_public_page, name="public"),
    path("<uuid:pk>", views.show_society, name="society"),
    path("<uuid:pk>/tasks/new", views.add_task, name="add_task"),
    path("<uuid:pk>/members/new", views.enrol_members, name="enrol"),
    path("<uuid:pk>/events/new", views.plan_event, name="plan_event"),
    path("<uuid:pk>/collaborations/new", views.begin_collaboration, name="begin_collaboration"),
    path("<uuid:pk>/<slug:step>", views.take_society_step, name="step"),
    path("tasks/<uuid:pk>/<slug:step>", views.take_task_step, name="task_step"),
    path("members/<uuid:pk>/leave", views.leave_society, name="leave"),
    path("events/<uuid:pk>/talks/new", views.add_talk, name="add_talk"),
    path("events/<uuid:pk>/<slug:step>", views.take_event_step, name="event_step"),
    path("collaborations/<uuid:pk>/end", views.end_collaboration, name="end_collaboration"),
]
