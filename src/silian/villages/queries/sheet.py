"""What a village's publication of a quarter says: made from the quarter's records, without any personal data.

The content is plain JSON, so that it can be frozen as it was posted: `{"title", "parts": [{"title", "note", "head", "rows"}]}`,
every cell a text. Names of natural persons are starred, numbers of phones and papers masked.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from silian.kernel.masking import mask_text
from silian.kernel.money import show
from silian.villages.models import Contract, Movement, Rent, Village
from silian.villages.queries.assets import running_contracts, standing, till_of, with_payments
from silian.villages.queries.quarters import Quarter

Part = dict[str, Any]


def sheet_of(village: Village, quarter: Quarter) -> dict[str, Any]:
    """The draft of a quarter, as the public may read it."""
    parts = (_funds(village, quarter), _movements(village, quarter), _assets(village, quarter), _land(village, quarter))
    return {"title": _("%(village)s%(quarter)s村务公开") % {"village": village, "quarter": quarter}, "parts": [*parts]}


def _funds(village: Village, quarter: Quarter) -> Part:
    till = till_of(village, quarter.first, quarter.last)
    words = dict(Movement.Kind.choices)
    rows = [[_("期初结余"), show(till.opening)]]
    rows += [[_("收入：%s") % words[kind], show(fen)] for kind, fen in till.came_in.items()]
    rows += [[_("支出：%s") % words[kind], show(fen)] for kind, fen in till.went_out.items()]
    return _part(_("资金"), [_("项目"), _("金额")], [*rows, [_("期末结余"), show(till.closing)]])


def _movements(village: Village, quarter: Quarter) -> Part:
    rows = village.movements.filter(standing(quarter.last), on__gte=quarter.first).exclude(kind=Movement.Kind.OPENING)
    names = [party for party in _parties(village) if party]
    lines = [
        [row.on.isoformat(), row.get_kind_display(), mask_text(row.about, names), f"{'' if row.comes_in else '-'}{show(row.fen)}"]
        for row in rows
    ]  # fmt: skip
    return _part(_("收支明细"), [_("日期"), _("类别"), _("事由"), _("金额")], lines)


def _parties(village: Village) -> Iterator[str]:
    """Natural persons whose names the village's contracts know."""
    yield from (contract.party for contract in village.contracts.filter(natural=True))


def _assets(village: Village, quarter: Quarter) -> Part:
    there = Q(disposed_on=None) | Q(disposed_on__gt=quarter.last)
    rows = village.assets.filter(there, acquired_on__lte=quarter.last)
    lines = [[row.name, row.acquired_on.isoformat(), show(row.fen)] for row in rows]
    return _part(_("资产"), [_("名称"), _("取得日期"), _("原值")], lines)


def _land(village: Village, quarter: Quarter) -> Part:
    there = Q(to_on=None) | Q(to_on__gt=quarter.last)
    contracts = list(running_contracts(village, quarter.last))
    let = {contract.resource_id: contract for contract in contracts if contract.side == Contract.Side.LETS}
    lines = [
        [row.name, row.get_kind_display(), _mu(row.area), _use(let.get(row.pk), quarter)]
        for row in village.resources.filter(there, from_on__lte=quarter.last)
    ]
    others = [contract for contract in contracts if contract.resource_id is None]
    lines += [[row.about, row.get_side_display(), _mu(row.area), _use(row, quarter)] for row in others]
    return _part(_("资源和合同"), [_("名称"), _("类别"), _("面积（亩）"), _("发包、承租和租金")], lines)


def _mu(area: Decimal | None) -> str:
    return "" if area is None else f"{area:f}"


def _use(contract: Contract | None, quarter: Quarter) -> str:
    if contract is None:
        return _("村集体自用")
    due = with_payments(Rent.objects.filter(contract=contract, due__lte=quarter.last), quarter.last)
    left = sum(row.left for row in due if row.left > 0)
    told = {"party": contract.party_shown, "until": contract.until.isoformat()}
    words = _("%(party)s，至 %(until)s") % told
    return words + (_("，到期未付 %s") % show(left) if left else _("，租金已付清"))


def _part(title: str, head: list[str], rows: list[list[str]]) -> Part:
    return {"title": title, "head": head, "rows": rows}
