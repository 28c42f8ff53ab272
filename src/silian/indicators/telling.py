"""A score sheet as it is printed 计算单: every line with its figure, its target and the formula with the numbers in it.

`told_sheet()` gives plain texts, so that the page of today and the sheet that was published show the same, and the
published one can be kept.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _

from silian.indicators.presentation import NO_VALUE, number
from silian.indicators.queries import CountedExtra, Ranking, ScoredLine, Sheet, Standing
from silian.kernel.rules import Better


def no_rank() -> str:
    return NO_VALUE


def told_sheet(standing: Standing, ranking: Ranking) -> dict[str, Any]:
    """The sheet in words; keys as the template reads them, values that JSON can keep."""
    sheet, member = standing.sheet, standing.member
    ranked = sum(other.rank is not None for other in ranking.standings)
    return {
        "name": member.name,
        "group": member.group,
        "rank": standing.rank or NO_VALUE,
        "ranked": ranked,
        "rank_in_group": standing.rank_in_group or NO_VALUE,
        "total": points(sheet.total, sheet),
        "exempt": {"reason": member.exempt.reason, "document": member.exempt.document} if member.exempt else None,
        "barred": [
            {
                "name": each.veto.name, "indicator": each.entry.id,
                "records": [{"kind": x.kind, "id": str(x.id), "text": f"{x.number} {x.title}".strip()} for x in each.lines],
            }
            for each in sheet.barred
        ],
        "lines": [told_line(line, sheet) for line in sheet.lines],
        "bonuses": [told_extra(each, sheet) for each in sheet.bonuses],
        "penalties": [told_extra(each, sheet) for each in sheet.penalties],
        "left_out": number(sheet.left_out) if sheet.left_out else "",
        "sum": sum_of(sheet),
    }  # fmt: skip


def told_line(line: ScoredLine, sheet: Sheet) -> dict[str, Any]:
    unit = str(getattr(line.entry.definition, "unit", ""))
    return {
        "name": line.line.name, "indicator": line.entry.id, "what": line.entry.name, "weight": number(line.line.weight),
        "figure": NO_VALUE if line.value is None else f"{number(line.value)} {unit}", "target": _target(line, unit),
        "formula": line.why if line.points is None else _formula(line, sheet), "points": points(line.points, sheet),
        "scored": line.points is not None, "capped": line.given is not None and line.given != line.reached,
    }  # fmt: skip


def told_extra(each: CountedExtra, sheet: Sheet) -> dict[str, Any]:
    worked = f"{each.records} × {number(each.extra.each)} = {number(each.extra.each * each.records)}"
    return {
        "name": each.extra.name, "indicator": each.entry.id, "what": each.entry.name, "records": each.records,
        "formula": worked + (_("，封顶 %s") % number(each.extra.cap) if each.capped else ""),
        "points": points(each.points, sheet), "capped": each.capped,
    }  # fmt: skip


def _target(line: ScoredLine, unit: str) -> str:
    """What was asked for: by now, with the year's target behind it; the same of all; or bands."""
    if line.line.bands:
        return _("分档")
    if line.aim is None:
        return NO_VALUE if line.target is None else _("全年 %s") % number(line.target)
    if line.target is not None and line.target != line.aim:
        return _("%(aim)s（全年 %(year)s 的序时）") % {"aim": f"{number(line.aim)} {unit}", "year": number(line.target)}
    return f"{number(line.aim)} {unit}"


def _formula(line: ScoredLine, sheet: Sheet) -> str:
    assert line.given is not None
    assert line.reached is not None
    weighed = f"{number(line.line.weight)} × {number(line.given)}% = {points(line.points, sheet)}"
    return "；".join(filter(None, (_reached(line), _bound(line), weighed)))


def _reached(line: ScoredLine) -> str:
    """How the percent came about: a band, or a division."""
    assert line.reached is not None
    assert line.value is not None
    if line.line.bands:
        return _("数值 %(value)s 在 %(give)s%% 档") % {"value": number(line.value), "give": number(line.reached)}
    assert line.aim is not None
    down = getattr(line.entry.definition, "better", None) is Better.DOWN
    if down and Fraction(line.value) <= line.aim:
        return _("%(value)s 不超过 %(aim)s，得 100%%") % {"value": number(line.value), "aim": number(line.aim)}
    first, second = (line.aim, line.value) if down else (line.value, line.aim)
    return f"{number(first)} ÷ {number(second)} = {number(line.reached)}%"


def _bound(line: ScoredLine) -> str:
    """Which of the two bounds cut the share, if one did."""
    if line.given is None or line.reached is None or line.given == line.reached:
        return ""
    capped = line.given < line.reached
    return (_("封顶 %s%%") if capped else _("保底 %s%%")) % number(line.line.cap if capped else line.line.floor)


def sum_of(sheet: Sheet) -> str:
    """The way from the lines to the total, with the numbers in it."""
    base = sheet.out_of_full
    if base is None:
        return _("没有可计分的行，不计总分。")
    scored = [points(line.points, sheet) for line in sheet.lines if line.points is not None]
    steps = [f"{' + '.join(scored)} = {points(sheet.scored, sheet)}"]
    if sheet.left_out:
        told = {"left": number(sheet.left_out), "scored": points(sheet.scored, sheet), "weight": number(sheet.weight)}
        steps.append(
            _("%(left)s 分权重未计分，折算 %(scored)s ÷ %(weight)s × 100 =") % told + f" {points(base, sheet)}"
        )
    if sheet.bonus or sheet.penalty:
        worked = f"{points(base, sheet)} + {points(sheet.bonus, sheet)} − {points(sheet.penalty, sheet)}"
        steps.append(f"{worked} = {points(sheet.total, sheet)}")
    return "；".join(steps)


def points(value: Decimal | None, sheet: Sheet) -> str:
    """Points with all the decimals that the scheme prints; — where there are none."""
    return NO_VALUE if value is None else f"{value:.{sheet.decimals}f}"
