"""Reads `where` and `part`: a mapping of fields to comparisons, all of which must hold.

    {kind: {in: [need, dispute]}, agreed: {over: 800万元}, any: [{closed_on: {filled: true}}, {urgent: {is: true}}]}

`any` holds where one of its mappings does, `none` where not one of them does.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from silian.kernel.facts import Fact, Field, Type
from silian.kernel.rules.literals import literal
from silian.kernel.rules.problems import Path, Problem
from silian.kernel.rules.tree import AllOf, AnyOf, Condition, Literal, NoneOf, Operator, Test
from silian.kernel.rules.vocabulary import GROUPS, OPERATORS, choices

DEEPEST = 4  # conditions inside conditions; a person cannot follow more


@dataclass
class ConditionReader:
    """Reads the conditions over one fact and keeps every problem it meets.

    `words` adds choices that the same file declares, by field name.
    """

    fact: Fact
    words: Mapping[str, Collection[str]]
    problems: list[Problem] = field(default_factory=list)

    def read(self, raw: Any, path: Path, depth: int = 1) -> AllOf:
        if not isinstance(raw, Mapping) or not raw or depth > DEEPEST:
            self._refuse(path, _("条件要写成“字段: {比较: 值}”，不能为空，嵌套不超过四层。"))
            return AllOf()
        return AllOf(tuple(c for key, value in raw.items() for c in self._entry(key, value, (*path, key), depth)))

    def _entry(self, key: Any, raw: Any, path: Path, depth: int) -> Iterator[Condition]:
        if key in GROUPS:
            yield self._group(key, raw, path, depth)
        elif known := self.fact.fields.get(key) if isinstance(key, str) else None:
            yield from self._tests(key, known, raw, path)
        else:
            self._refuse(path, _("“%(word)s”不是“%(fact)s”的字段。") % {"word": key, "fact": self.fact.label},
                         (*self.fact.fields, *GROUPS))  # fmt: skip

    def _group(self, key: str, raw: Any, path: Path, depth: int) -> Condition:
        if not isinstance(raw, list) or not raw:
            self._refuse(path, _("“%(word)s”下要列出至少一组条件。") % {"word": key})
            return AllOf()
        inner = tuple(self.read(entry, (*path, index), depth + 1) for index, entry in enumerate(raw))
        return AnyOf(inner) if key == "any" else NoneOf(inner)

    def _tests(self, name: str, known: Field, raw: Any, path: Path) -> Iterator[Test]:
        allowed = OPERATORS[known.type]
        if not isinstance(raw, Mapping) or not raw:
            self._refuse(path, _("比较要写成“{比较: 值}”。"), allowed)
            return
        for word, value in raw.items():
            if word in allowed:
                yield from self._test(name, known, Operator(word), value, (*path, word))
            else:
                sentence = _("“%(word)s”不能用来比较“%(field)s”。") % {"word": word, "field": known.label}
                self._refuse((*path, word), sentence, allowed)

    def _test(self, name: str, known: Field, operator: Operator, raw: Any, path: Path) -> Iterator[Test]:
        if operator in {Operator.IN, Operator.NOT_IN}:
            if not isinstance(raw, list) or not raw:
                self._refuse(path, _("这里要列出至少一个值。"))
                return
            values = [self._value(name, known, known.type, each, (*path, i)) for i, each in enumerate(raw)]
            yield Test(name, operator, tuple(value for value in values if value is not None))
            return
        type_ = Type.BOOLEAN if operator is Operator.FILLED else known.type
        value = self._value(name, known, type_, raw, path)
        if value is not None:
            yield Test(name, operator, value)

    def _value(self, name: str, known: Field, type_: Type, raw: Any, path: Path) -> Literal | None:
        try:
            value = literal(raw, type_)
        except ValueError as error:
            self._refuse(path, str(error))
            return None
        allowed = (*choices(known), *self.words.get(name, ()))
        if type_ is Type.CHOICE and allowed and value not in allowed:
            sentence = _("“%(word)s”不是“%(field)s”的选项。") % {"word": value, "field": known.label}
            self._refuse(path, sentence, allowed)
        return value

    def _refuse(self, path: Path, sentence: str, allowed: Collection[str] = ()) -> None:
        self.problems.append(Problem(path, sentence, tuple(allowed)))
