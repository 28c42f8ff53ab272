"""The English messages: `compile` writes the .mo files; `check` says what is missing; `update` writes new msgids into the .po.

The source strings are Chinese, so a Chinese catalogue does not exist; locale/en has every one of them in English.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parents[1]
CATALOGUE = ROOT / "locale/en/LC_MESSAGES/django.po"


def main(verb: str) -> int:
    if verb == "compile":
        return compile_catalogues()
    messages = wanted()
    if verb == "update":
        return update(messages)
    problems = shortcomings(messages, kept())
    print(*problems, sep="\n") if problems else print(f"messages: all {len(messages)} are in English")
    return 1 if problems else 0


def compile_catalogues() -> int:
    for source in ROOT.glob("locale/*/LC_MESSAGES/*.po"):
        compiled = source.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
            polib.pofile(str(source)).save_as_mofile(str(compiled))
    return 0


def wanted() -> polib.POFile:
    """What the code and the templates say today, extracted by Django's makemessages into a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "src"
        source.symlink_to(ROOT / "src")
        Path(folder, "locale").mkdir()
        subprocess.run(
            [sys.executable, "-m", "django", "makemessages", "-l", "en", "--symlinks", "--no-wrap", "-v", "0"],
            cwd=folder, check=True, env={**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings.test"},
        )  # fmt: skip
        return polib.pofile(str(Path(folder, "locale/en/LC_MESSAGES/django.po")))


def kept() -> polib.POFile:
    return polib.pofile(str(CATALOGUE)) if CATALOGUE.exists() else polib.POFile()


def shortcomings(wanted: polib.POFile, kept: polib.POFile) -> list[str]:
    """One line for every message that has no English, or whose English nobody looked at."""
    english = {(entry.msgctxt, entry.msgid): entry for entry in kept if not entry.obsolete}
    problems = []
    for entry in wanted:
        match = english.get((entry.msgctxt, entry.msgid))
        place = "{}:{}".format(*entry.occurrences[0]) if entry.occurrences else "?"
        if match is None or not match.translated():
            reason = "fuzzy" if match is not None and match.fuzzy else "no English"
            problems.append(f"{place}: {reason}: {entry.msgid!r}")
    return problems


def update(messages: polib.POFile) -> int:
    """Adds what is new with an empty English text and drops what nobody says any more."""
    catalogue = kept()
    catalogue.metadata = {"Content-Type": "text/plain; charset=UTF-8", "Plural-Forms": "nplurals=2; plural=(n != 1);"}
    catalogue.merge(messages)
    for entry in [entry for entry in catalogue if entry.obsolete]:
        catalogue.remove(entry)
    for entry in catalogue:
        entry.occurrences = []
    catalogue.sort(key=lambda entry: entry.msgid)
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    catalogue.save(str(CATALOGUE))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]) if sys.argv[1:] in (["compile"], ["check"], ["update"]) else __doc__)
