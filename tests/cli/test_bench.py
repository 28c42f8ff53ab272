"""The bench: it runs whole on little, says what it measured in the promised shape, and goes near nobody's data."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SILIAN = "import sys; from silian.cli import main; sys.exit(main())"
KEYS = {"name", "ours", "peer", "ratio", "unit", "at_least", "ok", "spread", "runs", "scale"}
MEASURED = {
    "list.size", "list.bare", "search.list", "workbench.clerk", "workbench.handler", "matter.bare", "matter.queries",
    "figures.by_hand", "journal.verify", "import.load", "create.size", "step.size", "step.journal",
    "graph.networkx", "graph.limit", "relatedness.memory", "matching.rank_bm25", "matching.limit",
    "loans.int64", "loans.numpy_financial", "scoring.numpy",
}  # fmt: skip


def silian(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command as people call it, in a process of its own; without DATABASE_URL it uses the embedded database."""
    around = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    place = {"DJANGO_SETTINGS_MODULE": "config.settings.demo", **environment}
    command = [sys.executable, "-c", SILIAN, *words]
    return subprocess.run(command, cwd=ROOT, env={**around, **place}, capture_output=True, text=True, timeout=300)


def test_a_tiny_load_is_measured_whole_and_the_home_of_a_county_stays_as_it_was(tmp_path: Path) -> None:
    database = tmp_path / "silian.sqlite3"
    database.write_text("990001 is kept here")
    done = silian("bench", "--scale", "200", "--json", SILIAN_HOME=str(tmp_path))
    assert done.returncode == 0, done.stderr
    results = json.loads(done.stdout)
    heavy_peers = {"relatedness.peer"} if find_spec("ecomplexity") else set()
    assert {result["name"] for result in results} == MEASURED | heavy_peers
    for result in results:
        assert set(result) == KEYS
        assert result["ratio"] > 0
        assert result["scale"] == "200"
    assert database.read_text() == "990001 is kept here"


@pytest.mark.parametrize(("words", "told"), [(("speed",), "没有“speed”这一项"), (("--scale", "huge"), "不是“huge”")])
def test_an_unknown_name_or_scale_is_refused_with_a_sentence(tmp_path: Path, words: tuple[str, ...], told: str) -> None:
    done = silian("bench", *words, SILIAN_HOME=str(tmp_path))
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.postgres
@pytest.mark.django_db
def test_a_postgresql_database_with_tables_is_refused(tmp_path: Path) -> None:
    from django.db import connection

    held = connection.settings_dict
    url = f"postgresql://{held['USER']}:{held['PASSWORD']}@{held['HOST']}:{held['PORT']}/{held['NAME']}"
    done = silian("bench", "journal", "--scale", "200", SILIAN_HOME=str(tmp_path), DATABASE_URL=url)
    assert done.returncode == 2
    assert "空库" in done.stderr
