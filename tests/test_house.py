"""Keeps the house true. Each rule is asked of the whole tree, and shown to bite on a sample that breaks it."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from django.db import models
from django.urls import path

from silian.organisations.models import Unit
from tests.house import schema, source
from tests.house.source import Source, sample
from tools import url_permissions

TREE = list(source.sources())
MODELS = schema.models_of_the_house()
OFFERED = source.offered(TREE)
STATES = schema.names_with_a_state(MODELS)

# Tables that belong to no county, and why.
OF_NO_COUNTY = {
    "organisations.County",  # it is the county
    "organisations.Account",  # signs in; its grants carry the counties in which it may act
    "kernel.Instance",  # this installation
    "kernel.CalendarYear",  # the State Council's arrangement holds in every county
    "kernel.WorkDay",
    "kernel.DoneOnce",  # a form that was posted, before it is known what comes of it
}
# Declared headcounts and sums: each has a source document and is marked 申报 on the screen.
DECLARED = {
    "villages.Declaration.households", "villages.Declaration.people",  # whom a village led, who gained
    "credit.Loan.day_count",  # no count: by which convention days are counted
}  # fmt: skip


def writes_a_state(one: Source) -> list[str]:
    return source.state_writers(one, STATES | {"Matter"})


def nameless_actions(one: Source) -> list[str]:
    return source.nameless_actions(one, OFFERED)


RULES: dict[str, tuple[Callable[[Source], list[str]], Source]] = {
    "every public action has a sentence and a keyword-only by": (
        nameless_actions,
        sample("matters.actions.closing", "def sign_off(matter, by): ..."),
    ),
    "a folder of actions is entered by its door": (
        source.past_the_door,
        sample("meetings.actions", "from silian.matters.actions.intake import number_for"),
    ),
    "only advance and admit write a state": (writes_a_state, sample("matters.actions", "matter.state = 'closed'")),
    "the pages of a room are its own": (
        source.pages_of_others,
        sample("meetings.views", "from silian.matters.forms import CloseForm"),
    ),
    "only pages speak HTTP": (source.speaks_http, sample("matters.actions", "from django.http import Http404")),
    "the calendar alone says what day it is": (
        source.other_clocks,
        sample("matters.actions", "from datetime import date\nraised_on = date.today()"),
    ),
    "migrations are named and import no room": (
        source.unclean_migrations,
        sample("matters.migrations.0002_auto_x", "from silian.matters.models import Matter"),
    ),
}


@pytest.mark.parametrize("rule", RULES)
def test_the_house_keeps_its_rule_that(rule: str) -> None:
    check, _ = RULES[rule]
    assert [breach for one in TREE for breach in check(one)] == []


@pytest.mark.parametrize("rule", RULES)
def test_the_rule_would_find_a_breach_that(rule: str) -> None:
    check, breach = RULES[rule]
    assert check(breach)


@pytest.mark.parametrize(
    "text",
    [
        "record.state = 'closed'",
        "record.state, other = 'closed', 1",
        "record.state: str = 'closed'",
        "setattr(record, 'state', 'closed')",
        "Matter.objects.filter(pk=1).update(state='closed')",
        "Matter.objects.create(state='closed')",
        "Matter(state='closed')",
        "Matter.objects.update_or_create(defaults={'state': 'closed'})",
        "Matter.objects.update(**{'state': 'closed'})",
        "Matter.objects.bulk_update(rows, ['state'])",
        "record_change(matter, 'closed', by=me, state='closed')",
    ],
)
def test_every_way_to_write_a_state_is_seen(text: str) -> None:
    assert writes_a_state(sample("matters.actions", text))


@pytest.mark.parametrize("text", ["if record.state == 'closed': ...", "Matter.objects.filter(state='closed')"])
def test_reading_a_state_is_no_writing(text: str) -> None:
    assert not writes_a_state(sample("matters.queries", text))


def test_a_single_file_of_actions_offers_all_that_is_public() -> None:
    assert source.nameless_actions(sample("briefings.actions", "def publish(issue, by): ..."), {})
    assert not source.nameless_actions(sample("briefings.actions", "def _publish(issue): ..."), {})
    assert "sign_off" in OFFERED["matters"]
    assert "briefings" not in OFFERED


def test_no_foreign_key_points_upstairs() -> None:
    assert schema.keys_upstairs(MODELS, schema.floors()) == []
    # Were the house upside down, the keys to the counties would be found.
    assert schema.keys_upstairs([Unit], [["organisations"], ["kernel"]]) == []
    upside_down = list(reversed(schema.floors()))
    assert any("points to organisations" in breach for breach in schema.keys_upstairs(MODELS, upside_down))


def test_every_domain_record_carries_its_county() -> None:
    assert schema.without_county(MODELS, OF_NO_COUNTY) == []
    assert schema.without_county(MODELS, ()), "the exempt tables are found when nothing exempts them"
    assert {model._meta.label for model in MODELS} >= OF_NO_COUNTY, "an exemption names a table that is gone"


def test_no_model_keeps_a_count() -> None:
    assert schema.kept_counts(MODELS, DECLARED) == []


@pytest.mark.parametrize("name", ["visit_count", "total_fen", "num_households", "number_of_people", "paid_total"])
def test_a_field_that_keeps_a_count_is_known_by_its_name(name: str) -> None:
    field = SimpleNamespace(name=name)
    kept = SimpleNamespace(_meta=SimpleNamespace(label="villages.Village", fields=[field]))
    assert schema.kept_counts([kept], ())  # type: ignore[list-item]
    assert not schema.kept_counts([kept], {f"villages.Village.{name}"})  # type: ignore[list-item]


def test_every_address_stands_in_the_reviewed_permission_table() -> None:
    assert url_permissions.TABLE.read_text() == url_permissions.table(), (
        "the addresses changed: run .venv/bin/python tools/url_permissions.py, then read what it changed"
    )


def test_every_view_says_who_may_ask_for_it() -> None:
    undeclared = [row for row in url_permissions.TABLE.read_text().splitlines() if row.endswith(",undeclared")]
    assert undeclared == []


def test_a_view_that_does_not_say_so_is_undeclared() -> None:
    rows = list(url_permissions.rows([path("secret/", lambda request: None, name="secret")]))  # type: ignore[arg-type,list-item,return-value]
    assert rows == [("secret", "/secret/", "", "undeclared")]


def test_the_models_are_looked_at() -> None:
    assert len(MODELS) > 10
    assert all(issubclass(model, models.Model) for model in MODELS)
