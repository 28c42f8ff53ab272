"""A worksheet whose texts come back unchanged, whatever stands in them.

XlsxWriter leaves two gaps. It escapes `_x005F_x0041_` only once, though the middle underscore belongs to two escapes; and
in constant memory it takes a text `<r>…</r>` for markup of its own and writes it raw, through which a formula could slip.
"""

from __future__ import annotations

import re

from xlsxwriter.worksheet import Worksheet

LOOKS_ESCAPED = re.compile(r"_(?=x[0-9a-fA-F]{4}_)")
CONTROL = re.compile("[\x00-\x08\x0b-\x1f]")
NO_CHARACTER = re.compile("[\ud800-\udfff\ufffe\uffff]")
"""Code points for which XML has no place."""
MARKUP = "<r>"


class InlineTextSheet(Worksheet):
    @staticmethod
    def _escape_control_characters(data: str) -> str:
        """Excel's own escapes `_xHHHH_` (ECMA-376 part 1, 22.9.2.19), which also spell the `<` that must not be markup."""
        data = NO_CHARACTER.sub("\ufffd", LOOKS_ESCAPED.sub("_x005F_", data))
        data = CONTROL.sub(lambda match: f"_x{ord(match[0]):04X}_", data)
        return data.replace("<", "_x003C_", 1) if data.startswith(MARKUP) else data
