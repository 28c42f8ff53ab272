"""What a programme says about support for borrowers: `supporting.yaml`, and how the room reads what is in force."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _
from pydantic import Field, model_validator

from silian.credit.catalogue.shapes import NUMBER, Segment
from silian.credit.engine import subsidy as engine
from silian.credit.engine.periods import DayCount
from silian.kernel import money
from silian.kernel.errors import Refused
from silian.kernel.programmes import Context, Declared, Problem, Section, documents, register
from silian.matters.kinds import KINDS

PERCENT = 100
Percent = Decimal


class Tier(Declared):
    """Which part of the interest of the days [from_on, to_on) the treasury bears: one of three ways, in percent.

    `share` of the interest at the rate of at most `rate_cap`; so many `points`; what is above `floor`, the borrower's own.
    """

    from_on: date
    to_on: date
    share: Percent | None = Field(default=None, ge=0, le=100)
    rate_cap: Percent | None = Field(default=None, gt=0)
    points: Percent | None = Field(default=None, gt=0)
    floor: Percent | None = Field(default=None, ge=0)

    @model_validator(mode="after")
    def _one_of_three(self) -> Tier:
        if sum(each is not None for each in (self.share, self.points, self.floor)) != 1:
            raise ValueError("share、points、floor 写一个，也只写一个")
        if self.to_on <= self.from_on:
            raise ValueError("to_on 要晚于 from_on")
        return self

    @property
    def rule(self) -> engine.Rule:
        if self.points is not None:
            return engine.Points(_fraction(self.points))
        if self.floor is not None:
            return engine.Floor(_fraction(self.floor))
        cap = None if self.rate_cap is None else _fraction(self.rate_cap)
        return engine.Share(_fraction(self.share or Decimal(0)), cap)


class SubsidyRule(Declared):
    """贴息办法: for which borrowers, on at most how much principal a loan, in which tiers."""

    title: str = Field(min_length=1, max_length=30)
    document: str = Field(min_length=1, max_length=100)
    segments: tuple[Segment, ...] = Field(min_length=1)
    cap: str = ""
    day_count: DayCount = DayCount.ACT_360
    tiers: tuple[Tier, ...] = Field(min_length=1)

    @property
    def cap_fen(self) -> int | None:
        return money.parse(self.cap) if self.cap else None


class Subsidy(Declared):
    """`offices` are the units that look at a batch, in their order; `rules` are named by the products' `subsidy`."""

    number: str = Field(default="TX{year}-{number:03d}", pattern=NUMBER)
    offices: tuple[str, ...] = Field(min_length=1, max_length=5)
    rules: Mapping[str, SubsidyRule]


class Pool(Declared):
    """风险补偿基金. `stop_at` percent of what was paid in, lost, stops new guarantees; so does `multiple` times its balance.

    `shares` say who bears which percent of a loss, in order; `fund_share` is the party that the fund pays for.
    """

    title: str = Field(min_length=1, max_length=60)
    stop_at: Percent = Field(gt=0, le=100)
    multiple: int = Field(ge=1, le=50)
    shares: Mapping[str, Percent] = Field(min_length=2)
    fund_share: str


class Supporting(Declared):
    """`needs` is the kind of matter that a financing need is."""

    needs: str
    subsidy: Subsidy
    pools: Mapping[str, Pool] = Field(default_factory=dict)


def check_supporting(document: Supporting, context: Context) -> Iterable[Problem]:
    kinds = context.of(KINDS)
    if document.needs not in (kinds.kinds if kinds else {}):
        yield context.unknown(("needs",), document.needs, kinds.kinds if kinds else ())
    for key, rule in document.subsidy.rules.items():
        for position, tier in enumerate(rule.tiers[1:], start=1):
            if tier.from_on < rule.tiers[position - 1].to_on:
                yield context.problem(("subsidy", "rules", key, "tiers", position), _("各段日期不能重叠，从早到晚写。"))
    for key, pool in document.pools.items():
        if sum(pool.shares.values()) != PERCENT:
            yield context.problem(("pools", key, "shares"), _("各方分担比例合计要等于 100。"))
        if pool.fund_share not in pool.shares:
            yield context.unknown(("pools", key, "fund_share"), pool.fund_share, pool.shares)


SUPPORTING = register(Section("supporting", "supporting.yaml", Supporting, check=check_supporting, needs=("kinds",)))


def supporting_of(county: str) -> Supporting:
    """The rules in force; refuses where no programme of the county declares them."""
    return _declared(county)[1]


def kind_of_needs(county: str) -> str:
    """The full name of the kind of matter that a financing need is."""
    programme, rules = _declared(county)
    return f"{programme}/{rules.needs}"


def rule_of(county: str, key: str) -> SubsidyRule:
    rules = supporting_of(county).subsidy.rules
    if key not in rules:
        raise Refused(_("没有“%s”这种贴息办法。") % key, {"rule": _("请选择贴息办法。")})
    return rules[key]


def pool_of(county: str, key: str) -> Pool:
    pools = supporting_of(county).pools
    if key not in pools:
        raise Refused(_("专项里没有“%s”这个基金。") % key, {"key": _("请选择基金。")})
    return pools[key]


def _declared(county: str) -> tuple[str, Supporting]:
    found = next(iter(documents(county, SUPPORTING).items()), None)
    if found is None:
        raise Refused(_("本县还没有启用管贴息和担保的专项：请启用一个写有 supporting.yaml 的专项。"))
    return found


def _fraction(percent: Decimal) -> Fraction:
    return Fraction(percent) / PERCENT
