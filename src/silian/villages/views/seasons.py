"""稻渔种养: the roll-up from village to city, a season's page, reporting one on a phone, a county's table at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from silian.kernel.access import may_on, visible
from silian.kernel.attachments import attached_to
from silian.kernel.calendar import today
from silian.kernel.errors import Conflict, NotFound, Refused
from silian.kernel.pages import Question, ask, blame, page, post_once, render_page
from silian.organisations.models import Unit, UnitKind
from silian.villages.forms import OF_SEASON, ImportForm, SeasonForm
from silian.villages.models import Village
from silian.villages.permissions import REPORT, VIEW_SEASONS
from silian.villages.queries import roll_up, season_for, villages_for
from silian.villages.sections import pattern_title, patterns_of
from silian.villages.showing import season_light, share_light
from silian.villages.views.deeds import FORM, do, form_named, offered

WIDE = (UnitKind.COUNTY, UnitKind.TOWNSHIP)


@page(VIEW_SEASONS)
def show_seasons(request: Any) -> HttpResponse:
    """What lies right below a unit (`?unit=`, the whole by default) in a year (`?year=`), with its sum."""
    day, year, county = today(), _year(request), request.county
    rolled = roll_up(request.actor, county, _asked(request), year, day)
    whole, titles = rolled.whole, patterns_of(county)
    context = {
        "top": rolled.top, "above": rolled.above, "year": year, "years": sorted({day.year - 1, day.year, year}),
        "whole": whole, "light": share_light(whole.share, county),
        "patterns": sorted(titles.get(name, name) for name in whole.patterns),
        "rows": [(row, _address(row.unit, rolled.villages, year), share_light(row.share, county)) for row in rolled.rows],
        "may_report": request.actor.may(REPORT, county),
    }  # fmt: skip
    return render_page(request, "villages/seasons.html", context)


def _year(request: Any) -> int:
    text = request.GET.get("year", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) == 4 else today().year


def _asked(request: Any) -> UUID | None:
    text = request.GET.get("unit", "")
    try:
        return UUID(text) if text else None
    except ValueError:
        raise NotFound(f"unit {text}") from None


def _address(unit: Unit | None, villages: Mapping[UUID, UUID], year: int) -> str:
    """Where a line leads: a village to its page, any other unit to what lies below it."""
    if unit is None:
        return ""
    if unit.pk in villages:
        return reverse("villages:village", args=[villages[unit.pk]])
    return f"{reverse('villages:seasons')}?unit={unit.pk}&year={year}"


@page(VIEW_SEASONS)
def show_season(request: Any, pk: UUID) -> HttpResponse:
    season = season_for(request.actor, request.county, pk)
    held = may_on([form.needs for form in OF_SEASON.values()], season, request.actor)
    context = {
        "season": season, "pattern": pattern_title(season.county_id, season.pattern), "light": season_light(season),
        "files": attached_to(season), "deeds": [each for each in offered(OF_SEASON, held) if _fits(each[0], season)],
    }  # fmt: skip
    return render_page(request, "villages/season.html", context)


def _fits(deed: str, season: Any) -> bool:
    match deed:
        case "harvest":
            return season.harvested_on is None
        case "check":
            return bool(season.check_due and not season.checked_on)
    return True


@page(REPORT, FORM)
def do_on_season(request: Any, pk: UUID, deed: str) -> HttpResponse:
    season = season_for(request.actor, request.county, pk)
    return do(request, form_named(OF_SEASON, deed), season, reverse("villages:season", args=[pk]), season)


@page(REPORT, FORM)
def report_season(request: Any) -> HttpResponse:
    """报种养, on one screen of a phone; `?village=` is whom a link elsewhere spoke of."""
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    form = SeasonForm(request.county, request.actor, *posted, village=_spoken_of(request))
    if posted and form.is_valid():
        try:
            return post_once(request, lambda: _report(request, form))
        except Conflict:
            raise
        except Refused as refusal:
            blame(form, refusal)
    return render_page(request, "villages/report.html", {"form": form}, status=422 if posted else 200)


def _report(request: Any, form: SeasonForm) -> str:
    season = form.do(request.actor)
    messages.success(
        request, _("已报%(village)s %(area)s 亩。") % {"village": season.village, "area": f"{season.area:f}"}
    )
    return reverse("villages:season", args=[season.pk])


def _spoken_of(request: Any) -> Village | None:
    try:
        key = UUID(request.GET.get("village", ""))
    except ValueError:
        return None
    return villages_for(request.actor, request.county, REPORT).filter(pk=key).first()


@page(REPORT, FORM)
def import_seasons(request: Any) -> HttpResponse:
    """A county's season from a spreadsheet; the whole table or nothing of it."""

    def deed(_told: Mapping[str, Any]) -> str:
        made = form.do(request.actor)
        messages.success(request, _("已导入 %d 条。") % len(made))
        return f"{reverse('villages:seasons')}?unit={form.cleaned_data['place'].pk}"

    places = Unit.objects.filter(county_id=request.county, kind__in=WIDE, closed_on=None)
    form = ImportForm(
        *((request.POST,) if request.method == "POST" else ()), places=visible(places, request.actor, REPORT)
    )
    question = Question(_("导入一季种养"), _("导入"), back=reverse("villages:seasons"), back_words=_("稻渔种养"))
    return ask(request, form, deed, question)
