"""`silian journal verify|witness|export`: is what happened still told as it was told then?

A cut-off tail leaves a sound chain behind. `witness` writes the heads to a file; kept off this machine, it shows the cut.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from silian.cli.answers import add_county, add_json, progress, say, say_json
from silian.kernel import journal
from silian.kernel.calendar import now
from silian.kernel.errors import Refused
from silian.kernel.journal.chain import Verdict, Witness, utc_text
from silian.kernel.journal.models import INSTANCE, Entry, Head
from silian.organisations.models import County
from silian.organisations.queries import county_named

NAME = "journal"
HELP = "核验日志，留存校验头，导出日志"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    deeds = parser.add_subparsers(metavar="verify|witness|export", required=True)
    verify = deeds.add_parser("verify", help="逐条核验；有几个县而不指明时，核验全部")
    verify.add_argument("--witness", metavar="FILE", type=Path, help="留在别处的校验头，由 silian journal witness 写成")
    witness = deeds.add_parser("witness", help="把各县日志的校验头写到文件，请存到别的机器上")
    export = deeds.add_parser("export", help="把日志写成 JSON 行，可用 verifier.py 离线核验")
    for one in (witness, export):
        one.add_argument("-o", "--output", metavar="FILE", type=Path, required=True)
    for one, deed in ((verify, _verify), (witness, _witness), (export, _export)):
        add_county(one)
        add_json(one)
        one.set_defaults(deed=deed)


def run(options: argparse.Namespace) -> int:
    return int(options.deed(options))


def _chains(options: argparse.Namespace) -> list[str]:
    """The chain that is meant, or all of them: of the counties, and the installation's own where it has begun."""
    if options.county:
        return [options.county if options.county == INSTANCE else county_named(options.county).code]
    counties = list(County.objects.order_by("code").values_list("code", flat=True))
    begun = set(Entry.objects.order_by().values_list("county", flat=True).distinct())
    begun |= set(Head.objects.values_list("county", flat=True))
    return [*counties, *sorted(begun.difference(counties))]


def _verify(options: argparse.Namespace) -> int:
    chains = _chains(options)
    witnesses = _read(options.witness, chains) if options.witness else {}
    if options.county and options.witness and options.county not in witnesses:
        raise Refused(f"{options.witness} 里没有 {options.county} 的校验头，请用当时写下的那一份。")
    if not options.county:
        chains += [chain for chain in witnesses if chain not in chains]
    verdicts = {chain: journal.check(chain, witnesses.get(chain)) for chain in chains}
    sound = all(verdict.ok for verdict in verdicts.values())
    if options.json:
        say_json(_document(verdicts))
    else:
        for chain, verdict in verdicts.items():
            say(f"{chain}  {verdict.entries} 条  {_words(verdict)}")
    return 0 if sound else 1


def _document(verdicts: dict[str, Verdict]) -> dict[str, Any]:
    """The one chain, or of several the first that is broken, else the first; all of them beside it."""
    told = next((c for c, verdict in verdicts.items() if not verdict.ok), next(iter(verdicts), ""))
    verdict = verdicts.get(told) or Verdict(0, "", True)
    return {
        "entries": verdict.entries, "head": verdict.head, "ok": verdict.ok,
        "first_bad": verdict.first_bad, "county": told, "reason": verdict.reason,
        "chains": {chain: vars(v) for chain, v in verdicts.items()},
    }  # fmt: skip


def _words(verdict: Verdict) -> str:
    return f"完好  {verdict.head}" if verdict.ok else f"第 {verdict.first_bad} 条起不对：{verdict.reason}"


def _read(file: Path, chains: list[str]) -> dict[str, Witness]:
    """The heads in a witness file: what `journal witness` wrote, or a `journal verify --json` that was kept."""
    try:
        kept = json.loads(file.read_text("utf-8"))
        heads = kept.get("chains") or {chains[0]: kept}
        return {
            c: Witness(int(head.get("number", head.get("entries"))), str(head["head"])) for c, head in heads.items()
        }
    except (ValueError, KeyError, TypeError, AttributeError, IndexError):
        raise Refused(f"{file} 不是校验头文件，请用 silian journal witness 写下的那一份。") from None


def _witness(options: argparse.Namespace) -> int:
    heads = {chain: vars(journal.head(chain)) for chain in _chains(options)}
    document = {"at": utc_text(now()), "chains": heads}
    options.output.write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return _done(options, document, f"{len(heads)} 条链的校验头写入 {options.output}，请存到别的机器上。")


def _export(options: argparse.Namespace) -> int:
    chains = _chains(options)
    written = 0
    with options.output.open("w", encoding="utf-8") as file:
        for chain in chains:
            written += _lines(file, journal.rows(chain))
    return _done(options, {"file": str(options.output), "entries": written}, f"{written} 条写入 {options.output}。")


def _lines(file: Any, rows: Iterable[dict[str, Any]]) -> int:
    return sum(1 for row in rows if file.write(json.dumps(row, ensure_ascii=False) + "\n"))


def _done(options: argparse.Namespace, document: dict[str, Any], sentence: str) -> int:
    if options.json:
        say_json(document)
    else:
        progress(sentence)
    return 0
