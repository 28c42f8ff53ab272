"""How villages' records are said on a page: lights of due days, the state of a batch, of a contract, of a season."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from silian.kernel.calendar import Light, WorkCalendar, light, today
from silian.villages.models import Contract, Season
from silian.villages.sections import rules_of

SOON = 60  # natural days before its end a contract is amber


def until(due: date | None, day: date, calendar: WorkCalendar) -> Light:
    """How a due day stands, in working days."""
    return light(calendar, due=due, today=day, provisional=bool(due and not calendar.knows(due)))


def batch_light(batch: Any) -> Light:
    if batch.settled_on:
        return Light("done", _("已结算"))
    if batch.sale_due < today():
        return Light("amber", _("该结算了"))
    return Light("none", _("养殖中"))


def contract_light(contract: Contract, left: int) -> Light:
    """`left` is what of its rents is due and not paid, in fen."""
    day = today()
    if left > 0:
        return Light("red", _("租金逾期"))
    if contract.ended_on or contract.until <= day:
        return Light("done", _("已结束"))
    if (contract.until - day).days <= SOON:
        return Light("amber", _("%d 天后到期") % (contract.until - day).days)
    return Light("green", _("履行中"))


def season_light(season: Season) -> Light:
    """How the season's grain stands to plain rice."""
    if season.harvested_on is None:
        return Light("none", _("待收获"))
    if season.check_due is None:
        stable = season.share is not None
        return Light("green", _("稳粮")) if stable else Light("none", _("没有基准"))
    if season.checked_on:
        return Light("done", _("已核查"))
    return Light("red" if season.check_due < today() else "amber", _("减产待核查"))


@dataclass(frozen=True)
class Line:
    """A season with its pattern's title and its light."""

    season: Season
    pattern: str
    light: Light


def lines_of(seasons: Sequence[Season], titles: dict[str, str]) -> list[Line]:
    return [Line(s, titles.get(s.pattern) or s.pattern.rpartition("/")[2], season_light(s)) for s in seasons]


def share_light(share: Any, county: str) -> Light:
    """A unit's grain against plain rice, sum by sum."""
    if share is None:
        return Light("none", _("待收获"))
    words = _("%s%%") % share
    return Light("green" if share >= rules_of(county).grain_share else "red", words)
