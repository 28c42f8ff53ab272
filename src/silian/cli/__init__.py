"""The `silian` command: one module a sub-command, found by its place in this package.

A sub-command's module has `NAME`, `HELP`, `add_arguments(parser)` and `run(options)`, which gives the exit code: 0 done,
1 the answer is "no". Bad usage and bad input end with 2 and one sentence, never with a traceback.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

SETTINGS = "config.settings.demo"  # the embedded default: one machine, loopback


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one sub-command; what the console script `silian` calls."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    sys.path.insert(0, os.getcwd())
    from silian.cli.running import run_command

    return run_command(arguments)
