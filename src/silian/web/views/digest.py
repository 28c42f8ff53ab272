"""周报: a week as it stood on its first working morning; every line leads to its record."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpResponse

from silian.kernel.addresses import record_url
from silian.kernel.digests import Digest, Week
from silian.kernel.pages import page, render_page

WEEKS = 12  # back, to choose among


@page("signed_in")
def show_digest(request: Any, monday: str) -> HttpResponse:
    """This person's digest of the week, and the weeks before."""
    try:
        week = Week(date.fromisoformat(monday))
    except ValueError:
        raise Http404 from None
    mine = Digest.objects.filter(county=request.county, account=request.actor.id)
    digest = mine.filter(monday=week.monday).first()
    context = {
        "week": week, "digest": digest, "parts": [_part(part) for part in digest.parts] if digest else [],
        "weeks": list(mine.order_by("-monday").values_list("monday", flat=True)[:WEEKS]),
    }  # fmt: skip
    return render_page(request, "web/digest.html", context)


def _part(part: dict[str, Any]) -> dict[str, Any]:
    lines = [line | {"url": record_url(line["kind"], line["id"])} for line in part["lines"]]
    return {"label": part["label"], "all": part["all"], "more": part["all"] - len(lines), "lines": lines}
