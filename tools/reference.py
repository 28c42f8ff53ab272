"""Writes docs/reference from what the rooms declare: verbs, lifecycles, the words of a rule, the command.

With --check it only asks whether the pages are up to date; but for the command's, which each Python version lays out anew.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import django
from django.apps import apps

REFERENCE = Path(__file__).resolve().parents[1] / "docs/reference"
NOTE = "<!-- written by `make docs` from the code: change it there -->\n"


def main(only_ask: bool) -> int:
    stale = []
    for name, text in pages().items():
        file = REFERENCE / name
        if file.exists() and (file.read_text() == text or (only_ask and name == "command.md")):
            continue
        stale.append(name)
        if not only_ask:
            REFERENCE.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
    if stale and only_ask:
        print(f"docs/reference is older than the code ({', '.join(stale)}): run make docs", file=sys.stderr)
    return 1 if stale and only_ask else 0


def pages() -> dict[str, str]:
    return {
        "verbs.md": page("Verbs", "What a role may be allowed to do: the words of `roles.yaml`.", verbs()),
        "lifecycles.md": page(
            "Lifecycles", "The steps of each kind of record, as its buttons offer them.", lifecycles()
        ),
        "vocabulary.md": page("The words of a rule", "What `indicators.yaml` may name, by fact.", vocabulary()),
        "command.md": page("The command", "`silian`, as its `--help` says it.", command()),
    }


def page(title: str, purpose: str, lines: Iterable[str]) -> str:
    return "\n".join([f"# {title}", "", purpose, NOTE, *lines]) + "\n"


def table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    cells = list(head)
    yield f"| {' | '.join(cells)} |"
    yield f"|{' --- |' * len(cells)}"
    for row in rows:
        yield f"| {' | '.join(str(cell) for cell in row)} |"
    yield ""


def verbs() -> Iterator[str]:
    from silian.kernel.access import VERBS

    yield from table(("verb", "label"), ((f"`{name}`", verb.label) for name, verb in sorted(VERBS.items())))


def lifecycles() -> Iterator[str]:
    for model in apps.get_models():
        lifecycle = getattr(model, "LIFECYCLE", None)
        if lifecycle is None:
            continue
        yield f"## {model._meta.verbose_name} `{model._meta.label_lower}`"
        yield ""
        rows = (
            (
                f"{step.label} `{step.name}`",
                "、".join(sorted(str(state.label) for state in step.sources)),
                step.to.label if step.to else "",
                f"`{step.needs.name}`",
            )
            for step in lifecycle.steps.values()
        )
        yield from table(("step", "from", "to", "needs"), rows)


def vocabulary() -> Iterator[str]:
    from silian.kernel import facts

    for fact in map(facts.get, facts.names()):
        yield f"## {fact.label} `{fact.name}`"
        yield ""
        named = (
            *((name, "date", date.label, "") for name, date in fact.dates.items()),
            *((name, "stock", span.label, f"`{span.start}` until `{span.end}`") for name, span in fact.spans.items()),
            *((name, d.type, d.label, words(d.words())) for name, d in fact.dimensions.items()),
            *((name, amount.type, amount.label, "") for name, amount in fact.amounts.items()),
            *((name, "credit", credit.label, "") for name, credit in fact.credit.items()),
        )
        yield from table(("word", "is a", "label", "values"), ((f"`{name}`", *rest) for name, *rest in named))


def words(allowed: Iterable[str]) -> str:
    return " ".join(f"`{word}`" for word in allowed)


def command() -> Iterator[str]:
    from silian.cli.running import _parser

    os.environ["COLUMNS"] = "110"
    parser = _parser([])
    yield from ("```", parser.format_help().strip(), "```", "")
    chosen = next(action for action in parser._actions if isinstance(action, argparse._SubParsersAction))
    for name, sub in chosen.choices.items():
        yield from (f"## {name}", "", "```", sub.format_help().strip(), "```", "")


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.demo"  # not the tests, which have words of their own
    django.setup()
    sys.exit(main("--check" in sys.argv[1:]))
