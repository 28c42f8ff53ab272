"""Every sub-command, in the order of `silian --help`."""

from __future__ import annotations

from silian.cli import (
    account,
    backup,
    bench,
    briefing,
    calendar,
    county,
    demo,
    exporting,
    figures,
    importing,
    journal,
    programme,
    restore,
    serve,
    tick,
    trace,
)

ALL = (
    demo, serve, county, account, programme, importing, exporting, figures, trace, briefing, calendar, journal, backup, restore,
    tick, bench,
)  # fmt: skip
