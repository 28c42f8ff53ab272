"""Money is a whole number of fen 分: no float ever touches it, and no cent is lost or won by rounding.

`parse()` reads what people type, `read()` also what they only estimate; `show()` and `in_unit()` write it out, exactly.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Literal

from django.core.validators import MinValueValidator
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from silian.kernel.errors import Refused

Unit = Literal["元", "万元", "亿元"]
FEN: dict[Unit, int] = {"元": 100, "万元": 100 * 10_000, "亿元": 100 * 100_000_000}
UNITS: dict[str | None, Unit] = {None: "元", "万": "万元", "亿": "亿元"}
MOST = 2**63 - 1  # what a big integer column holds
ESTIMATES_BEFORE, ESTIMATES_AFTER = "约|大约|大概|近|超|超过|逾|不足", "左右|上下|以上"
AMOUNT = re.compile(
    rf"(?P<before>{ESTIMATES_BEFORE})?"
    r"(?:人民币|¥|￥)?"
    r"(?P<number>-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)"
    r"(?P<more>[余多])?(?P<unit>[万亿])?(?P<odd>[余多])?元?整?"
    rf"(?P<after>{ESTIMATES_AFTER})?"
)

ESTIMATES = ("before", "more", "odd", "after")


@dataclass(frozen=True)
class Amount:
    """An amount in fen, and whether whoever wrote it only estimated: 约80万."""

    fen: int
    approximate: bool = False


def parse(text: str) -> int:
    """The fen in `1,200.00`, `850万元` or `１.5亿`; without a unit it is 元. Refused if it is no exact amount."""
    amount = read(text)
    if amount.approximate:
        raise Refused(_("“%(text)s”是约数，请填写确切金额。") % {"text": text.strip()})
    return amount.fen


def read(text: str) -> Amount:
    """As `parse`, but an estimate (`约80万`, `80余万元`) is read too, and marked."""
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
    found = AMOUNT.fullmatch(plain)
    if found is None:
        raise Refused(_("“%(text)s”不是金额；请写成 1,200.00、850万元 或 1.5亿元。") % {"text": text.strip()})
    fen = Decimal(found["number"].replace(",", "")) * FEN[UNITS[found["unit"]]]
    if fen != fen.to_integral_value():
        raise Refused(_("“%(text)s”不足一分的部分无法记账，请精确到分。") % {"text": text.strip()})
    if abs(fen) > MOST:
        raise Refused(_("“%(text)s”超出可记录的金额，请核对单位。") % {"text": text.strip()})
    return Amount(int(fen), any(found[sign] for sign in ESTIMATES))


def in_unit(fen: int, unit: Unit = "元") -> Decimal:
    """The amount in this unit, exact, with no zeros at its end that say nothing."""
    exact = Decimal(fen) / FEN[unit]
    return exact.quantize(Decimal(1)) if exact == exact.to_integral_value() else exact.normalize()


def show(fen: int, unit: Unit = "元", decimals: int | None = None) -> str:
    """`850万元`, `1,200.5元`. All digits are written unless `decimals` asks for fewer: then half a unit goes up."""
    value = in_unit(fen, unit)
    if decimals is not None:
        value = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return f"{value:,f}{unit}"


class FenField(models.BigIntegerField):  # type: ignore[type-arg]
    """A column of fen. `non_negative=True`: form and database refuse an amount below zero."""

    def __init__(self, *args: Any, non_negative: bool = False, **kwargs: Any) -> None:
        self.non_negative = non_negative
        super().__init__(*args, **kwargs)

    @property
    def validators(self) -> Sequence[Any]:  # type: ignore[override]
        own = [MinValueValidator(0, gettext_lazy("金额不得为负数。"))] if self.non_negative else []
        return [*own, *super().validators]

    def db_check(self, connection: BaseDatabaseWrapper) -> str | None:
        return f"{connection.ops.quote_name(str(self.column))} >= 0" if self.non_negative else None

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        if self.non_negative:
            kwargs["non_negative"] = True
        return name, path, args, kwargs
