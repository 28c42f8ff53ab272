"""How the answers of an analysis look as JSON: numbers that are none become null, and defects are told by kind."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np

from silian.chains.analysis.findings import Finding
from silian.chains.analysis.reading.defects import KINDS, Defects
from silian.cli.answers import progress

EXAMPLES = 5


def plain(value: Any) -> Any:
    """A number of numpy as Python's; null for what is no number."""
    if isinstance(value, np.generic):
        value = value.item()
    return None if isinstance(value, float) and not math.isfinite(value) else value


def finding(found: Finding) -> dict[str, Any]:
    return {
        "node": found.node, "reason": str(found.reason), "figures": dict(found.figures), "parts": dict(found.parts),
        "score": found.score, "estimated": list(found.estimated),
    }  # fmt: skip


def findings(found: Iterable[Finding]) -> list[dict[str, Any]]:
    return [finding(each) for each in found]


def defects(found: Defects) -> list[dict[str, Any]]:
    """Each file and kind with how many rows, and the first few."""
    return [
        {
            "file": file, "kind": kind, "meaning": KINDS[kind], "rows": len(rows),
            "first": [{"line": row.line, "text": row.text} for row in rows[:EXAMPLES]],
        }
        for (file, kind), rows in found.by_kind().items()
    ]  # fmt: skip


def tell_defects(found: Defects) -> None:
    """A line a kind on stderr."""
    for (file, kind), rows in found.by_kind().items():
        progress(f"{file}：{KINDS[kind]}，{len(rows)} 行，如第 {rows[0].line} 行 {rows[0].text[:40]}")


def write_defects(found: Defects, path: Path) -> None:
    """Every single one, as CSV."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(["文件", "行", "内容", "问题"])
        lines.writerows([each.file, each.line, each.text, KINDS[each.kind]] for each in found)
