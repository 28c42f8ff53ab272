"""The room's addresses."""

from __future__ import annotations

from django.urls import path

from silian.organisations import views

app_name = "organisations"
urlpatterns = [
    path("", views.show_formation, name="formations"),
    path("formations/<slug:name>", views.show_formation, name="formation"),
    path("formations/<slug:name>/fill", views.fill_formation, name="fill"),
    path("units/<uuid:pk>", views.show_unit, name="unit"),
    path("seats/<uuid:pk>/appoint", views.appoint, name="appoint"),
    path("posts/<uuid:pk>/relieve", views.relieve, name="relieve"),
    path("accounts", views.list_accounts, name="accounts"),
    path("accounts/new", views.open_account, name="open_account"),
    path("accounts/<uuid:pk>", views.show_account, name="account"),
    path("accounts/<uuid:pk>/role", views.give_role, name="give_role"),
    path("accounts/<uuid:pk>/role/<uuid:grant>/take", views.take_role, name="take_role"),
    path("accounts/<uuid:pk>/password", views.set_password, name="set_password"),
    path("accounts/<uuid:pk>/close", views.close_account, name="close_account"),
]
