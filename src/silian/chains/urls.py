"""The room's addresses."""

from __future__ import annotations

from django.urls import path

from silian.chains import views

app_name = "chains"
urlpatterns = [
    path("chains/", views.list_chains, name="list"),
    path("chains/new", views.open_chain, name="open"),
    path("chains/<uuid:pk>", views.show_chain, name="chain"),
    path("chains/<uuid:pk>/place", views.place, name="place"),
    path("chains/<uuid:pk>/plan", views.show_plan, name="plan"),
    path("chains/<uuid:pk>/tasks/new", views.add_task, name="add_task"),
    path("chains/tasks/<uuid:pk>/amend", views.amend_task, name="amend_task"),
    path("chains/tasks/<uuid:pk>/complete", views.complete_task, name="complete_task"),
    path("chains/tasks/<uuid:pk>/drop", views.drop_task, name="drop_task"),
    path("chains/places/<uuid:pk>/leave", views.leave, name="leave"),
    path("enterprises/", views.list_enterprises, name="enterprises"),
    path("enterprises/new", views.enter_enterprise, name="enter"),
    path("enterprises/<uuid:pk>", views.show_enterprise, name="enterprise"),
]
