"""A fact's declaration is checked when its room is loaded."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from silian.kernel import facts
from silian.kernel.facts import Dimension, Moment, Span
from tests.kernel.sampleapp.facts import THING


def test_a_registered_fact_is_found_by_its_name() -> None:
    assert facts.get("sampleapp.thing") is THING
    assert "sampleapp.thing" in facts.names()


def test_an_unknown_fact_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        facts.get("sampleapp.nothing")


def test_registering_the_same_fact_again_changes_nothing() -> None:
    assert facts.register(THING) is THING


def test_two_facts_cannot_share_a_name() -> None:
    with pytest.raises(ValueError, match="declared twice"):
        facts.register(replace(THING, label="别的"))


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"dimensions": {"raised_on": Dimension("kind", "类别")}}, "stands for two things"),
        ({"dimensions": {"kind": Dimension("kind", "类别", known="nowhere")}}, "must name a plain date"),
        ({"dimensions": {"kind": Dimension("kind", "类别", known="due_on")}}, "must name a plain date"),
        ({"dates": {**THING.dates, "any": Moment("any", "任何")}}, "cannot be a field's name"),
        ({"spans": {"open": Span("raised_on", "nowhere", "未办结")}}, "between two dates"),
    ],
)
def test_a_declaration_that_contradicts_itself_is_refused(change: dict[str, Any], complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        facts.register(replace(THING, name="sampleapp.wrong", **change))
    assert "sampleapp.wrong" not in facts.names()


def test_choices_may_be_asked_for_when_they_are_needed() -> None:
    assert Dimension("kind", "类别", choices=lambda: {"need": "需求"}).words() == {"need": "需求"}
    assert Dimension("kind", "类别").words() == {}
