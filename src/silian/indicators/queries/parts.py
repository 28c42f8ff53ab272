"""Figures of every chain, or of every unit with what is below it, in one pass a fact."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Literal, TypeAlias
from uuid import UUID

from silian.kernel import rules
from silian.kernel.rules.evaluation import CREDIT
from silian.kernel.rules.scope import CHAIN
from silian.organisations.queries import parents_on

Part: TypeAlias = Literal["chain", "unit"]
Parents: TypeAlias = Mapping[UUID, UUID | None]
ByPart: TypeAlias = Mapping[rules.Rule, Mapping[UUID, rules.Value]]


def by_each(of: Part, county: str, counted: Iterable[rules.Rule], as_of: date) -> ByPart:
    """The values of these rules by chain, or by unit with descendants; a part without records has no value here.

    By unit every rule must be additive (`kernel.rules.additive`); the tree is that of the cut-off. One query a fact, and one
    for the tree.
    """
    scope = rules.Scope(counties=[county])
    if of == "chain":
        found = rules.evaluate_by(counted, as_of, CHAIN, scope)
        return {
            rule: {key: value for key, value in parts.items() if isinstance(key, UUID)} for rule, parts in found.items()
        }
    own = rules.evaluate_by(counted, as_of, CREDIT, scope)
    parents = parents_on(county, as_of)
    return {rule: _with_descendants(rule, values, parents) for rule, values in own.items()}


def below(keys: Collection[UUID], parents: Parents) -> dict[UUID, set[UUID]]:
    """For each unit with records, and each above it, the keys that make up its figure."""
    found: dict[UUID, set[UUID]] = {}
    for key in keys:
        above: UUID | None = key
        while above is not None and key not in found.get(above, ()):
            found.setdefault(above, set()).add(key)
            above = parents.get(above)
    return found


def _with_descendants(rule: rules.Rule, own: Mapping[object, rules.Value], parents: Parents) -> dict[UUID, rules.Value]:
    known = {key: value for key, value in own.items() if isinstance(key, UUID)}
    return {unit: rules.roll_up(rule, [known[key] for key in keys]) for unit, keys in below(known, parents).items()}
