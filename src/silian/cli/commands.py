"""Every sub-command, in the order of `silian --help`."""

from __future__ import annotations

from silian.cli import county, demo, figures, serve, trace

ALL = (demo, serve, county, figures, trace)
