"""Pages without sign-in: raising, the receipt that is shown once, following by 查询码, and the public board."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse

from silian.kernel.calendar import today
from silian.kernel.calendar.table import current_calendar
from silian.kernel.errors import Conflict, Refused
from silian.kernel.pages import page, post_once, render_page
from silian.matters.clock import light_of
from silian.matters.forms.base import bind
from silian.matters.forms.raising import PublicForm
from silian.matters.kinds import kinds_of
from silian.matters.limits import too_many
from silian.matters.masked import masked
from silian.matters.queries import by_receipt, posted
from silian.matters.showing import stages_of
from silian.organisations.models import County

RECEIPT = "receipt"  # the session's key: number and 查询码, until they have been shown
FORM = ("GET", "HEAD", "POST")


@page("public")
def choose_board(request: Any) -> HttpResponse:
    """The board of one's own county, or of the only one; otherwise the counties to choose from."""
    counties = list(County.objects.order_by("code"))
    own = request.county or (counties[0].code if len(counties) == 1 else "")
    if own:
        return HttpResponseRedirect(reverse("matters:board_of", args=[own]))
    return render_page(request, "matters/public/counties.html", {"counties": counties})


@page("public")
def show_board(request: Any, county: str) -> HttpResponse:
    """What is posted today, and a search over it; the matters behind it are not asked."""
    place = _enter(request, county)
    words = request.GET.get("q", "").replace("\x00", "").strip()[:60]
    listed = Paginator(posted(county, words), 20).get_page(request.GET.get("page"))
    kinds = [(name, kind) for name, kind in kinds_of(county).items() if kind.public]
    context = {"place": place, "page": listed, "words": words, "kinds": kinds, "today": today()}
    return render_page(request, "matters/public/board.html", context)


@page("public", FORM)
def raise_in_public(request: Any, county: str, kind: str) -> HttpResponse:
    """我要提诉求, for a kind that may be raised without an account."""
    place, found = _enter(request, county), kinds_of(county).get(kind)
    if found is None or not found.public:
        raise Http404
    posted_data = (request.POST,) if request.method == "POST" else ()
    form = PublicForm(county, kind, found, *posted_data)
    if posted_data and too_many("raise", request.actor.place):
        return render_page(request, "429.html", {}, status=429)
    if posted_data and form.is_valid():
        try:
            return post_once(request, lambda: _deed(request, form))
        except Conflict:
            raise
        except Refused as refusal:
            if not form.answers.take(refusal.fields):
                bind(form, refusal)
    context = {"place": place, "kind": found, "form": form}
    return render_page(request, "matters/public/new.html", context, status=422 if posted_data else 200)


def _deed(request: Any, form: PublicForm) -> str:
    matter, receipt = form.act(request.actor)
    request.session[RECEIPT] = [matter.number, receipt, matter.county_id]
    return reverse("matters:receipt")


@page("public")
def show_receipt(request: Any) -> HttpResponse:
    """The number and the 查询码 of what was just raised; shown once, kept nowhere."""
    number, receipt, county = request.session.pop(RECEIPT, ("", "", ""))
    if county:
        _enter(request, county)
    answer = render_page(request, "matters/public/receipt.html", {"number": number, "receipt": receipt})
    answer["Cache-Control"] = "no-store"
    return answer


@page("public", FORM)
def follow(request: Any) -> HttpResponse:
    """Where the matter behind a 查询码 stands: the masked view, and nothing of who handles it."""
    code = request.POST.get("code", "").strip()[:40]
    if request.method == "POST" and too_many("follow", request.actor.place):
        return render_page(request, "429.html", {}, status=429)
    matter = by_receipt(code) if code else None
    context: dict[str, Any] = {"asked": request.method == "POST", "matter": matter}
    if matter:
        _enter(request, matter.county_id)
        context |= {"text": masked(matter), "stages": stages_of(matter), "light": light_of(matter, current_calendar())}
    answer = render_page(request, "matters/public/follow.html", context)
    answer["Cache-Control"] = "no-store"
    return answer


def _enter(request: Any, county: str) -> County:
    """The county whose public page this is; the frame then bears its name."""
    place = get_object_or_404(County, pk=county)
    request.county = place.pk
    return place
