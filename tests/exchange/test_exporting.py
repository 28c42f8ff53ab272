"""The ledger goes out, and what went out comes in again unchanged."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from silian.exchange.columns import matter_columns
from silian.exchange.matters import export_matters, import_matters
from silian.exchange.spreadsheets.tables import read_table
from silian.kernel import journal
from silian.kernel.access import SYSTEM
from silian.kernel.calendar import at
from silian.kernel.errors import Refused
from silian.matters.models import Matter
from tests import factories
from tests.exchange.county import CLOSED, COUNTY, bring_in, fresh_county, ledger, sheet, told
from tests.exchange.random_ledger import random_rows
from tests.matters.county import closed, doing, handed_in, programme, small_county

pytestmark = pytest.mark.django_db


def exported(**more: Any) -> bytes:
    content = io.BytesIO()
    export_matters(COUNTY, content, **{"by": SYSTEM, "reason": "测试", **more})
    return content.getvalue()


def rows_in(content: bytes) -> list[dict[str, Any]]:
    return [row.values for row in read_table(content, matter_columns(COUNTY)).rows]


@pytest.mark.parametrize("csv", [False, True])
def test_what_was_exported_imports_again_unchanged(csv: bool) -> None:
    fresh_county()
    bring_in(sheet(random_rows(120)))
    before = list(Matter.objects.order_by("pk").values())
    preview, done = bring_in(exported(csv=csv))
    assert told(preview) == {}
    assert (done.created, done.skipped, done.batch) == (0, 120, None)
    assert list(Matter.objects.order_by("pk").values()) == before


def test_a_ledger_that_was_kept_here_also_comes_in_again_unchanged() -> None:
    place, day = small_county(), date(2026, 9, 14)
    doing(place, day, detail="详细\n情况")
    handed_in(place, doing(place, day, title="等着签字的一件"), date(2026, 9, 18))
    closed(place, date(2026, 9, 18), received=day)
    with at(date(2026, 9, 20)):
        preview, done = bring_in(exported())
    assert (told(preview), done.skipped) == ({}, 3)


def test_what_was_exported_is_the_same_ledger_in_another_county() -> None:
    fresh_county()
    bring_in(sheet(random_rows(60)))
    content = exported()
    factories.apply_programme(programme(), "990002")
    _preview, done = import_matters("990002", content, name="台账.xlsx", by=SYSTEM)
    assert (done.created, done.refused) == (60, [])
    assert told_without_numbers(exported_from("990002")) == told_without_numbers(content)


def exported_from(county: str) -> bytes:
    content = io.BytesIO()
    export_matters(county, content, by=SYSTEM, reason="测试")
    return content.getvalue()


def told_without_numbers(content: bytes) -> list[dict[str, Any]]:
    return [{key: value for key, value in row.items() if key != "number"} for row in rows_in(content)]


def test_an_export_stands_in_the_journal_with_its_reason() -> None:
    fresh_county()
    bring_in(ledger({}, {}))
    exported(reason="报市里月报")
    last = list(journal.rows(COUNTY))[-1]
    assert (last["step"], last["note"], '"rows":2' in last["after"]) == ("exchange.export_matters", "报市里月报", True)


def test_nobody_exports_what_they_may_not() -> None:
    fresh_county()
    bring_in(ledger({"主办单位": "水利局"}, {"主办单位": "交通运输局"}))
    lead = Matter.objects.order_by("number")[0].lead
    handler = factories.actor("handler", unit=lead, may={"matters.export": ["lead"], "matters.view": ["lead"]})
    assert [row["lead"] for row in rows_in(exported(by=handler))] == ["水利局"]


def test_the_ledger_of_an_earlier_day_has_that_days_states_and_deadlines() -> None:
    place, day = small_county(), date(2026, 9, 14)
    first = doing(place, day)
    handed_in(place, first, date(2026, 9, 18))
    with at(date(2026, 9, 20)):
        doing(place, date(2026, 9, 19), title="后来才提出的一件")
        then, now = rows_in(exported(as_of=date(2026, 9, 15))), rows_in(exported(as_of=date(2026, 9, 20)))
    assert [(row["state"], row["lead"], row["handled_on"]) for row in then] == [("doing", "自然资源局", None)]
    assert [row["state"] for row in now] == ["awaiting_sign_off", "doing"]
    assert then[0]["due"] == now[0]["due"] == Matter.objects.get(pk=first.pk).round.due


def test_a_ledger_brought_in_later_is_told_by_its_dates() -> None:
    fresh_county()
    bring_in(ledger(CLOSED, {"状态": "待受理"}, {"提出日期": date(2022, 4, 1), "办理时限": None}))
    rows = rows_in(exported(as_of=date(2022, 3, 10)))
    assert [row["state"] for row in rows] == ["doing", "submitted"]
    assert rows_in(exported(as_of=date(2022, 3, 15)))[0]["state"] == "closed"


def test_a_refused_export_leaves_no_half_of_a_file(tmp_path: Path) -> None:
    fresh_county()
    bring_in(ledger({}))
    Matter.objects.update(title="长" * 200, detail="长" * 40_000)
    target = tmp_path / "台账.xlsx"
    with pytest.raises(Refused, match="32,767"):
        export_matters(COUNTY, target, by=SYSTEM, reason="测试")
    assert not target.exists()
