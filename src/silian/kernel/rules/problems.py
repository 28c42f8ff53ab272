"""What is wrong with a rule, for the person who wrote the file; the place is a path that the file's reader turns into a line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Problem:
    """`path` leads from the rule's top to the word that is wrong; `allowed` are the words that could stand there."""

    path: Path
    message: str
    allowed: tuple[str, ...] = ()

    def under(self, *above: str | int) -> Problem:
        return replace(self, path=(*above, *self.path))

    def __str__(self) -> str:
        hint = _("可用：%(words)s。") % {"words": "、".join(self.allowed)} if self.allowed else ""
        return self.message + hint


class Unreadable(Exception):
    """A rule, or a file of rules, that cannot be used; nothing of it is."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(f"{'.'.join(map(str, p.path))}: {p}" for p in self.problems))
