"""What a cell says: each parser takes a `Cell` and gives a value, or a `Flagged` with a sentence about it."""

from .amounts import amount, percent, whole
from .cells import Cell, Context, Flagged, Parser, told, wrong
from .choices import choice
from .codes import code
from .dates import day
from .texts import text

__all__ = [
    "Cell",
    "Context",
    "Flagged",
    "Parser",
    "amount",
    "choice",
    "code",
    "day",
    "percent",
    "text",
    "told",
    "whole",
    "wrong",
]
