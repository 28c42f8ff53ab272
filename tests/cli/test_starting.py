"""A command loads what it needs: the daily run and the ledger wait for no numerics and no dictionary."""

from __future__ import annotations

import subprocess
import sys

STARTED = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"
import django
django.setup()
from silian.cli.commands import modules_for
for command in sys.argv[1:]:
    modules_for([command])
print(sorted({"numpy", "jieba"} & sys.modules.keys()))
"""


def loaded_by(*commands: str) -> str:
    done = subprocess.run([sys.executable, "-c", STARTED, *commands], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_commands_that_compute_nothing_load_no_numerics() -> None:
    assert loaded_by("tick", "serve", "figures", "briefing", "import", "export", "journal", "county") == "[]"


def test_the_chains_load_numpy_but_no_dictionary_until_words_are_cut() -> None:
    assert loaded_by("chains") == "['numpy']"
