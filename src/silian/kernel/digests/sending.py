"""Making and sending the digests of a week."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from silian.kernel.access import Actor
from silian.kernel.calendar.table import current_calendar
from silian.kernel.digests.models import Digest
from silian.kernel.digests.parts import PARTS, Line, Part, Week
from silian.kernel.language import in_the_countys_language
from silian.kernel.notices import DIGEST, Wishes, notify

MOST = 30  # lines of a part; the rest is a number behind its label


def send_digests(county: str, day: date, readers: Iterable[tuple[models.Model, Actor]]) -> int:
    """Sends this week's digest to each (account, actor) that has not had it and wants it; how many went out.

    Nothing before the week's first working day, nothing to somebody of whom it has nothing to tell.
    """
    week = Week(day)
    if not week.has_begun(current_calendar()):
        return 0
    had = set(Digest.objects.filter(county=county, monday=week.monday).values_list("account", flat=True))
    spared = set(Wishes.objects.filter(county=county, digest=False).values_list("account", flat=True))
    return sum(_send(county, week, account, by) for account, by in readers if account.pk not in had | spared)


@in_the_countys_language
@transaction.atomic
def _send(county: str, week: Week, account: models.Model, by: Actor) -> int:
    parts = sorted(PARTS.values(), key=lambda part: part.order)
    told = [(part, lines) for part in parts if (lines := list(part.lines(by, county, week)))]
    if not told:
        return 0
    digest, made = Digest.objects.get_or_create(
        county=county, account=account.pk, monday=week.monday,
        defaults={"made_on": week.day, "parts": [_kept(part, lines) for part, lines in told]},
    )  # fmt: skip
    if not made:  # another run on another machine was there first
        return 0
    counts = "，".join(_("%(what)s %(many)d 件") % {"what": part.label, "many": len(lines)} for part, lines in told)
    text = _("本周：%s。") % counts
    about = ("kernel.digest", week.monday.isoformat(), str(digest))
    return notify(county, account, text, about=about, once=f"digest:{digest.pk}", kind=DIGEST)


def _kept(part: Part, lines: list[Line]) -> dict[str, Any]:
    shown = [
        {"text": line.text, "note": line.note, "kind": line.about[0], "id": line.about[1]} for line in lines[:MOST]
    ]
    return {"label": str(part.label), "all": len(lines), "lines": shown}
