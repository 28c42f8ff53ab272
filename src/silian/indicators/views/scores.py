"""考核排名: the ranking of the chains or units, and the sheet that explains each place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from silian.indicators.forms import CutOffForm
from silian.indicators.permissions import ASSESS, VIEW
from silian.indicators.queries import (
    Ranking,
    Standing,
    assessments_of,
    last_month_s_end,
    moved,
    ranking,
    ranks_at,
    schemes_of,
)
from silian.indicators.sections import Scheme
from silian.indicators.telling import told_sheet
from silian.kernel.addresses import record_url
from silian.kernel.errors import Refused
from silian.kernel.pages import page, render_page

PUBLISHED = 6  # of the latest, on the page


@dataclass(frozen=True)
class Row:
    """One place of the ranking as the table shows it; `move` is how many places it rose since last month."""

    standing: Standing
    told: Mapping[str, Any]
    move: int | None
    url: str

    @property
    def fell(self) -> int:
        return -(self.move or 0)


@dataclass(frozen=True)
class Chip:
    words: str
    url: str
    current: bool


@page(VIEW)
def show_ranking(request: Any) -> HttpResponse:
    """The ranking by the scheme that is asked for; of one peer group where it is named."""
    schemes = {name: scheme for name, (_programme, scheme) in schemes_of(request.county).items()}
    form, as_of = cut_off(request)
    if not schemes:
        return render_page(
            request, "indicators/ranking.html", {"form": form, "rows": []}, part="indicators/_ranking.html"
        )
    asked = request.GET.get("scheme", "")
    scheme = schemes.get(asked) or next(iter(schemes.values()))
    found = ranking(request.county, scheme.id, as_of)
    group = request.GET.get("group", "")
    rows = rows_of(found, request.county, group)
    context = {
        "form": form, "scheme": scheme, "found": found, "rows": rows, "group": group, "since": last_month_s_end(as_of),
        "groups": _chips(scheme, group, as_of), "schemes": [_scheme_chip(each, scheme, as_of) for each in schemes.values()],
        "published": assessments_of(request.county, scheme.id)[:PUBLISHED],
        "may_assess": request.actor.may(ASSESS, request.county),
    }  # fmt: skip
    return render_page(request, "indicators/ranking.html", context, part="indicators/_ranking.html")


@page(VIEW)
def show_sheet(request: Any, scheme: str, key: UUID) -> HttpResponse:
    """The score sheet of one chain or unit: why it stands where it does."""
    form, as_of = cut_off(request)
    found = ranking(request.county, scheme, as_of)
    standing = found.of(key)
    context = {
        "form": form, "scheme": found.scheme, "as_of": as_of, "key": key,
        "told": opened(told_sheet(standing, found), as_of, found.scheme.of, key),
        "ranking_url": ranking_url(found.scheme.id, as_of),
    }  # fmt: skip
    return render_page(request, "indicators/sheet.html", context)


def cut_off(request: Any) -> tuple[CutOffForm, date]:
    """The cut-off of the address; Refused with what is wrong in it."""
    form = CutOffForm(request.GET)
    if not form.is_valid():
        raise Refused(" ".join(str(error) for errors in form.errors.values() for error in errors))
    return form, form.cleaned_data["as_of"]


def rows_of(found: Ranking, county: str, group: str = "") -> list[Row]:
    """The places of a ranking with their moves since the end of the month before, of one group where it is named."""
    moves = moved(found, ranks_at(county, found.scheme.id, last_month_s_end(found.as_of)))
    standings = [each for each in found.standings if not group or each.member.group == group]
    return [
        Row(each, told_sheet(each, found), moves.get(each.member.key), sheet_url(found.scheme.id, each.member.key, found.as_of))
        for each in standings
    ]  # fmt: skip


def opened(told: Mapping[str, Any], as_of: date, of: str, key: UUID) -> dict[str, Any]:
    """The sheet with the address at which each line opens its records."""

    def with_url(line: Mapping[str, Any]) -> dict[str, Any]:
        return {**line, "url": drawer_url(line["indicator"], as_of, **{of: str(key)})}

    barred = [
        {**each, "records": [{**record, "url": record_url(record["kind"], record["id"])} for record in each["records"]]}
        for each in told["barred"]
    ]
    return {
        **told, "barred": barred, **{part: [with_url(x) for x in told[part]] for part in ("lines", "bonuses", "penalties")},
    }  # fmt: skip


def drawer_url(indicator: str, as_of: date, **part: str) -> str:
    """Where a figure opens its records; `part` names the chain or unit that it is of."""
    return reverse("indicators:drawer", args=[indicator]) + "?" + urlencode({"as_of": as_of.isoformat(), **part})


def sheet_url(scheme: str, key: UUID, as_of: date) -> str:
    return reverse("indicators:sheet", args=[scheme, key]) + f"?as_of={as_of}"


def ranking_url(scheme: str, as_of: date, **more: str) -> str:
    return reverse("indicators:ranking") + "?" + urlencode({"scheme": scheme, "as_of": as_of.isoformat(), **more})


def _chips(scheme: Scheme, group: str, as_of: date) -> list[Chip]:
    """全部 and the peer groups."""
    if not scheme.groups:
        return []
    everybody = Chip(_("全部"), ranking_url(scheme.id, as_of), not group)
    return [
        everybody,
        *(Chip(g.name, ranking_url(scheme.id, as_of, group=g.name), g.name == group) for g in scheme.groups),
    ]


def _scheme_chip(scheme: Scheme, current: Scheme, as_of: date) -> Chip:
    return Chip(scheme.title, ranking_url(scheme.id, as_of), scheme.id == current.id)
