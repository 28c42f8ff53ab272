"""A plan shows, apply does, both can be repeated; a fault leaves everything as it was; retiring keeps the records."""

from __future__ import annotations

from pathlib import Path

import pytest

from silian.kernel import journal
from silian.kernel.access import PUBLIC, SYSTEM, Actor
from silian.kernel.errors import NotFound, Refused
from silian.kernel.journal.models import Entry
from silian.kernel.programmes import (
    PROGRAMME,
    Change,
    ProgrammeRefused,
    apply,
    current,
    document,
    documents,
    history,
    plan,
    reach_of,
    retire,
)
from silian.kernel.programmes.models import AppliedProgramme
from silian.kernel.programmes.sections import SECTIONS, Section
from tests.kernel.programmes.garden import PLOTS_FILE, PROGRAMME_FILE, Digging, Plots, plant

COUNTY = "990001"
pytestmark = pytest.mark.django_db


def plots() -> Section[Plots]:
    return SECTIONS["plots"]  # type: ignore[return-value]


def everything() -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    """All that programmes keep in the database, and the journal."""
    return list(AppliedProgramme.objects.order_by("pk").values_list()), list(Entry.objects.order_by("pk").values_list())


def test_a_plan_shows_what_is_new_and_changes_nothing(folder: Path) -> None:
    shown = plan(folder, COUNTY)
    assert {(c.section, c.kind) for c in shown.changes} == {
        ("programme", "added"),
        ("plots", "added"),
        ("roles", "added"),
    }
    assert everything() == ([], [])  # fmt: skip


def test_what_was_planned_is_applied_and_then_in_force(folder: Path, digging: Digging) -> None:
    wanted = plan(folder, COUNTY).changes
    assert apply(folder, COUNTY, by=SYSTEM).changes == wanted
    assert plan(folder, COUNTY).changes == ()
    row = current(COUNTY, "garden")
    assert row is not None
    assert (row.version, row.title, row.applied_by) == (1, "菜园", SYSTEM.label)
    assert documents(COUNTY, plots())["garden"].plots["north"].title == "北畦"
    assert digging.calls == [(COUNTY, ["north", "south"], SYSTEM.label)]
    [entry] = Entry.objects.filter(county=COUNTY)
    assert (entry.step, entry.subject_id) == ("programmes.apply", str(row.pk))
    assert journal.check(COUNTY).ok


def test_applying_twice_makes_one_version_one_entry_and_one_call_of_the_hook(folder: Path, digging: Digging) -> None:
    apply(folder, COUNTY, by=SYSTEM)
    before = everything()
    plant(folder, plots="# a comment is no change\n" + PLOTS_FILE)
    assert apply(folder, COUNTY, by=SYSTEM).changes == ()
    assert everything() == before
    assert len(digging.calls) == 1


def test_a_change_is_shown_with_its_place_and_both_values(folder: Path) -> None:
    apply(folder, COUNTY, by=SYSTEM)
    text = (
        PLOTS_FILE.replace("1.50", "2.50").replace("    sown_on: 2022-04-05\n", "")
        + "  east: {title: 东畦, crop: bean}\n"
    )
    plant(folder, plots=text)
    changed, removed, added = plan(folder, COUNTY).changes
    assert changed == Change("plots", "plots/north/area", "changed", "1.50", "2.50")
    assert removed == Change("plots", "plots/south/sown_on", "removed", "2022-04-05", None)
    assert (added.path, added.kind, added.before, added.after["title"]) == ("plots/east", "added", None, "东畦")
    apply(folder, COUNTY, by=SYSTEM)
    assert plan(folder, COUNTY).changes == ()  # fmt: skip


def test_another_order_of_entries_is_a_change_and_is_kept(folder: Path) -> None:
    apply(folder, COUNTY, by=SYSTEM)
    head, north, south = PLOTS_FILE.partition("  north:")[0], *PLOTS_FILE.removeprefix("plots:\n").split("  south:")
    plant(folder, plots=f"{head}  south:{south}{north}")
    assert plan(folder, COUNTY).changes == (
        Change("plots", "plots", "changed", ["north", "south"], ["south", "north"]),
    )
    apply(folder, COUNTY, by=SYSTEM)
    assert list(documents(COUNTY, plots())["garden"].plots) == ["south", "north"]


def test_a_file_that_went_is_planned_as_removed(folder: Path) -> None:
    apply(folder, COUNTY, by=SYSTEM)
    (folder / "plots.yaml").unlink()
    [change] = apply(folder, COUNTY, by=SYSTEM).changes
    assert (change.section, change.kind, change.after) == ("plots", "removed", None)
    assert documents(COUNTY, plots()) == {}


def test_an_unknown_word_is_refused_and_the_database_is_as_before(folder: Path) -> None:
    apply(folder, COUNTY, by=SYSTEM)
    before = everything()
    plant(folder, plots=PLOTS_FILE.replace("crop: bean", "corp: bean"))
    with pytest.raises(ProgrammeRefused) as refused:
        apply(folder, COUNTY, by=SYSTEM)
    unknown = refused.value.problems[1]
    assert (unknown.file, unknown.line, unknown.allowed[0]) == ("plots.yaml", 4, "crop")
    assert "plots.yaml:4" in str(refused.value)
    assert plan(folder, COUNTY).problems == refused.value.problems
    assert everything() == before


def test_a_hook_that_fails_takes_everything_back(folder: Path, digging: Digging) -> None:
    digging.broken = True
    with pytest.raises(RuntimeError, match="spade"):
        apply(folder, COUNTY, by=SYSTEM)
    assert everything() == ([], [])


def test_every_version_is_kept(folder: Path) -> None:
    apply(folder, COUNTY, by=SYSTEM)
    plant(folder, plots=PLOTS_FILE.replace("北畦", "小北畦"))
    apply(folder, COUNTY, by=SYSTEM)
    newer, older = history(COUNTY, "garden")
    assert (newer.version, older.version) == (2, 1)
    assert newer.replaced_at is None
    assert older.replaced_at is not None
    assert older.sections["plots"]["plots"]["north"]["title"] == "北畦"


def test_a_programme_of_one_county_is_not_in_force_in_another(folder: Path) -> None:
    apply(folder, COUNTY, by=SYSTEM)
    assert documents("990002", plots()) == {}
    assert current("990002", "garden") is None


def test_a_newer_version_is_seen_by_a_process_that_remembers_the_older(folder: Path) -> None:
    apply(folder, COUNTY, by=SYSTEM)
    assert documents(COUNTY, plots())["garden"].plots["north"].title == "北畦"
    old = current(COUNTY, "garden")
    assert old is not None
    AppliedProgramme.objects.filter(pk=old.pk).update(replaced_at=old.applied_at)  # as another process would do it
    AppliedProgramme.objects.create(
        county=COUNTY, name="garden", title="菜园", version=2, digest="", applied_by="",
        document=old.document.replace("北畦", "新北畦"),
    )  # fmt: skip
    assert documents(COUNTY, plots())["garden"].plots["north"].title == "新北畦"


def test_retiring_ends_a_programme_and_keeps_its_versions_and_words(folder: Path) -> None:
    apply(folder, COUNTY, by=SYSTEM)
    retire("garden", COUNTY, by=SYSTEM)
    assert current(COUNTY, "garden") is None
    assert documents(COUNTY, PROGRAMME) == {}
    kept = document(COUNTY, "garden", plots())
    assert kept is not None
    assert kept.plots["north"].title == "北畦"
    assert [e.step for e in Entry.objects.order_by("number")] == ["programmes.apply", "programmes.retire"]


def test_a_retired_programme_can_be_applied_again_as_a_new_version(folder: Path) -> None:
    apply(folder, COUNTY, by=SYSTEM)
    retire("garden", COUNTY, by=SYSTEM)
    apply(folder, COUNTY, by=SYSTEM)
    assert [row.version for row in history(COUNTY, "garden")] == [2, 1]
    assert current(COUNTY, "garden") is not None


def test_a_programme_that_is_not_in_force_cannot_be_retired(folder: Path) -> None:
    with pytest.raises(Refused, match="garden"):
        retire("garden", COUNTY, by=SYSTEM)


def test_the_verb_is_asked_before_anything_else(folder: Path) -> None:
    colleague = Actor("account", "1", "同事", counties=frozenset({COUNTY}))
    for person, error in [(PUBLIC, NotFound), (colleague, Refused)]:
        with pytest.raises(error):
            apply(folder, COUNTY, by=person)
        with pytest.raises(error):
            retire("garden", COUNTY, by=person)
    assert everything() == ([], [])


def test_what_a_role_holds_is_joined_over_the_programmes_in_force(folder: Path) -> None:
    apply(folder, COUNTY, by=SYSTEM)
    plant(folder, programme=PROGRAMME_FILE.replace("garden", "orchard"))
    apply(folder, COUNTY, by=SYSTEM)
    assert reach_of(COUNTY, "gardener") == {"programmes.run": frozenset({"any"})}
    assert reach_of(COUNTY, "stranger") == {}
    retire("garden", COUNTY, by=SYSTEM)
    assert reach_of(COUNTY, "gardener")
    retire("orchard", COUNTY, by=SYSTEM)
    assert reach_of(COUNTY, "gardener") == {}


def test_a_document_that_this_release_no_longer_understands_asks_to_be_applied_again(folder: Path) -> None:
    apply(folder, COUNTY, by=SYSTEM)
    row = current(COUNTY, "garden")
    assert row is not None
    AppliedProgramme.objects.filter(pk=row.pk).update(document=row.document.replace('"crop"', '"plant"'))
    with pytest.raises(Refused, match="重新启用"):
        documents(COUNTY, plots())
