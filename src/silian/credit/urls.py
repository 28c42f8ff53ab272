"""The room's addresses: whole-village credit, then lending, then subsidy and guarantee."""

from __future__ import annotations

from django.urls import path

from silian.credit.views import borrowers, cards, coverage, funnel, lending, promises, roster, steps, today, village
from silian.credit.views.supporting import dashboard, guarantees, needs, subsidy

app_name = "credit"
urlpatterns = [
    path("", funnel.show_funnel, name="funnel"),
    path("coverage", coverage.show_coverage, name="coverage"),
    path("today", today.show_today, name="today"),
    path("roster/new", roster.paste_roster, name="roster"),
    path("cards", cards.list_cards, name="cards"),
    path("cards/new", cards.import_card, name="import_card"),
    path("cards/<uuid:pk>.json", cards.export_card, name="export_card"),
    path("villages/<uuid:pk>", village.show_village, name="village"),
    path("borrowers", borrowers.list_borrowers, name="borrowers"),
    path("borrowers/<uuid:pk>", borrowers.show_borrower, name="borrower"),
    path("borrowers/<uuid:pk>/names", steps.look, name="names"),
    path("borrowers/<uuid:pk>/begin", steps.begin, name="begin"),
    path("borrowers/<uuid:pk>/opinion", steps.give_opinion, name="opinion"),
    path("borrowers/<uuid:pk>/visit", today.visit, name="visit"),
    path("borrowers/<uuid:pk>/plan", today.plan, name="plan_visit"),
    path("borrowers/<uuid:pk>/promise", promises.promise, name="promise"),
    path("promises/<uuid:pk>", promises.answer, name="answer_promise"),
    path("borrowers/<uuid:pk>/steps/<slug:step>", steps.take_step, name="rating_step"),
    path("products", lending.list_products, name="products"),
    path("products/<uuid:pk>", lending.show_product, name="product"),
    path("loans", lending.list_loans, name="loans"),
    path("loans/arrears", lending.list_arrears, name="arrears"),
    path("loans/planned", lending.list_planned, name="planned_loans"),
    path("loans/planned/<uuid:pk>", lending.show_planned, name="planned_loan"),
    path("loans/planned/<uuid:pk>/close", lending.close_planned, name="close_planned"),
    path("loans/reports", lending.list_reports, name="reports"),
    path("loans/reports/<uuid:pk>", lending.show_report, name="report"),
    path("loans/<uuid:pk>", lending.show_loan, name="loan"),
    path("loans/<uuid:pk>/plan", lending.print_plan, name="loan_plan"),
    path("loans/<uuid:pk>/steps/<slug:step>", lending.take_step, name="loan_step"),
    path("borrowers/<uuid:borrower>/loans/new", lending.apply, name="apply"),
    path("borrowers/<uuid:borrower>/loans/planned/new", lending.plan_loan, name="plan_loan"),
    path("dashboard", dashboard.show_dashboard, name="dashboard"),
    path("subsidy/", subsidy.list_batches, name="subsidy"),
    path("subsidy/new", subsidy.draw_up, name="draw_up"),
    path("subsidy/rows/<uuid:pk>/claw-back", subsidy.claw_back, name="claw_back"),
    path("subsidy/<uuid:pk>", subsidy.show_batch, name="subsidybatch"),
    path("subsidy/<uuid:pk>/<slug:step>", subsidy.take_step, name="subsidy_step"),
    path("guarantees/", guarantees.list_guarantees, name="guarantees"),
    path("guarantees/new", guarantees.guarantee, name="new_guarantee"),
    path("guarantees/pay-in", guarantees.pay_in, name="pay_in"),
    path("guarantees/<uuid:pk>", guarantees.show_guarantee, name="guarantee"),
    path("guarantees/<uuid:pk>/compensate", guarantees.compensate, name="compensate"),
    path("guarantees/<uuid:pk>/recover", guarantees.recover, name="recover"),
    path("fees/", guarantees.list_fees, name="fees"),
    path("fees/new", guarantees.reduce_fee, name="reduce_fee"),
    path("needs/", needs.list_needs, name="needs"),
    path("needs/<uuid:pk>/match", needs.match, name="match"),
    path("parks/<uuid:pk>/tenants/new", needs.enter_tenants, name="enter_tenants"),
    path("parks/tenants/<uuid:pk>/leave", needs.leave_park, name="leave_park"),
]
