"""Every sub-command, in the order of `silian --help`."""

from __future__ import annotations

from silian.cli import county, figures, serve, trace

ALL = (serve, county, figures, trace)
