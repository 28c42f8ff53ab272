"""Every sub-command and the module that has it, in the order of `silian --help`.

Only the one that is asked for is loaded: the daily run waits for no numpy.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from types import ModuleType

MODULES = {
    "demo": "demo", "serve": "serve", "county": "county", "account": "account", "programme": "programme",
    "import": "importing", "export": "exporting", "figures": "figures", "trace": "trace", "briefing": "briefing",
    "calendar": "calendar", "journal": "journal", "backup": "backup", "restore": "restore", "loan": "loan", "score": "score",
    "chains": "chains", "tick": "tick", "work": "work", "bench": "bench",
}  # fmt: skip


def modules_for(words: Sequence[str]) -> list[ModuleType]:
    """The module of the sub-command that the first word names; all of them where it names none, as for --help."""
    names = [MODULES[words[0]]] if words and words[0] in MODULES else list(MODULES.values())
    return [import_module(f"silian.cli.{name}") for name in names]
