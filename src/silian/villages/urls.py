"""The room's addresses, and those of the public, who have no account."""

from __future__ import annotations

from django.urls import path

from silian.villages import views

app_name = "villages"
urlpatterns = [
    path("villages/", views.list_villages, name="list"),
    path("villages/batches/", views.list_batches, name="batches"),
    path("villages/batches/<uuid:pk>", views.show_batch, name="batch"),
    path("villages/batches/<uuid:pk>/<slug:deed>", views.do_on_batch, name="batch_deed"),
    path("villages/contracts/", views.list_contracts, name="contracts"),
    path("villages/contracts/<uuid:pk>", views.show_contract, name="contract"),
    path("villages/contracts/<uuid:pk>/end", views.end_contract, name="end_contract"),
    path("villages/rents/<uuid:pk>/pay", views.pay_rent, name="pay_rent"),
    path("villages/movements/<uuid:pk>/reverse", views.reverse_movement, name="reverse_movement"),
    path("villages/measures/<uuid:pk>/done", views.complete_measure, name="complete_measure"),
    path("villages/publications/", views.list_publications, name="publications"),
    path("villages/publications/<uuid:pk>", views.show_publication, name="publication"),
    path("villages/publications/<uuid:pk>/objections/new", views.record_objection, name="record_objection"),
    path("villages/publications/<uuid:pk>/files/<uuid:file>", views.publication_file, name="publication_file"),
    path("villages/objections/<uuid:pk>/answer", views.answer_objection, name="answer_objection"),
    path("villages/seasons/", views.show_seasons, name="seasons"),
    path("villages/seasons/new", views.report_season, name="report"),
    path("villages/seasons/import", views.import_seasons, name="import_seasons"),
    path("villages/seasons/<uuid:pk>", views.show_season, name="season"),
    path("villages/seasons/<uuid:pk>/<slug:deed>", views.do_on_season, name="season_deed"),
    path("villages/<uuid:pk>", views.show_village, name="village"),
    path("villages/<uuid:pk>/accounts", views.show_accounts, name="accounts"),
    path("villages/<uuid:pk>/<slug:deed>", views.do_on_village, name="deed"),
    path("public/<slug:county>/villages", views.choose_village, name="public_list"),
    path("public/<slug:county>/villages/<uuid:pk>", views.show_posted, name="public"),
]
