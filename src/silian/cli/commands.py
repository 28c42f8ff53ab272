"""Every sub-command, in the order of `silian --help`."""

from __future__ import annotations

from silian.cli import (
    account,
    backup,
    bench,
    briefing,
    calendar,
    chains,
    county,
    demo,
    exporting,
    figures,
    importing,
    journal,
    loan,
    programme,
    restore,
    score,
    serve,
    tick,
    trace,
    work,
)

ALL = (
    demo, serve, county, account, programme, importing, exporting, figures, trace, briefing, calendar, journal, backup, restore,
    loan, score, chains,
    tick, work, bench,
)  # fmt: skip
