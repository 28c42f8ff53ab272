"""The values of a rule, as they stand in a file, brought into the type of the field that they are compared with."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from silian.kernel import money
from silian.kernel.errors import Refused
from silian.kernel.facts import Label, Type
from silian.kernel.rules.tree import Literal

_NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,6})?")
SENTENCES: Mapping[Type, Label] = {
    Type.TEXT: _("这里要写文字；像数字的文字请加引号。"),
    Type.CHOICE: _("这里要写选项的代号。"),
    Type.CODE: _("这里要写代码；请加引号。"),
    Type.BOOLEAN: _("这里要写 true 或 false。"),
    Type.NUMBER: _("这里要写数字。"),
    Type.MONEY: _("这里要写金额，如 800元、850万元、115亿元，或以元计的整数。"),
    Type.DATE: _("这里要写日期，如 2022-01-01。"),
}


def literal(raw: Any, type_: Type) -> Literal:
    """The value of a field of this type; ValueError if `raw` is none. Money comes back in fen."""
    value = _READERS[type_](raw)
    if value is None:
        raise ValueError(str(SENTENCES[type_]))
    return value


def _text(raw: Any) -> str | None:
    return raw if isinstance(raw, str) and raw.strip() and raw.isprintable() else None


def _boolean(raw: Any) -> bool | None:
    return raw if isinstance(raw, bool) else None


def _number(raw: Any) -> int | Decimal | None:
    """Whole numbers stay whole. Text is admitted because a stored programme keeps its decimals as text."""
    if isinstance(raw, bool) or not _NUMBER.fullmatch(str(raw)):
        return None
    value = Decimal(str(raw))
    return int(value) if value == value.to_integral_value() else value


def _money(raw: Any) -> int | None:
    if isinstance(raw, bool) or not isinstance(raw, int | str):
        return None
    try:
        return money.parse(str(raw))
    except Refused:
        return None


def _date(raw: Any) -> date | None:
    if isinstance(raw, date) and not isinstance(raw, datetime):
        return raw
    try:
        return date.fromisoformat(raw) if isinstance(raw, str) and len(raw) == 10 else None
    except ValueError:
        return None


_READERS: Mapping[Type, Callable[[Any], Literal | None]] = {
    Type.TEXT: _text,
    Type.CHOICE: _text,
    Type.CODE: _text,
    Type.BOOLEAN: _boolean,
    Type.NUMBER: _number,
    Type.MONEY: _money,
    Type.DATE: _date,
}
