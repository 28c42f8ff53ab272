"""A figure by unit, in two columns that are never mixed, and by chain."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeAlias
from uuid import UUID

from django.utils.translation import gettext as _

from silian.chains.models import Chain
from silian.indicators.catalogue import entry_named
from silian.indicators.queries.extent import Extent
from silian.indicators.queries.figures import in_unit
from silian.indicators.queries.parts import Parents, below
from silian.kernel import rules
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.rules.scope import CHAIN
from silian.kernel.rules.values import Number
from silian.organisations.models import Unit
from silian.organisations.queries import parents_on

Values: TypeAlias = Mapping[Any, rules.Value]


@dataclass(frozen=True)
class UnitFigure:
    """A unit's own figure and the one with everything below it. Without a unit: the records that no unit has yet."""

    unit: Unit | None
    own: Number | None
    with_descendants: Number | None
    depth: int = 0

    @property
    def name(self) -> str:
        return str(self.unit) if self.unit else _("尚未归到单位")


@dataclass(frozen=True)
class ChainFigure:
    chain: Chain | None
    value: Number | None

    @property
    def name(self) -> str:
        return str(self.chain) if self.chain else _("没有归到产业链")


def by_unit(extent: Extent, indicator: str, as_of: date, *, present_tree: bool = False) -> list[UnitFigure]:
    """The figure of each unit with records and of all units above it, by the tree at the cut-off 当时口径, from the top.

    `present_tree` rolls up by today's tree instead 可比口径. Ratios roll up as sum by sum, distinct things as a union.
    """
    rule = entry_named(extent.county, indicator, as_of).definition
    if not isinstance(rule, rules.Rule) or rule.credit is None:
        raise Refused(_("这个指标没有归口单位，不能按单位列出。"))
    parents = _parents(extent.county, as_of, present_tree)
    scope = extent.scope(as_of)
    own: Values = rules.evaluate_by([rule], as_of, "credit", scope)[rule]
    keys = below([key for key in own if key], parents)
    if scope.units is not None:  # what stands above the unit asked about is not told by its records alone
        keys = {unit: inside for unit, inside in keys.items() if unit in scope.units}
    whole = _gathered(rule, extent, as_of, keys, own)
    units = Unit.objects.in_bulk(list(keys))
    rows = [
        UnitFigure(units[key], _shown(rule, own.get(key)), _shown(rule, whole[key]), depth)
        for key, depth in _from_the_top(units, parents)
    ]
    return [*rows, UnitFigure(None, _shown(rule, own[None]), None)] if None in own else rows


def by_chain(extent: Extent, indicator: str, as_of: date) -> list[ChainFigure]:
    """The figure of each chain with records, in the order of the chains; a record of two chains counts in both."""
    rule = entry_named(extent.county, indicator, as_of).definition
    if not isinstance(rule, rules.Rule) or CHAIN not in rule.fact.credit:
        raise Refused(_("这个指标不能按产业链列出。"))
    values = rules.evaluate_by([rule], as_of, CHAIN, extent.scope(as_of))[rule]
    chains = Chain.objects.filter(pk__in=[key for key in values if key])
    rows = [ChainFigure(chain, _shown(rule, values[chain.pk])) for chain in chains]
    return [*rows, ChainFigure(None, _shown(rule, values[None]))] if None in values else rows


def _parents(county: str, as_of: date, present_tree: bool) -> Parents:
    """Who stands under whom; in today's tree a unit that is no longer there keeps the place that it had."""
    then = parents_on(county, as_of)
    return {**then, **parents_on(county, today())} if present_tree else then


def _gathered(
    rule: rules.Rule, extent: Extent, as_of: date, inside: Mapping[UUID, set[UUID]], own: Values
) -> dict[UUID, rules.Value]:
    """Each unit with what is below it. What cannot be added up is counted again over the units together."""
    if rules.additive(rule):
        return {unit: rules.roll_up(rule, [own[key] for key in keys]) for unit, keys in inside.items()}
    scope = extent.scope(as_of)
    return {
        unit: rules.evaluate([rule], as_of, replace(scope, units=list(keys)))[rule] for unit, keys in inside.items()
    }


def _from_the_top(units: Mapping[UUID, Unit], parents: Parents) -> list[tuple[UUID, int]]:
    """The units as the tree shows them, each under its parent, with their depth."""
    children: dict[UUID | None, list[UUID]] = {}
    for key in sorted(units, key=lambda key: units[key].name):
        parent = parents.get(key)
        children.setdefault(parent if parent in units else None, []).append(key)
    found, waiting = [], [(key, 0) for key in reversed(children.get(None, []))]
    while waiting:
        key, depth = waiting.pop()
        found.append((key, depth))
        waiting += [(child, depth + 1) for child in reversed(children.get(key, []))]
    return found


def _shown(rule: rules.Rule, value: rules.Value | None) -> Number | None:
    return in_unit(rule, value.value) if value else None
