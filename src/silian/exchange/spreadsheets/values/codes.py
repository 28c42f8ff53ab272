"""Codes: identifiers of digits and letters, which Excel takes for numbers."""

from __future__ import annotations

import re
from typing import Any

from django.utils.translation import gettext as _

from .cells import Cell, plain, wrong

BROKEN = re.compile(r"\d(\.\d+)?E\+\d+", re.IGNORECASE)
EXACT_DIGITS = 15
"""Excel keeps 15 digits of a number and writes zeros for the rest."""


def code(cell: Cell) -> Any:
    """Upper-case half-width text; a code that Excel has turned into a number of more than 15 digits is refused."""
    words = plain(cell.value).upper()
    if BROKEN.fullmatch(words) or (not isinstance(cell.value, str) and len(words) > EXACT_DIGITS):
        return wrong(
            _("代码被 Excel 变成了数字 %(seen)s，后几位已经丢失。请把单元格格式改为“文本”，再重新填写完整代码。")
            % {"seen": words}
        )
    return words or None
