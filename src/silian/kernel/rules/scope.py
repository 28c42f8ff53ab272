"""Whose records are counted: counties, what a person may see, and the units or chains that records are credited to."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.apps import apps
from django.db.models import Q

from silian.kernel.access import Actor, visible
from silian.kernel.errors import Refused
from silian.kernel.facts import Credit, Fact
from silian.kernel.rules.tree import Rule

CHAIN = "chain"  # the credit of every fact whose rows belong to chains


@dataclass(frozen=True)
class Scope:
    """None is no limit. `units` are keys of the rule's own credit; `by` is the reader, None for a public figure."""

    counties: Collection[str] | None = None
    by: Actor | None = None
    units: Collection[Any] | None = None
    chains: Collection[Any] | None = None

    def of(self, rule: Rule, cutoff: date) -> Q:
        """The condition that this scope puts on the rows of a rule; never one that makes a row appear twice."""
        fact = rule.fact
        condition = Q() if self.counties is None else Q(**{f"{fact.county}__in": list(self.counties)})
        if self.by and not self.by.unlimited:
            condition &= seen(fact, self.by)
        if self.units is not None:
            condition &= _credited(fact, cutoff, own_credit(rule), self.units)
        if self.chains is not None:
            condition &= _credited(fact, cutoff, credit(fact, CHAIN), self.chains)
        return condition


EVERYTHING = Scope()


def credit(fact: Fact, name: str) -> Credit:
    if name not in fact.credit:
        raise Refused(f"“{fact.label}”不能按“{name}”分开统计。")
    return fact.credit[name]


def own_credit(rule: Rule) -> Credit:
    if rule.credit is None:
        raise Refused(f"指标“{rule.name}”没有归口单位，不能按单位统计。")
    return credit(rule.fact, rule.credit)


def seen(fact: Fact, by: Actor) -> Q:
    """The rows whose listed record this person may see: the very filter that guards the record's own page."""
    records = apps.get_model(fact.listing.kind)._default_manager.all()
    return Q(**{f"{fact.listing.id}__in": visible(records, by, fact.view).values("pk")})


def _credited(fact: Fact, cutoff: date, to: Credit, keys: Collection[Any]) -> Q:
    return Q(pk__in=fact.rows(cutoff).filter(**{f"{to.path}__in": list(keys)}).values("pk"))
