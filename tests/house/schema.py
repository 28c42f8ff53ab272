"""What the house's rules say of the tables. Every check takes models and answers with one line a breach."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable

from django.apps import apps
from django.db import models

from tests.house.source import ROOT

Model = type[models.Model]
COUNTS = re.compile(r"(^|_)(count|counts|total|totals|num|number_of|sum)(_|$)")


def floors() -> list[list[str]]:
    """The floors from the top down, each with its rooms: the contract of import-linter is the one list of them."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["id"] == "floors")
    return [re.findall(r"\w+", layer) for layer in layers]


def models_of_the_house() -> list[Model]:
    return [model for model in apps.get_models() if model.__module__.startswith("silian.")]


def names_with_a_state(among: Iterable[Model]) -> set[str]:
    return {model.__name__ for model in among if "state" in {field.name for field in model._meta.fields}}


def keys_upstairs(among: Iterable[Model], floors: list[list[str]]) -> list[str]:
    """A foreign key points to the same room or to a room downstairs."""
    floor = {room: number for number, rooms in enumerate(floors) for room in rooms}
    breaches = []
    for model in among:
        for field in model._meta.get_fields():
            target = field.related_model if field.concrete and field.is_relation else None
            if target is None or isinstance(target, str):
                continue
            here, there = model._meta.app_label, target._meta.app_label
            if here != there and there in floor and floor[there] <= floor[here]:
                breaches.append(f"{model._meta.label}.{field.name} points to {there}, which is not downstairs")
    return breaches


def without_county(among: Iterable[Model], exempt: Iterable[str]) -> list[str]:
    """Every record carries its county: a key to it, or in the kernel its code."""
    return [
        f"{model._meta.label} does not carry its county"
        for model in among
        if model._meta.label not in set(exempt)
        and not any(field.name == "county" and not field.null for field in model._meta.fields)
    ]


def kept_counts(among: Iterable[Model], declared: Iterable[str]) -> list[str]:
    """No model keeps a count of things that are or could be records; a few declared ones have a source document."""
    return [
        f"{model._meta.label}.{field.name} keeps a count"
        for model in among
        for field in model._meta.fields
        if COUNTS.search(field.name) and f"{model._meta.label}.{field.name}" not in set(declared)
    ]
