"""Faults of a table with the addresses of their cells: a table comes in whole, or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from silian.kernel.errors import Refused

TOLD = 8  # faults that a refusal names


@dataclass(frozen=True)
class Fault:
    """What is wrong in a cell (`B7`) or a row (`7`), and how to mend it."""

    at: str
    sentence: str


class FaultyTable(Refused):
    """A table that cannot be taken; `faults` are all of them, the sentence names the first."""

    def __init__(self, faults: Sequence[Fault], field: str = "table") -> None:
        told = [_("%(at)s：%(fault)s") % {"at": fault.at, "fault": fault.sentence} for fault in faults[:TOLD]]
        rest = [_("另有 %d 处要改。") % (len(faults) - TOLD)] if len(faults) > TOLD else []
        sentence = "\n".join([*told, *rest])
        super().__init__(sentence, {field: sentence})
        self.faults = list(faults)
