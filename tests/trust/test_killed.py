"""kill -9 while steps are written: what was acknowledged is there, nothing is half there, the journal's chain is whole."""

from __future__ import annotations

import json
import subprocess
import sys
import time

import pytest
from django.db import connection

from silian.kernel import journal
from silian.kernel.journal.models import Entry
from silian.matters.models import Matter, Round, Standing
from tests.house.source import ROOT
from tests.matters.county import County, small_county

DEATHS = 3
ACKNOWLEDGED = 10  # steps before each death
AFTER = (0.0, 0.004, 0.011)  # seconds more, so that death comes at other places of a step


@pytest.fixture
def county(committed_db: None) -> County:
    return small_county()


def die_while_stepping(after: float) -> list[tuple[str, str]]:
    """Lets a process step until some steps are acknowledged, kills it, and gives what it had acknowledged."""
    database = str(connection.settings_dict["NAME"])
    command = [sys.executable, "-m", "tests.trust.stepping", database]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        said = [process.stdout.readline() for _step in range(ACKNOWLEDGED)]
        time.sleep(after)
        process.kill()
        said += process.stdout.readlines()
    whole = [line.split() for line in said if line.endswith("\n")]
    return [(key, state) for key, state in whole]


def test_death_in_the_middle_of_steps_loses_nothing_and_leaves_nothing_half(county: County) -> None:
    left = dict(said for after in AFTER[:DEATHS] for said in die_while_stepping(after))

    told = {entry.subject_id: json.loads(entry.after)["state"] for entry in lines_of_matters()}
    kept = {str(key): state for key, state in Matter.objects.values_list("pk", "state")}
    assert kept == told, "a state without its line in the journal, or a line without its state"
    assert {key: further(state, kept.get(key, "")) for key, state in left.items()} == dict.fromkeys(left, True)
    assert len(left) >= DEATHS * ACKNOWLEDGED / 2
    assert set(Round.objects.values_list("matter_id", flat=True)) == {matter.pk for matter in Matter.objects.all()}
    assert set(Standing.objects.values_list("matter_id", flat=True)) == {matter.pk for matter in Matter.objects.all()}
    assert journal.check("990001").ok


def lines_of_matters() -> list[Entry]:
    """The lines about matters that move a state, in their order."""
    return list(Entry.objects.filter(subject_kind="matters.matter", after__contains='"state"').order_by("number"))


def further(acknowledged: str, found: str) -> bool:
    """Whether what is found is what was acknowledged, or the next step, which nobody lived to acknowledge."""
    return found in {acknowledged, "accepted"}
