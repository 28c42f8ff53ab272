"""`silian score --card CARD.json FILE.csv`: the points of every applicant, one line of the file each. Needs no database."""

from __future__ import annotations

import argparse
import csv
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from silian.cli.answers import add_json, say, say_json
from silian.credit.engine.scorecards import Card, Score, read_card, score
from silian.kernel.errors import Refused

NAME = "score"
HELP = "按评分卡给申请人打分"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--card", metavar="CARD.json", type=Path, required=True, help="评分卡")
    parser.add_argument("file", metavar="FILE.csv", type=Path, help="申请人，首行是列名")
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    card = _card(options.card)
    answers = [_scored(card, number, line) for number, line in enumerate(_lines(options.file), start=1)]
    if options.json:
        say_json(answers)
    else:
        for answer in answers:
            say(f"{answer['row']}  {answer.get('score', answer.get('error'))}")
    return 2 if any("error" in answer for answer in answers) else 0


def _card(file: Path) -> Card:
    try:
        document = json.loads(file.read_text(encoding="utf-8"))
    except OSError:
        raise Refused(f"读不到评分卡 {file}。") from None
    except (UnicodeDecodeError, ValueError, RecursionError):
        raise Refused(f"{file} 不是 JSON，请检查后再试。") from None
    if not isinstance(document, dict):
        raise Refused(f"{file} 不是评分卡：要逐个变量写明 bin 和 points。")
    return read_card(document)


def _lines(file: Path) -> list[dict[str, str]]:
    try:
        with file.open(encoding="utf-8-sig", newline="") as opened:
            return [{str(k): v or "" for k, v in row.items()} for row in csv.DictReader(opened)]
    except OSError:
        raise Refused(f"读不到 {file}。") from None
    except (UnicodeDecodeError, csv.Error):
        raise Refused(f"{file} 不是 UTF-8 的 CSV，请另存后再试。") from None


def _scored(card: Card, number: int, line: dict[str, str]) -> dict[str, Any]:
    row = line.get("row") or str(number)
    try:
        found = score(card, line)
    except Refused as refused:
        return {"row": _plain_row(row), "error": f"第 {row} 行{refused}"}
    return {"row": _plain_row(row), "score": _number(found.total), "points": _points(found)}


def _plain_row(row: str) -> int | str:
    return int(row) if row.isdecimal() else row


def _points(found: Score) -> dict[str, int | float]:
    return {name: _number(points) for name, points in found.points.items()}


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
