"""A made-up programme whose briefing tells a number of records that no room keeps yet."""

from __future__ import annotations

from pathlib import Path

from silian.kernel import programmes
from silian.kernel.access import SYSTEM

LOANS = "loans"
FILES = {
    "programme.yaml": """\
name: loans
title: 助企贷款
starts_on: 2021-10-01
years: [{year: 2022, title: 助企贷款（2022年）}]
settings: {number: 'DK{year}-{number:04d}'}
later: [bank.loan]
""",
    "indicators.yaml": """\
indicators:
- {id: loans_granted, name: 发放贷款, unit: 笔, of: bank.loan, measure: count}
""",
    "briefing.md": "# 助企贷款简报\n\n累计发放贷款 {{ loans_granted }} 笔。\n",
}


def apply_loans(folder: Path, county: str) -> None:
    for name, text in FILES.items():
        (folder / name).write_text(text, "utf-8")
    programmes.apply(folder, county, by=SYSTEM)
