"""组织图: the formation chart of any day, its vacancies, and filling it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import SimpleNamespace
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from silian.kernel.access import may_on
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.fields import DayField
from silian.kernel.pages import Question, ask, page, render_page
from silian.organisations import actions
from silian.organisations.forms import DayForm
from silian.organisations.permissions import APPOINT, MANAGE, VIEW
from silian.organisations.queries import root_of
from silian.organisations.queries.formations import Chart, Standing, chart_seen_by, formations_of


@page(VIEW)
def show_formation(request: Any, name: str = "") -> HttpResponse:
    """The chart as it stood on `?day=`, with the body `?body=` beside it, or all vacancies with `?show=vacancies`."""
    known = formations_of(request.county)
    if not known:
        return render_page(request, "organisations/no_formations.html", {})
    name = name or next(iter(known))
    if name not in known:
        raise Http404
    day = day_asked(request)
    chart = chart_seen_by(request.actor, request.county, name, day)
    only_vacancies = request.GET.get("show") == "vacancies"
    context = {
        "chart": chart,
        "day": day,
        "days_back": {"day": day.isoformat()},
        "tabs": _tabs(known, chart, only_vacancies),
        "only_vacancies": only_vacancies,
        "chosen": _chosen(chart, request.GET.get("body", "")),
        "may": may_on({MANAGE, APPOINT}, root_of(request.county), request.actor),
    }
    return render_page(request, "organisations/formation.html", context, part="organisations/_chart.html")


@page(MANAGE, ("GET", "HEAD", "POST"))
def fill_formation(request: Any, name: str) -> HttpResponse:
    """Opens what the pattern wants and is not there; first it says how much that is."""
    known = formations_of(request.county)
    if name not in known:
        raise Http404
    back = reverse("organisations:formation", args=[name])
    missing = chart_seen_by(request.actor, request.county, name, today()).faults

    def deed(told: Mapping[str, Any]) -> str:
        filled = actions.fill_formation(request.county, name, on=told["on"], by=request.actor)
        done = _("已成立 %(bodies)d 个组织、设 %(seats)d 个岗位，请任命。")
        messages.success(request, done % {"bodies": len(filled.bodies), "seats": len(filled.seats)})
        return f"{back}?day={told['on'].isoformat()}"

    note = _("与模式不一致的有 %d 处。补齐只新设缺的组织和岗位，不撤、不任免。") % len(missing)
    question = Question(_("按模式补齐"), _("补齐"), note=note, back=back, back_words=known[name].title)
    return ask(request, DayForm(request.POST or None), deed, question)


def day_asked(request: Any) -> date:
    """The day that the page shows: `?day=`, or today."""
    text = request.GET.get("day", "")
    try:
        return DayField().clean(text) if text else today()
    except ValidationError as fault:
        raise Refused("".join(fault.messages)) from None


def _tabs(known: Mapping[str, Any], chart: Chart, only_vacancies: bool) -> list[SimpleNamespace]:
    when = f"?day={chart.day.isoformat()}"
    tabs = [
        SimpleNamespace(
            words=formation.title, url=reverse("organisations:formation", args=[name]) + when,
            current=name == chart.name and not only_vacancies, count=None,
        )
        for name, formation in known.items()
    ]  # fmt: skip
    url = f"{reverse('organisations:formation', args=[chart.name])}{when}&show=vacancies"
    return [*tabs, SimpleNamespace(words=_("空缺"), url=url, current=only_vacancies, count=len(chart.vacancies))]


def _chosen(chart: Chart, key: str) -> Standing | None:
    """The body asked for; else the first one with something missing, else the first."""
    bodies = [body for body in chart.bodies if body.unit]
    asked = [body for body in bodies if body.unit and str(body.unit.pk) == key]
    lacking = [body for body in bodies if body.vacancies]
    return next(iter([*asked, *lacking, *bodies]), None)
