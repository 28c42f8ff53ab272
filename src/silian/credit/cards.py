"""A scorecard's document: points by bin (`engine.scorecards`), the grade of a total, the line of a grade (`engine.line`).

    {"title": "农户评分卡",
     "card": {"basepoints": [{"points": 20}], "经营年限（年）": [{"bin": "[0,3)", "points": 4}, …], …},
     "grades": [{"grade": "AAA", "from": 85}, {"grade": "AA", "from": 70}, {"grade": "A", "from": 0}],
     "formula": {"bases": {"AAA": "10万元", …}, "of_assets": {"家庭资产（万元）": "0.2"},
                 "of_income": {"年经营收入（万元）": "0.5"}, "cap": "30万元"}}

One card serves one applicant, a whole table and a file read again with equal results: all go through `evaluate`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _

from silian.credit.engine.line import Formula, Line, line
from silian.credit.engine.scorecards import BASE, Card, NamedBin, Score, read_card, score
from silian.kernel.errors import Refused
from silian.kernel.money import FEN, parse


@dataclass(frozen=True)
class Scorecard:
    """`grades` are (grade, lowest total) from the best down; `assets` and `income` name the formula's variables, in 万元."""

    title: str
    card: Card
    grades: tuple[tuple[str, Decimal], ...]
    formula: Formula
    assets: str
    income: str

    @property
    def variables(self) -> dict[str, list[str]]:
        """What must be asked: each variable with the values that it may take, none for a number."""
        return {
            name: sorted({value for each in bins if isinstance(each, NamedBin) for value in each.names})
            for name, bins in self.card.variables.items()
        }


@dataclass(frozen=True)
class Evaluated:
    """The points by variable, the grade of their sum, and the line in fen."""

    score: Score
    grade: str
    line: Line

    @property
    def contributions(self) -> dict[str, str]:
        return {name: str(points) for name, points in self.score.points.items()}


def read_document(document: Mapping[str, Any]) -> Scorecard:
    """The scorecard of a document; Refused with what is missing or does not fit together."""
    try:
        formula = document["formula"]
        assets, of_assets = next(iter(formula["of_assets"].items()))
        income, of_income = next(iter(formula["of_income"].items()))
        bases = {str(grade): parse(str(fen)) for grade, fen in formula["bases"].items()}
        terms = Formula(bases, Fraction(str(of_assets)), Fraction(str(of_income)), parse(str(formula["cap"])))
        grades = tuple((str(row["grade"]), Decimal(str(row["from"]))) for row in document["grades"])
        found = Scorecard(str(document["title"]), read_card(document), grades, terms, assets, income)
    except (KeyError, TypeError, AttributeError, ValueError, StopIteration, InvalidOperation):
        raise Refused(
            _("评分卡文件要有 title、card、grades 和 formula，formula 里要有 bases、of_assets、of_income 和 cap。")
        ) from None
    _check(found)
    return found


def _check(card: Scorecard) -> None:
    bounds = [lowest for _grade, lowest in card.grades]
    if not bounds or bounds != sorted(set(bounds), reverse=True):
        raise Refused(_("等级要从高到低写，每级的最低分要递减。"))
    if missing := {grade for grade, _lowest in card.grades} - set(card.formula.bases):
        raise Refused(_("等级“%s”没有基础额度。") % "、".join(sorted(missing)))
    if absent := [name for name in (card.assets, card.income) if name not in card.card.variables]:
        raise Refused(_("额度公式用到的“%s”不在评分卡里。") % absent[0])


def evaluate(card: Scorecard, answers: Mapping[str, str]) -> Evaluated:
    """What the card makes of these answers; Refused with the variable that has no bin, or below the lowest grade."""
    found = score(card.card, answers)
    grade = next((grade for grade, lowest in card.grades if found.total >= lowest), None)
    if grade is None:
        raise Refused(_("得分 %s 低于评分卡的最低等级。") % found.total)
    return Evaluated(found, grade, line(card.formula, grade, _fen(answers, card.assets), _fen(answers, card.income)))


def _fen(answers: Mapping[str, str], name: str) -> int:
    try:
        return int(Decimal(answers.get(name, "0") or "0") * FEN["万元"])
    except InvalidOperation:
        raise Refused(_("“%s”应填数字，单位万元。") % name, {name: _("不是数字")}) from None


__all__ = ["BASE", "Evaluated", "Scorecard", "evaluate", "read_document"]
