"""Reads a rule from plain data, such as a programme's file, and finds every mistake before anything of it is used."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from silian.kernel import facts
from silian.kernel.facts import Fact, Type
from silian.kernel.rules.conditions import ConditionReader
from silian.kernel.rules.literals import literal
from silian.kernel.rules.problems import Path, Problem, Unreadable
from silian.kernel.rules.tree import AllOf, Better, Definition, External, Measure, NotKept, Rule
from silian.kernel.rules.vocabulary import EXTERNAL_KEYS, NEEDS_WHAT, RULE_KEYS, measurable, placements
from silian.kernel.windows import AT_CUTOFF, DATED, Window, WindowName

ID = re.compile(r"[a-z][a-z0-9_]{0,59}")
W = TypeVar("W", bound=StrEnum)


@dataclass(frozen=True)
class Surroundings:
    """What a rule may lean on beside the facts: words of the file around it.

    `starts` says when the programme (`since_start`) and its plan (`plan_to_date`) begin; `words` holds choices that the
    file itself declares, as {fact: {field: words}}; `later` names facts whose room is not built yet.
    """

    starts: Mapping[str, date] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, Collection[str]]] = field(default_factory=dict)
    later: Collection[str] = ()


def read_rule(raw: Any, around: Surroundings | None = None) -> Definition:
    """The rule that `raw` describes. Raises Unreadable with every problem found; money literals come back in fen."""
    return _Reader(raw if isinstance(raw, Mapping) else {}, around or Surroundings()).definition()


def read_rules(raws: Iterable[Any], around: Surroundings | None = None) -> tuple[Definition, ...]:
    """All rules of a file, or none: Unreadable then holds the problems of all, each path led by the rule's position."""
    definitions: list[Definition] = []
    problems: list[Problem] = []
    for position, raw in enumerate(raws):
        try:
            definitions.append(read_rule(raw, around))
        except Unreadable as error:
            problems += [problem.under(position) for problem in error.problems]
        else:
            if definitions[-1].id in {other.id for other in definitions[:-1]}:
                problems.append(Problem((position, "id"), _("这个代号已经用过了。")))
    if problems:
        raise Unreadable(problems)
    return tuple(definitions)


class _Reader:
    """One reading of one rule. Each method reads one key, notes what is wrong and goes on with a harmless stand-in."""

    def __init__(self, raw: Mapping[Any, Any], around: Surroundings) -> None:
        self.raw, self.around = raw, around
        self.problems: list[Problem] = []

    def definition(self) -> Definition:
        external = "external" in self.raw
        self._known_keys(EXTERNAL_KEYS if external else RULE_KEYS)
        definition: Definition | None = None
        if external:
            definition = self._external()
        elif (of := self._of()) in facts.names():
            definition = self._rule(facts.get(of))
        elif of in self.around.later:
            definition = NotKept(self._id(), self._text("name"), self._text("unit"), of)
        else:
            self._refuse(("of",), _("没有“%(word)s”这个事实。") % {"word": of}, facts.names())
        if self.problems or definition is None:
            raise Unreadable(self.problems)
        return definition

    def _external(self) -> External:
        if self.raw["external"] is not True:
            self._refuse(("external",), _("外部数据写作 external: true。"))
        return External(self._id(), self._text("name"), self._text("unit"), self._better(), self._since())

    def _rule(self, fact: Fact) -> Rule:
        measure = self._measure()
        return Rule(
            id=self._id(),
            name=self._text("name"),
            unit=self._text("unit"),
            of=fact.name,
            date=self._name("date", placements(fact, measure)),
            measure=measure,
            window=self._window(fact),
            where=self._conditions(fact, "where") or AllOf(),
            part=self._part(fact, measure),
            what=self._what(fact, measure),
            credit=self._name("credit", tuple(fact.credit)) if "credit" in self.raw else None,
            better=self._better(),
            since=self._since(),
        )

    def _known_keys(self, allowed: tuple[str, ...]) -> None:
        for key in self.raw:
            if key not in allowed:
                self._refuse((key,), _("规则里没有“%(word)s”这个词。") % {"word": key}, allowed)

    def _id(self) -> str:
        found = self.raw.get("id")
        if not isinstance(found, str) or not ID.fullmatch(found):
            self._refuse(("id",), _("代号用小写字母、数字和下划线，以字母开头，不超过 60 个字符。"))
        return str(found)

    def _text(self, key: str) -> str:
        found = self.raw.get(key)
        if not isinstance(found, str) or not found.strip() or not found.isprintable():
            self._refuse((key,), _("“%(key)s”要写一段文字。") % {"key": key})
        return str(found)

    def _of(self) -> str:
        found = self.raw.get("of", "")
        return found if isinstance(found, str) else ""

    def _name(self, key: str, allowed: tuple[str, ...]) -> str:
        found = self.raw.get(key)
        if found not in allowed:
            given = _("“%(key)s”不能是“%(word)s”。") % {"key": key, "word": found}
            self._refuse((key,), given if found is not None else _("缺少“%(key)s”。") % {"key": key}, allowed)
        return str(found)

    def _word(self, key: str, words: type[W]) -> W | None:
        found = self._name(key, tuple(words))
        return words(found) if found in tuple(words) else None

    def _measure(self) -> Measure:
        """The measure or, if there is no such, the one that the other keys seem to mean, so that they are read too."""
        meant = Measure.RATIO if "part" in self.raw else Measure.DISTINCT if "what" in self.raw else Measure.COUNT
        return self._word("measure", Measure) or meant

    def _better(self) -> Better | None:
        return self._word("better", Better) if "better" in self.raw else None

    def _since(self) -> date | None:
        return self._day(("since",), self.raw["since"]) if "since" in self.raw else None

    def _conditions(self, fact: Fact, key: str) -> AllOf | None:
        if key not in self.raw:
            return None
        reader = ConditionReader(fact, self.around.words.get(fact.name, {}), self.problems)
        return reader.read(self.raw[key], (key,))

    def _part(self, fact: Fact, measure: Measure) -> AllOf | None:
        if (measure is Measure.RATIO) != ("part" in self.raw):
            self._refuse(("part",), _("“part”是占比（ratio）的分子：占比必须写，其他不写。"))
        return self._conditions(fact, "part")

    def _what(self, fact: Fact, measure: Measure) -> str | None:
        if measure in NEEDS_WHAT:
            return self._name("what", measurable(fact, measure))
        if "what" in self.raw:
            self._refuse(("what",), _("“what”只用于去重计数、合计、最大值和最小值。"), tuple(sorted(NEEDS_WHAT)))
        return None

    def _window(self, fact: Fact) -> Window:
        in_stock = self.raw.get("date") in tuple(fact.spans)
        given = self.raw.get("window", "at_cutoff" if in_stock else None)
        window = self._between(given) if isinstance(given, Mapping) else self._named(given)
        if in_stock and window != AT_CUTOFF:
            self._refuse(("window",), _("存量只能按统计日（at_cutoff）计。"), ("at_cutoff",))
        return window

    def _named(self, given: Any) -> Window:
        allowed = tuple(name for name in WindowName if name is not WindowName.BETWEEN)
        if given not in allowed:
            sentence = _("没有“%(word)s”这个时段；也可写 {from: 日期, before: 日期}。") % {"word": given}
            self._refuse(("window",), sentence, allowed)
            return AT_CUTOFF
        if given not in DATED:
            return Window(WindowName(given))
        if start := self.around.starts.get(given):
            return Window(WindowName(given), start)
        self._refuse(("window",), _("“%(word)s”从哪一天起算，专项文件里没有写。") % {"word": given})
        return AT_CUTOFF

    def _between(self, given: Mapping[Any, Any]) -> Window:
        if set(given) != {"from", "before"}:
            sentence = _("时段写作 {from: 日期, before: 日期}，不含 before 这一天。")
            self._refuse(("window",), sentence, ("from", "before"))
            return AT_CUTOFF
        start, before = (self._day(("window", key), given[key]) for key in ("from", "before"))
        if start and before and start < before:
            return Window(WindowName.BETWEEN, start, before)
        if start and before:
            self._refuse(("window",), _("时段的起日要早于止日。"))
        return AT_CUTOFF

    def _day(self, path: Path, raw: Any) -> date | None:
        try:
            found = literal(raw, Type.DATE)
        except ValueError as error:
            self._refuse(path, str(error))
            return None
        return found if isinstance(found, date) else None

    def _refuse(self, path: Path, sentence: str, allowed: Collection[str] = ()) -> None:
        self.problems.append(Problem(path, sentence, tuple(allowed)))
