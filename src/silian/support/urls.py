"""The room's addresses."""

from __future__ import annotations

from django.urls import path

from silian.support import views

app_name = "support"
urlpatterns = [
    path("pairings/", views.list_pairings, name="pairings"),
    path("pairings/new", views.pair, name="pair"),
    path("pairings/<uuid:pk>/hand-over", views.hand_over, name="hand_over"),
    path("pairings/<uuid:pk>/end", views.end_pairing, name="end_pairing"),
    path("visits/", views.list_visits, name="visits"),
    path("visits/new", views.record_visit, name="record"),
    path("visits/new/answers", views.ask_answers, name="answers"),
    path("visits/new/enterprises", views.find_enterprises, name="find"),
    path("visits/<uuid:pk>", views.show_visit, name="visit"),
    path("visits/<uuid:pk>/needs/new", views.raise_need, name="raise_need"),
    path("visits/<uuid:pk>/needs/<uuid:matter>/helped", views.add_helped, name="add_helped"),
    path("visits/<uuid:pk>/files/<uuid:file>", views.visit_file, name="visit_file"),
    path("guides/", views.show_coverage, name="coverage"),
    path("guides/mine", views.show_my_enterprises, name="my_enterprises"),
    path("guides/new", views.post_guide, name="post_guide"),
    path("guides/<uuid:pk>/hand-over", views.hand_over_posting, name="hand_over_posting"),
    path("guides/<uuid:pk>/end", views.end_posting, name="end_posting"),
    path("checklists/<uuid:pk>", views.show_checklist, name="checklist"),
    path("checklists/<uuid:pk>/end", views.end_checklist, name="end_checklist"),
    path("checklists/items/<uuid:pk>/claim", views.claim_item, name="claim_item"),
    path("checklists/items/<uuid:pk>/<slug:step>", views.take_item_step, name="item_step"),
    path("checklists/claims/<uuid:pk>/files/<uuid:file>", views.claim_file, name="claim_file"),
    path("groups/", views.list_groups, name="groups"),
    path("groups/new", views.open_group, name="open_group"),
    path("groups/<uuid:pk>", views.show_group, name="group"),
    path("groups/<uuid:pk>/errands/new", views.open_errand, name="open_errand"),
    path("groups/<uuid:pk>/end", views.end_group, name="end_group"),
    path("errands/<uuid:pk>/complete", views.complete_errand, name="complete_errand"),
    path("funds/", views.list_funds, name="funds"),
    path("funds/<uuid:pk>", views.show_commitment, name="commitment"),
    path("funds/<uuid:pk>/sources/new", views.settle_source, name="settle_source"),
    path("funds/sources/<uuid:pk>/pay", views.pay, name="pay"),
    path("funds/payments/<uuid:pk>", views.show_payment, name="payment"),
    path("funds/payments/<uuid:pk>/reverse", views.reverse_payment, name="reverse_payment"),
    path("funds/payments/<uuid:pk>/files/<uuid:file>", views.payment_file, name="payment_file"),
]
