"""The peers of the pages: the same rows and columns by Django's own list and detail views, with a plain table and no more."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpResponse
from django.template import engines
from django.urls import path
from django.views.generic import DetailView, ListView

from silian.cli.bench.county import CODE
from silian.kernel.journal.models import Entry
from silian.matters.models import Matter

A_PAGE = 50
NAMES = ("round", "chain", "lead", "handler", "raiser_unit")
LIST = """<!doctype html><table>{% for m in object_list %}<tr><td>{{ m.number }}<td>{{ m.title }}<td>{{ m.chain }}
<td>{{ m.raiser_unit }}<td>{{ m.kind }}<td>{{ m.get_channel_display }}<td>{{ m.lead }}<td>{{ m.handler }}
<td>{{ m.get_state_display }}<td>{{ m.round.received_on }}<td>{{ m.round.due }}<td>{{ m.round.measures.all|length }}
{% endfor %}</table>{{ page_obj.number }} / {{ paginator.num_pages }}"""
DETAIL = """<!doctype html><h1>{{ object.number }} {{ object.title }}</h1><p>{{ object.detail }}</p>
<p>{{ object.kind }} {{ object.chain }} {{ object.raiser_unit }} {{ object.lead }} {{ object.handler }}
{{ object.get_state_display }} {{ object.round.received_on }} {{ object.round.due }}</p>
<ul>{% for measure in measures %}<li>{{ measure.text }} {{ measure.due }} {{ measure.done_on }}{% endfor %}</ul>
<ol>{% for e in entries %}<li>{{ e.at }} {{ e.actor_label }}
{{ e.step }} {{ e.before }} {{ e.after }} {{ e.note }}{% endfor %}</ol>"""


class OwnAddresses:
    """Lets a request be answered by the addresses below."""

    def __init__(self, get_response: Callable[[Any], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        request.urlconf = __name__
        return self.get_response(request)


MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    f"{__name__}.{OwnAddresses.__name__}",
]


class FromText:
    """A view whose template is a text of this module."""

    text = ""

    def render_to_response(self, context: dict[str, Any], **_: Any) -> HttpResponse:
        return HttpResponse(engines["django"].from_string(self.text).render(context))


class BareList(FromText, ListView):
    text = LIST
    paginate_by = A_PAGE

    def get_queryset(self) -> QuerySet[Matter]:
        asked = self.request.GET
        rows = Matter.objects.filter(county_id=CODE, chain=UUID(asked["chain"]), kind=asked["kind"])
        return rows.select_related(*NAMES).prefetch_related("round__measures").order_by("-number")


class BareDetail(FromText, DetailView):
    text = DETAIL
    queryset = Matter.objects.select_related(*NAMES)

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        about = Entry.objects.filter(county=CODE, subject_kind="matters.matter", subject_id=str(self.object.pk))
        measures = self.object.round.measures.all()
        return super().get_context_data(entries=about.order_by("-number"), measures=measures, **more)


urlpatterns = [
    path("matters/", BareList.as_view()),
    path("matters/<uuid:pk>", BareDetail.as_view()),
]
