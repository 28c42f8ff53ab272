"""A batch comes in as the other ledger kept it, and can be taken back as far as nobody has touched it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from silian.kernel import journal
from silian.kernel.calendar import at
from silian.kernel.errors import NotFound, Refused
from silian.kernel.rules import evaluate
from silian.matters import actions
from silian.matters.models import Batch, Matter
from silian.matters.queries import matters_for
from tests.matters.county import County
from tests.matters.rules import rule

TODAY = date(2026, 9, 14)
CLOSED = rule("closed", date="closed_on", credit="lead")


def row(**words: Any) -> actions.Row:
    usual = {
        "kind": "trial/need",
        "title": "厂区道路破损",
        "channel": "visit",
        "raised_on": date(2026, 3, 2),
        "state": "doing",
    }
    return actions.Row(**{**usual, **words})


def batch(place: County, *rows: actions.Row) -> Batch:
    with at(TODAY):
        opened = actions.open_batch("990001", source="2026年问题台账.xlsx", digest="0" * 64, by=place.clerk)
        for one in rows:
            actions.admit_matter(one, batch=opened, by=place.clerk)
    return opened


def test_a_closed_row_keeps_its_number_its_announced_deadline_and_whether_it_was_on_time(place: County) -> None:
    batch(place, row(
        state="closed", original_number="旧-17", lead=place.bureau, due=date(2026, 3, 20), outcome="solved",
        handled_on=date(2026, 3, 19), satisfaction="satisfied", measures=["修补路面", "清理边沟"],
    ))  # fmt: skip
    matter = Matter.objects.get()
    assert (matter.number, matter.original_number) == ("SX2026-0001", "旧-17")
    assert (matter.round.due, matter.round.on_time, matter.round.received_is_inferred) == (
        date(2026, 3, 20),
        True,
        True,
    )
    assert matter.round.measures.filter(done_on=date(2026, 3, 19)).count() == 2
    assert evaluate([CLOSED], date(2026, 3, 31))[CLOSED].value == 1


@pytest.mark.parametrize(
    "words",
    [
        {"state": "closed"},
        {"state": "void"},
        {"raised_on": date(2026, 9, 15)},
        {"state": "closed", "outcome": "solved", "handled_on": date(2026, 3, 1)},
    ],
)
def test_a_row_that_contradicts_itself_is_refused(place: County, words: dict[str, Any]) -> None:
    with pytest.raises(Refused):
        batch(place, row(**words))
    assert not Matter.objects.exists()


def test_undoing_a_batch_voids_what_nobody_touched_and_deletes_nothing(place: County) -> None:
    opened = batch(place, row(), row(title="烘干塔变压器容量不足", lead=place.bureau))
    first, second = Matter.objects.order_by("number")
    with at(date(2026, 9, 15)):
        actions.record_progress(second, words="已到现场", by=place.handler)
        assert actions.undo_batch(opened, by=place.clerk) == (1, [second])
        with pytest.raises(Refused, match="撤销过"):
            actions.undo_batch(opened, by=place.clerk)
    assert Matter.objects.get(pk=first.pk).state == "void"
    assert list(matters_for(place.clerk, "990001")) == [second]
    assert Matter.objects.count() == 2
    assert journal.check("990001").ok


def test_a_voided_matter_is_counted_nowhere(place: County) -> None:
    opened = batch(place, row(state="closed", outcome="solved", handled_on=date(2026, 3, 19)))
    with at(date(2026, 9, 15)):
        actions.undo_batch(opened, by=place.clerk)
    assert evaluate([CLOSED], date(2026, 9, 30))[CLOSED].value == 0


def test_only_who_may_import_opens_a_batch(place: County) -> None:
    with pytest.raises((Refused, NotFound)):
        actions.open_batch("990001", source="x", digest="0" * 64, by=place.handler)
