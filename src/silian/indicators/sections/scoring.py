"""`scoring.yaml`: how chains or units are scored and ranked 目标激励.

A scheme's lines weigh 100 together. A line is scored by its share of a target (each chain's own from `targets.yaml`, or one
aim for all) or by bands. Bonuses and penalties count records; a veto 一票否决 puts whoever has its record last.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from django.utils.translation import gettext as _
from pydantic import Field

from silian.indicators.sections.indicators import INDICATORS, definitions
from silian.indicators.sections.targets import TARGETS, Target
from silian.kernel import rules
from silian.kernel.programmes import PROGRAMME, Context, Declared, Problem, Section, register
from silian.kernel.programmes.files import Steps
from silian.kernel.rules.scope import CHAIN

NAME = r"^[a-z][a-z0-9_]{0,39}$"
FULL = Decimal(100)


class Band(Declared):
    """Values from `at_least` to `at_most`, both included, give this percent of the weight; the first band that holds counts."""

    give: Decimal = Field(ge=0, le=200)
    at_least: Decimal | None = None
    at_most: Decimal | None = None

    def holds(self, value: Fraction) -> bool:
        return (self.at_least is None or value >= self.at_least) and (self.at_most is None or value <= self.at_most)


class Line(Declared):
    """One line of a scheme. It is scored by exactly one of `target` (an id in targets.yaml), `aim` or `bands`.

    `floor` 保底 and `cap` 封顶 are percents of the weight. `due` asks for what the quarters that have ended ask for 序时,
    else for the whole year's target.
    """

    id: str = Field(pattern=NAME)
    name: str = Field(min_length=1, max_length=40)
    indicator: str
    weight: Decimal = Field(gt=0, le=FULL)
    target: str = ""
    due: bool = True
    aim: Decimal | None = None
    bands: tuple[Band, ...] = ()
    floor: Decimal = Field(default=Decimal(0), ge=0)
    cap: Decimal = Field(default=FULL, gt=0, le=200)


class Extra(Declared):
    """A bonus or a penalty: so many points for each record that its indicator counts, up to a cap."""

    name: str = Field(min_length=1, max_length=40)
    indicator: str
    each: Decimal = Field(gt=0)
    cap: Decimal = Field(gt=0)


class Veto(Declared):
    """一票否决: whoever has a record that this indicator counts stands last."""

    name: str = Field(min_length=1, max_length=40)
    indicator: str


class Exempt(Declared):
    """不参评: listed without a rank, with the reason and the document that says so."""

    member: str
    reason: str = Field(min_length=1, max_length=100)
    document: str = Field(min_length=1, max_length=120)


class Group(Declared):
    """A peer group 分组: chains or units that are ranked among themselves, too."""

    name: str = Field(min_length=1, max_length=20)
    members: tuple[str, ...] = Field(min_length=1)


class Scheme(Declared):
    """A way to score. Chains are all key chains of the county; units are those that `members` names.

    `appeal_days` after publication an office may appeal, within `answer_days` the unit named `office` answers: working days.
    """

    id: str = Field(pattern=NAME)
    title: str = Field(min_length=1, max_length=40)
    of: Literal["chain", "unit"]
    members: tuple[str, ...] = ()
    office: str = Field(min_length=1, max_length=100)
    decimals: int = Field(default=2, ge=0, le=4)
    appeal_days: int = Field(default=5, ge=1, le=60)
    answer_days: int = Field(default=10, ge=1, le=60)
    lines: tuple[Line, ...] = Field(min_length=1)
    bonuses: tuple[Extra, ...] = ()
    penalties: tuple[Extra, ...] = ()
    vetoes: tuple[Veto, ...] = ()
    exempt: tuple[Exempt, ...] = ()
    groups: tuple[Group, ...] = ()

    @property
    def indicators(self) -> list[str]:
        """The ids of every indicator that it looks at, each once."""
        parts: tuple[Line | Extra | Veto, ...] = (*self.lines, *self.bonuses, *self.penalties, *self.vetoes)
        return list(dict.fromkeys(part.indicator for part in parts))


class Scoring(Declared):
    schemes: tuple[Scheme, ...] = Field(min_length=1)


def check_scoring(document: Scoring, context: Context) -> Iterable[Problem]:
    listed, aims = context.of(INDICATORS), context.of(TARGETS)
    declared = definitions(listed, context.of(PROGRAMME)) if listed else {}
    targets = {target.id: target for target in aims.targets} if aims else {}
    for position, scheme in enumerate(document.schemes):
        path: Steps = ("schemes", position)
        weights = sum((line.weight for line in scheme.lines), Decimal(0))
        if weights != FULL:
            yield context.problem((*path, "lines"), _("各行权重合计应为 100，现在是 %s。") % weights)
        if scheme.of == "unit" and not scheme.members:
            yield context.problem((*path, "of"), _("考核单位的，要在 members 里写出参加考核的单位。"))
        yield from _check_repeated(scheme, path, context)
        yield from _check_indicators(scheme, path, declared, context)
        for place, line in enumerate(scheme.lines):
            yield from _check_line(line, (*path, "lines", place), targets, context)


def _check_repeated(scheme: Scheme, path: Steps, context: Context) -> Iterator[Problem]:
    """Nobody stands in two peer groups, and no line's id stands twice."""
    seen: set[str] = set()
    for place, group in enumerate(scheme.groups):
        for number, member in enumerate(group.members):
            if member in seen:
                yield context.problem((*path, "groups", place, "members", number), _("“%s”已经在一个组里。") % member)
            seen.add(member)
    ids: set[str] = set()
    for place, line in enumerate(scheme.lines):
        if line.id in ids:
            yield context.problem((*path, "lines", place, "id"), _("这个代号已经用过了。"))
        ids.add(line.id)


def _check_indicators(
    scheme: Scheme, path: Steps, declared: Mapping[str, rules.Definition], context: Context
) -> Iterator[Problem]:
    """Every indicator is there, and can be told of each chain or unit by itself."""
    for part in ("lines", "bonuses", "penalties", "vetoes"):
        for place, each in enumerate(getattr(scheme, part)):
            where = (*path, part, place, "indicator")
            definition = declared.get(each.indicator)
            if declared and definition is None:
                yield context.unknown(where, each.indicator, declared)
            elif obstacle := _obstacle(scheme, definition):
                yield context.problem(where, obstacle)


def _obstacle(scheme: Scheme, definition: rules.Definition | None) -> str:
    if isinstance(definition, rules.External):
        return _("外部数据只统计到全县，不能用来考核产业链或单位。")
    if not isinstance(definition, rules.Rule):
        return ""
    if scheme.of == "chain":
        return (
            "" if CHAIN in definition.fact.credit else _("“%s”没有归到产业链，不能用来考核产业链。") % definition.name
        )
    if definition.credit is None or not rules.additive(definition):
        return _("“%s”没有归口单位，或不能按单位相加，不能用来考核单位。") % definition.name
    return ""


def _check_line(line: Line, path: Steps, targets: Mapping[str, Target], context: Context) -> Iterator[Problem]:
    ways = (bool(line.target), line.aim is not None, bool(line.bands))
    if sum(ways) != 1:
        yield context.problem(path, _("每行写明一种计分办法：target、aim 或 bands。"))
    if line.target and line.target not in targets:
        yield context.unknown((*path, "target"), line.target, targets)
    elif line.target and targets[line.target].indicator != line.indicator:
        yield context.problem((*path, "target"), _("“%s”是另一个指标的目标。") % targets[line.target].name)
    if line.floor > line.cap:
        yield context.problem((*path, "floor"), _("保底不能高于封顶。"))


SCORING = register(
    Section(
        "scoring", "scoring.yaml", Scoring, check=check_scoring, needs=(PROGRAMME.name, INDICATORS.name, TARGETS.name)
    )
)
