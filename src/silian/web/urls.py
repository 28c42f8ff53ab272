"""The front door's addresses."""

from __future__ import annotations

from django.conf import settings
from django.urls import path
from django.views.i18n import set_language

from silian.kernel.pages import page
from silian.web import views

app_name = "web"
urlpatterns = [
    path("", views.show_home, name="home"),
    path("workbench", views.show_workbench, name="workbench"),
    path("dashboard", views.show_dashboard, name="dashboard"),
    path("search", views.search, name="search"),
    path("programmes/<slug:name>/", views.show_programme, name="programme"),
    path("inbox", views.show_inbox, name="inbox"),
    path("inbox/read", views.read_all, name="read_all"),
    path("inbox/undo/<uuid:deed>", views.undo, name="undo_reading"),
    path("inbox/wishes", views.show_wishes, name="wishes"),
    path("inbox/sent", views.show_deliveries, name="deliveries"),
    path("inbox/sent/<uuid:key>/again", views.send_again, name="send_again"),
    path("inbox/<uuid:key>/open", views.open_notice, name="open_notice"),
    path("inbox/<uuid:key>/mark", views.mark_notice, name="mark_notice"),
    path("digests/<str:monday>", views.show_digest, name="digest"),
    path("calendar", views.show_calendar, name="calendar"),
    path("calendar/month", views.show_month, name="month"),
    path("calendar/amend", views.amend_day, name="amend_day"),
    path("calendar/load", views.load_year, name="load_year"),
    path("language", page("public", ("POST",))(set_language), name="language"),
    path("county", views.choose_county, name="choose_county"),
]
if settings.DEMO_ALLOWED:
    urlpatterns += [
        path("demo/switch", views.switch_role, name="switch_role"),
        path("styles", views.show_styles, name="styles"),
        path("styles/<uuid:record>/<str:step>", views.show_sample_step, name="sample_step"),
    ]
