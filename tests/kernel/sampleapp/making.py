"""Short words for the tests of rules: a thing, a rule, what it comes to and what it lists."""

from __future__ import annotations

from datetime import date
from typing import Any

from silian.kernel.rules import EVERYTHING, Part, Rule, Scope, evaluate, evaluate_by, read_rule, records
from tests.kernel.sampleapp.models import Standing, Thing

D = date
A_DAY = D(2022, 5, 1)
END = D(2022, 9, 30)


def rule(measure: str = "count", **changes: Any) -> Rule:
    raw = {"id": "figure", "name": "数", "unit": "件", "of": "sampleapp.thing", "date": "raised_on"}
    read = read_rule(raw | {"window": "year_to_date", "measure": measure} | changes)
    assert isinstance(read, Rule)
    return read


def thing(county: str = "990001", *, kind: str = "", lead: str = "", raised_on: date = A_DAY, **more: Any) -> Thing:
    made = Thing.objects.create(county_id=county, raised_on=raised_on, **more)
    if kind or lead:
        Standing.objects.create(thing=made, kind=kind, lead=lead, from_on=raised_on)
    return made


def value(figure: Rule, cutoff: date = END, scope: Scope = EVERYTHING) -> Any:
    return evaluate([figure], cutoff, scope)[figure].value


def split(figure: Rule, by: str, scope: Scope = EVERYTHING, cutoff: date = END) -> dict[Any, Any]:
    return {key: part.value for key, part in evaluate_by([figure], cutoff, by, scope)[figure].items()}


def listed(figure: Rule, cutoff: date = END, part: Part = Part.DENOMINATOR, scope: Scope = EVERYTHING) -> set[int]:
    return set(records(figure, cutoff, scope, part).values_list("pk", flat=True))
