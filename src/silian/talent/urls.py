"""The room's addresses."""

from __future__ import annotations

from django.urls import path

from silian.talent import views

app_name = "talent"
urlpatterns = [
    path("", views.list_openings, name="list"),
    path("openings/new", views.propose, name="propose"),
    path("openings/<uuid:pk>", views.show_opening, name="opening"),
    path("openings/<uuid:pk>/<slug:step>", views.take_opening_step, name="opening_step"),
    path("recruits/", views.list_recruits, name="recruits"),
    path("recruits/new", views.recruit, name="enter_recruit"),
    path("recruits/<uuid:pk>", views.show_recruit, name="recruit"),
    path("recruits/<uuid:pk>/leave", views.leave, name="leave"),
    path("classes/", views.list_classes, name="classes"),
    path("classes/new", views.open_class, name="open_class"),
    path("classes/<uuid:pk>", views.show_class, name="trainingclass"),
    path("classes/<uuid:pk>/<slug:step>", views.take_class_step, name="class_step"),
    path("party/", views.show_party_work, name="party"),
    path("party/branches/<uuid:pk>/applicants/new", views.enter_applicant, name="enter_applicant"),
    path("party/members/<uuid:pk>", views.show_member, name="member"),
    path("party/members/<uuid:pk>/<slug:step>", views.take_member_step, name="member_step"),
    path("party/posts/new", views.name_post, name="name_post"),
    path("party/posts/<uuid:pk>/end", views.end_post, name="end_post"),
    path("activities/", views.list_activities, name="activities"),
    path("activities/new", views.enter_activity, name="enter_activity"),
    path("activities/<uuid:pk>", views.show_activity, name="activity"),
    path("activities/<uuid:pk>/strike", views.strike_activity, name="strike_activity"),
    path("honours/", views.list_honours, name="honours"),
    path("honours/new", views.confer, name="confer"),
    path("honours/of/<str:county>/", views.show_public_honours, name="public_honours"),
    path("honours/<uuid:pk>", views.show_honour, name="honour"),
    path("honours/<uuid:pk>/withhold", views.withhold_honour, name="withhold_honour"),
    path("honours/<uuid:pk>/revoke", views.revoke_honour, name="revoke_honour"),
]
