"""The ways that matters go, each a row of chapters. Those that are still under way simply stop."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from silian.cli.demo import moments
from silian.cli.demo.four_chains.chapters import (
    LOOK_INTO,
    Chapter,
    Tale,
    accepted,
    agreed,
    asked_after,
    assigned,
    done_anew,
    extension_asked,
    finish,
    finished,
    finished_late,
    handed_back,
    merged_with_a_duplicate,
    pause_asked,
    posted,
    raised,
    raised_without_a_name,
    resumed,
    sent_back,
    signed_off,
    taken_back,
    taken_up,
    turned_down,
    worked_on,
)
from silian.matters import actions


def begun(tale: Tale) -> Chapter:
    """Raised, accepted, assigned and taken up: how most stories begin."""
    yield from raised(tale)
    yield from accepted(tale)
    yield from assigned(tale)
    yield from taken_up(tale)


def closed(tale: Tale) -> Chapter:
    yield from signed_off(tale)
    yield from asked_after(tale)


def plain(tale: Tale) -> Chapter:
    yield from begun(tale)
    yield from worked_on(tale)
    yield from finished(tale)
    yield from closed(tale)


def late(tale: Tale) -> Chapter:
    yield from begun(tale)
    yield from worked_on(tale)
    yield from finished_late(tale, tale.county.chance.choice((2, 4, 7)))
    yield from closed(tale)


def returned(tale: Tale) -> Chapter:
    """Given to the wrong unit first; the clock runs on."""
    yield from raised(tale)
    yield from accepted(tale)
    yield from assigned(
        tale, tale.county.units["县市场监督管理局" if tale.words.lead != "县市场监督管理局" else "县商务局"]
    )
    yield from handed_back(tale)
    yield from accepted(tale)
    yield from assigned(tale)
    yield from taken_up(tale)
    yield from finished(tale)
    yield from closed(tale)


def sent_back_once(tale: Tale) -> Chapter:
    yield from begun(tale)
    yield from finished(tale)
    yield from sent_back(tale)
    yield from worked_on(tale, 1)
    yield from finished(tale, 1)
    yield from closed(tale)


def extended(tale: Tale) -> Chapter:
    yield from begun(tale)
    yield from extension_asked(tale, 5)
    yield from agreed(tale)
    yield from worked_on(tale)
    yield from finished(tale, 6)
    yield from closed(tale)


def paused(tale: Tale) -> Chapter:
    yield from begun(tale)
    yield from pause_asked(tale)
    yield from agreed(tale)
    yield from resumed(tale, 8)
    yield from finished(tale, 3)
    yield from closed(tale)


def duplicated(tale: Tale) -> Chapter:
    yield from raised(tale)
    yield from accepted(tale)
    yield from assigned(tale)
    yield from merged_with_a_duplicate(tale)
    yield from taken_up(tale)
    yield from finished(tale)
    yield from closed(tale)


def done_again(tale: Tale) -> Chapter:
    yield from begun(tale)
    yield from finished(tale)
    yield from signed_off(tale)
    yield from asked_after(tale, "dissatisfied")
    yield from done_anew(tale)
    yield from finished(tale, 4)
    yield from signed_off(tale)
    yield from asked_after(tale, "satisfied")


def rejected(tale: Tale) -> Chapter:
    yield from raised(tale)
    yield from turned_down(tale)


def withdrawn(tale: Tale) -> Chapter:
    yield from raised(tale)
    yield from accepted(tale)
    yield from taken_back(tale)


def anonymous(tale: Tale) -> Chapter:
    yield from raised_without_a_name(tale)
    yield from accepted(tale)
    yield from assigned(tale)
    yield from taken_up(tale)
    yield from finished(tale, 8)
    yield from signed_off(tale)
    yield from posted(tale)


def anonymous_open(tale: Tale) -> Chapter:
    yield from raised_without_a_name(tale)
    yield from accepted(tale)
    yield from assigned(tale)
    yield from taken_up(tale)
    yield from worked_on(tale)
    yield from posted(tale)


def untouched(tale: Tale) -> Chapter:
    yield from raised(tale)


def accepted_only(tale: Tale) -> Chapter:
    yield from raised(tale)
    yield from accepted(tale)


def assigned_only(tale: Tale) -> Chapter:
    yield from raised(tale)
    yield from accepted(tale)
    yield from assigned(tale)


def at_work(tale: Tale) -> Chapter:
    """Also how a matter becomes overdue: nothing more happens."""
    yield from begun(tale)
    yield from worked_on(tale)


def handed_in_only(tale: Tale) -> Chapter:
    yield from begun(tale)
    yield from finished(tale, 3)


def paused_only(tale: Tale) -> Chapter:
    yield from begun(tale)
    yield from pause_asked(tale)
    yield from agreed(tale)


def asking(tale: Tale) -> Chapter:
    yield from begun(tale)
    yield from extension_asked(tale, 5)


def far_off(tale: Tale) -> Chapter:
    """Extended into a year whose calendar is not out: its deadline is provisional."""
    yield from begun(tale)
    yield from extension_asked(tale, 60)
    yield from agreed(tale)
    yield from worked_on(tale)


def deliberated(tale: Tale, held: date, returned_before: bool) -> Chapter:
    """Taken to the joint committee's meeting of that day, whose resolution puts the measure on it, and solved after."""
    yield from raised(tale)
    yield from accepted(tale)
    if returned_before:
        yield from _returned_twice(tale)
    else:
        tale.measure = LOOK_INTO
        yield from assigned(tale)
        yield from taken_up(tale)
    issued_and_done = moments.after(held, 3)
    yield moments.on(issued_and_done, 10, 30) if issued_and_done else moments.NEVER
    tale.matter.refresh_from_db()
    if tale.matter.state == "assigned":
        actions.take_up(tale.matter, by=tale.handler)
    finish(tale)
    yield from closed(tale)


def _returned_twice(tale: Tale) -> Chapter:
    for wrong in ("县住房和城乡建设局", "县水务局"):
        yield from assigned(tale, tale.county.units[wrong])
        yield from handed_back(tale)
        if wrong == "县住房和城乡建设局":
            yield from accepted(tale)


STORIES: dict[str, Callable[[Tale], Chapter]] = {
    "plain": plain, "late": late, "returned": returned, "sent_back": sent_back_once, "extended": extended,
    "paused": paused, "duplicated": duplicated, "done_again": done_again, "rejected": rejected,
    "withdrawn": withdrawn, "anonymous": anonymous, "anonymous_open": anonymous_open, "untouched": untouched,
    "accepted_only": accepted_only, "assigned_only": assigned_only, "at_work": at_work, "overdue": at_work,
    "handed_in_only": handed_in_only, "paused_only": paused_only, "asking": asking, "far_off": far_off,
}  # fmt: skip
