"""`briefing.md`: the sentences of a programme's briefing, with a `{{ figure }}` slot for each number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pydantic import Field

from silian.indicators.sections import INDICATORS, TARGETS
from silian.kernel.programmes import Context, Declared, Problem, Section, register
from silian.kernel.programmes.problems import unknown_word

SLOT = re.compile(r"\{\{\s*([a-z][a-z0-9_]*)\s*\}\}")


class Template(Declared):
    """The text as it was written: a `# title`, `## headings`, and paragraphs with slots."""

    text: str = Field(min_length=1)


def slots(text: str) -> Iterator[re.Match[str]]:
    return SLOT.finditer(text)


def check_slots(document: Template, context: Context) -> Iterable[Problem]:
    indicators, targets = context.of(INDICATORS), context.of(TARGETS)
    known = {str(raw.get("id")) for raw in indicators.indicators} if indicators else set()
    known |= {target.id for target in targets.targets} if targets else set()
    for slot in slots(document.text):
        if slot[1] not in known:
            line = document.text.count("\n", 0, slot.start()) + 1
            yield unknown_word(context.source.file, line, slot[1], known)


TEMPLATE = register(
    Section("briefing", "briefing.md", Template, check=check_slots, needs=(INDICATORS.name, TARGETS.name))
)
