"""What is wrong with a programme's files: which file, which line, what, and the words that would be right there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from rapidfuzz import fuzz, process

from silian.kernel.errors import Refused

CLOSE_ENOUGH = 60  # of 100: under this, two words have too little in common to ask "did you mean"


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend. `allowed` holds the words that would be right here, the nearest first."""

    file: str
    line: int
    message: str
    allowed: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class ProgrammeRefused(Refused):
    """A folder that cannot be applied; `problems` names all there is to mend, in the order of files and lines."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def unknown_word(file: str, line: int, word: str, allowed: Iterable[str]) -> Problem:
    """The problem of a word outside a closed vocabulary: its message offers the nearest one, then names them all."""
    ranked = process.extract(word, sorted(set(allowed)), scorer=fuzz.ratio, limit=None)
    words = tuple(candidate for candidate, _score, _index in ranked)
    if not words:
        return Problem(file, line, _("不认识“%(word)s”，这里不能写任何词。") % {"word": word})
    values = {"word": word, "nearest": words[0], "words": "、".join(words)}
    if ranked[0][1] >= CLOSE_ENOUGH:
        return Problem(file, line, _("不认识“%(word)s”，是不是“%(nearest)s”？可以写：%(words)s。") % values, words)
    return Problem(file, line, _("不认识“%(word)s”。可以写：%(words)s。") % values, words)
