"""`silian loan schedule|arrears|classify|subsidy|guarantee|line|apr`: the arithmetic of loans, on one object or an array of them.

It needs no database. A bad element gives `{"error": "…"}` in its place, and the exit is 2; what is not known is ignored, with
a line on stderr. Money is a text with two decimals.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from silian.cli.answers import progress, say_json
from silian.cli.loan import apr, arrears, classify, guarantee, line, schedule, subsidy
from silian.cli.loan.asked import sentence
from silian.kernel.errors import Refused

NAME = "loan"
HELP = "算还款计划、逾期、五级分类、贴息、分担、额度和年化利率"
DEEDS = {
    "schedule": (schedule, "还款计划"),
    "arrears": (arrears, "逾期和罚息"),
    "classify": (classify, "五级分类"),
    "subsidy": (subsidy, "财政贴息"),
    "guarantee": (guarantee, "政银担损失分担"),
    "line": (line, "授信额度"),
    "apr": (apr, "含费用的年化利率"),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    deeds = parser.add_subparsers(metavar="|".join(DEEDS), required=True)
    for name, (module, words) in DEEDS.items():
        deed = deeds.add_parser(name, help=words, description=module.__doc__)
        deed.add_argument("file", metavar="FILE", nargs="?", default="-", help="JSON 文件，- 为标准输入")
        deed.add_argument("--json", action="store_true", help="one JSON document, as always")
        deed.set_defaults(reckon=module)


def run(options: argparse.Namespace) -> int:
    document = _read(options.file)
    asked = document if isinstance(document, list) else [document]
    answers = [_answer(options.reckon, number, element) for number, element in enumerate(asked, start=1)]
    say_json(answers if isinstance(document, list) else answers[0])
    return 2 if any("error" in answer for answer in answers) else 0


def _read(file: str) -> Any:
    try:
        return json.loads(sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise Refused(f"没有这个文件：{file}。", {"file": file}) from None
    except (OSError, UnicodeDecodeError, ValueError, RecursionError) as error:
        raise Refused(f"{file} 不是 JSON：{error}。请检查括号和引号，用 UTF-8 保存。") from None


def _answer(module: Any, number: int, element: Any) -> dict[str, Any]:
    if not isinstance(element, dict):
        return {"error": f'第 {number} 个不是对象，请写成 {{"principal": …}}。'}
    if unknown := sorted(set(element) - set(module.Asked.model_fields)):
        progress(f"第 {number} 个：不认识的字段不计：{'、'.join(unknown)}")
    try:
        return dict(module.answer(module.Asked.model_validate(element)))
    except ValidationError as error:
        return {"error": sentence(error)}
    except Refused as refused:
        return {"error": str(refused)}
