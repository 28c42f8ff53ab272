"""What of this room has a due day: a quarter to make public, an objection to answer, a rent, a contract, a check, a measure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from operator import attrgetter
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from silian.kernel.money import show
from silian.kernel.reminders import Due, register
from silian.organisations.models import Unit
from silian.organisations.queries import place_of
from silian.villages.models import Batch, Contract, Measure, Objection, Rent, Season, Village
from silian.villages.queries import Owed, owed, unpaid_rents


def town_above(village: Village) -> list[Unit | None]:
    """Who is told as well when a village is late: the unit right above it."""
    place = place_of(village.unit)
    return [place.parent if place else None]


def _rents(county: str, first: date, last: date) -> QuerySet[Any]:
    rows = Rent.objects.filter(county_id=county, due__range=(first, last))
    return unpaid_rents(rows).select_related("contract__village__unit")


def _contracts(county: str, first: date, last: date) -> Iterable[Contract]:
    rows = Contract.objects.filter(county_id=county, until__range=(first, last), ended_on=None)
    return rows.select_related("village__unit")


def _objections(county: str, first: date, last: date) -> Iterable[Objection]:
    rows = Objection.objects.filter(county_id=county, due__range=(first, last), answered_on=None)
    return rows.select_related("publication__village__unit")


def _checks(county: str, first: date, last: date) -> Iterable[Season]:
    rows = Season.objects.filter(county_id=county, check_due__range=(first, last), checked_on=None)
    return rows.select_related("village__unit")


def _measures(county: str, first: date, last: date) -> Iterable[Measure]:
    rows = Measure.objects.filter(county_id=county, due__range=(first, last), done_on=None, policy__to_on=None)
    return rows.select_related("policy__village__unit", "policy__owner")


def _batches(county: str, first: date, last: date) -> Iterable[Batch]:
    rows = Batch.objects.filter(county_id=county, sale_due__range=(first, last), settled_on=None)
    return rows.select_related("village__unit")


def _owed_words(row: Owed) -> str:
    return gettext("公开%(village)s%(quarter)s的资金、资产、资源") % {"village": row.village, "quarter": row.quarter}


def _rent_words(row: Any) -> str:
    told = {"village": row.contract.village, "about": row.contract, "left": show(row.left)}
    return gettext("%(village)s“%(about)s”租金 %(left)s") % told


register(
    Due(
        name="villages.publication",
        label=_("村务公开"),
        rows=owed,
        due=attrgetter("due"),
        since=lambda row: row.quarter.last,
        readers=lambda row: [row.village.unit],
        superiors=lambda row: town_above(row.village),
        words=_owed_words,
        about=attrgetter("village"),
        steps=(5, 1, 0, -1),
    )
)
register(
    Due(
        name="villages.objection",
        label=_("村务公开异议答复"),
        rows=_objections,
        due=attrgetter("due"),
        readers=lambda row: [row.publication.village.unit],
        superiors=lambda row: town_above(row.publication.village),
        words=lambda row: gettext("答复对“%s”的异议") % row.publication,
        about=attrgetter("publication"),
        steps=(1, 0, -1),
    )
)
register(
    Due(
        name="villages.rent",
        label=_("村集体租金"),
        rows=_rents,
        due=attrgetter("due"),
        readers=lambda row: [row.contract.village.unit],
        superiors=lambda row: town_above(row.contract.village),
        words=_rent_words,
        about=attrgetter("contract"),
        steps=(5, 0, -5),
    )
)
register(
    Due(
        name="villages.contract",
        label=_("村集体合同到期"),
        rows=_contracts,
        due=attrgetter("until"),
        readers=lambda row: [row.village.unit],
        words=lambda row: gettext("%(village)s合同“%(about)s”") % {"village": row.village, "about": row},
        steps=(20, 5),
    )
)
register(
    Due(
        name="villages.yield",
        label=_("粮食减产核查"),
        rows=_checks,
        due=attrgetter("check_due"),
        readers=lambda row: town_above(row.village),
        words=lambda row: gettext("核查%s的稻谷减产") % row,
        steps=(3, 0, -1),
    )
)
register(
    Due(
        name="villages.measure",
        label=_("一村一策措施"),
        rows=_measures,
        due=attrgetter("due"),
        readers=lambda row: [row.policy.owner],
        superiors=lambda row: town_above(row.policy.village),
        words=lambda row: gettext("%(village)s一村一策：%(text)s") % {"village": row.policy.village, "text": row},
        about=attrgetter("policy.village"),
        steps=(3, 0, -1),
    )
)
register(
    Due(
        name="villages.batch",
        label=_("养殖批次结算"),
        rows=_batches,
        due=attrgetter("sale_due"),
        readers=lambda row: [row.village.unit],
        words=lambda row: gettext("销售并结算%s") % row,
        steps=(5, 0, -20),
    )
)
