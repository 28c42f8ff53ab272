"""The five grades 五级分类 of a loan: the worst of all floors that it touches.

Source: 商业银行金融资产风险分类办法 (银保监会、人民银行令〔2023〕第1号, in force from 2023-07-01). Its boundaries are 超过,
strictly more than. Collateral lifts nothing. The thresholds are data, so that an older or a later rule can stand beside this one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from fractions import Fraction
from itertools import pairwise

from django.utils.translation import gettext as _

from silian.kernel.errors import Refused


class Grade(IntEnum):
    """正常、关注、次级、可疑、损失; a higher one is worse, and from 次级 on a loan is non-performing 不良."""

    PASS = 1
    SPECIAL_MENTION = 2
    SUBSTANDARD = 3
    DOUBTFUL = 4
    LOSS = 5

    @property
    def chinese(self) -> str:
        return ("正常", "关注", "次级", "可疑", "损失")[self - 1]

    @property
    def is_npl(self) -> bool:
        return self >= Grade.SUBSTANDARD


@dataclass(frozen=True)
class DayFloor:
    """More than so many days overdue is at least this grade."""

    more_than: int
    grade: Grade


@dataclass(frozen=True)
class RuleSet:
    """One regulation's thresholds, from a day on. Shares are in percent."""

    in_force_from: date
    day_floors: tuple[DayFloor, ...]
    technical_days: int = 7
    all_banks_share: Fraction = Fraction(20)
    own_bank_share: Fraction = Fraction(10)
    doubtful_loss: Fraction = Fraction(50)
    lost_loss: Fraction = Fraction(90)


RULES_2023 = RuleSet(
    date(2023, 7, 1),
    (
        DayFloor(0, Grade.SPECIAL_MENTION),
        DayFloor(90, Grade.SUBSTANDARD),
        DayFloor(270, Grade.DOUBTFUL),
        DayFloor(360, Grade.LOSS),
    ),
)


@dataclass(frozen=True)
class Condition:
    """What is known of a loan and its borrower on a day. Shares are in percent; what is not told is false or zero."""

    days_overdue: int = 0
    technical_overdue: bool = False
    retail: bool = True
    use_changed: bool = False
    roll_over: bool = False
    qualifying_renewal: bool = False
    same_borrower_npl: bool = False
    restructured: bool = False
    observation: bool = False
    credit_impaired: bool = False
    all_bank_overdue90_share_pct: Fraction = Fraction(0)
    own_bank_npl_share_pct: Fraction = Fraction(0)
    ecl_ratio_pct: Fraction = Fraction(0)
    evasion: bool = False
    bankruptcy: bool = False


def grade(condition: Condition, rules: RuleSet = RULES_2023) -> Grade:
    """The worst grade of all floors; 正常 where none is touched."""
    return max((Grade.PASS, *_day_floor(condition, rules), *_other_floors(condition, rules)))


def _day_floor(about: Condition, rules: RuleSet) -> Iterator[Grade]:
    if about.technical_overdue and about.days_overdue <= rules.technical_days:
        return
    yield from (floor.grade for floor in rules.day_floors if about.days_overdue > floor.more_than)


def _other_floors(about: Condition, rules: RuleSet) -> Iterator[Grade]:
    company = not about.retail
    touched = {
        Grade.SPECIAL_MENTION: (
            about.use_changed,
            about.roll_over and not about.qualifying_renewal,
            company and about.same_borrower_npl,
            about.restructured and about.observation,
        ),
        Grade.SUBSTANDARD: (
            about.credit_impaired,
            company and about.all_bank_overdue90_share_pct > rules.all_banks_share,
            company and about.own_bank_npl_share_pct > rules.own_bank_share,
        ),
        Grade.DOUBTFUL: (about.evasion, about.credit_impaired and about.ecl_ratio_pct >= rules.doubtful_loss),
        Grade.LOSS: (about.bankruptcy, about.credit_impaired and about.ecl_ratio_pct >= rules.lost_loss),
    }
    yield from (floor for floor, reasons in touched.items() if any(reasons))


def rules_on(rule_sets: Iterable[RuleSet], day: date) -> RuleSet:
    """The rule set in force on this day; Refused where none is."""
    known = [rules for rules in rule_sets if rules.in_force_from <= day]
    if not known:
        raise Refused(_("%s 还没有生效的五级分类规则。") % day)
    return max(known, key=lambda rules: rules.in_force_from)


def check(rules: RuleSet) -> None:
    """Refuses a rule set with a gap: it must begin at 0 days, and every grade below 正常 has one floor, later for worse."""
    grades = [floor.grade for floor in rules.day_floors]
    days = [floor.more_than for floor in rules.day_floors]
    if grades != [g for g in Grade if g is not Grade.PASS]:
        raise Refused(_("五级分类规则要依次写明关注、次级、可疑、损失的逾期天数。"))
    if days[0] != 0 or any(later <= earlier for earlier, later in pairwise(days)):
        raise Refused(_("逾期天数要从 0 起逐级增加，中间不留空档。"))
