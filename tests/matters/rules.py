"""Rules over matters, written as a programme's file writes them."""

from __future__ import annotations

from typing import Any

from silian.kernel.rules import Rule, read_rule


def rule(name: str, **words: Any) -> Rule:
    """A rule over the fact of matters; this year up to the cut-off unless it is a stock."""
    raw = {
        "id": name,
        "name": name,
        "unit": "件",
        "of": "matters.matter",
        "credit": "lead",
        "measure": "count",
        **words,
    }
    if raw["measure"] != "stock":
        raw.setdefault("window", "year_to_date")
    found = read_rule(raw)
    assert isinstance(found, Rule)
    return found
