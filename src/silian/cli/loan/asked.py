"""How the elements are read: money as a text of yuan into fen, percent into fractions; what is wrong becomes a sentence."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

FEN_A_YUAN = 100
MOST_DIGITS = 30


def exact(value: Any) -> Fraction:
    """A number that is written in digits; a float would have lost its last ones, so it is read as it is printed."""
    if isinstance(value, bool) or not isinstance(value, str | int | float | Decimal):
        raise ValueError("不是数")
    text = str(value).strip()
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise ValueError("不是数") from None
    if not number.is_finite() or len(text) > MOST_DIGITS or abs(number.adjusted()) > MOST_DIGITS:
        raise ValueError("不是数，或位数太多")
    return Fraction(number)


def fen(value: Any) -> int:
    """Yuan into fen; what is less than a fen is refused."""
    amount = exact(value) * FEN_A_YUAN
    if amount.denominator != 1:
        raise ValueError("金额精确到分")
    return amount.numerator


Money = Annotated[int, BeforeValidator(fen)]
Number = Annotated[Fraction, BeforeValidator(exact)]
Percent = Annotated[Fraction, BeforeValidator(lambda value: exact(value) / 100)]


class Element(BaseModel):
    """One element of the input; fields that it does not name are ignored."""

    model_config = ConfigDict(extra="ignore", frozen=True, arbitrary_types_allowed=True)


def yuan(fen: int) -> str:
    """`1464.00`"""
    sign, size = "-" if fen < 0 else "", abs(fen)
    return f"{sign}{size // FEN_A_YUAN}.{size % FEN_A_YUAN:02d}"


def sentence(error: ValidationError) -> str:
    """The first fault, in words: where, and what to write."""
    first = error.errors(include_url=False)[0]
    where = ".".join(str(part) for part in first["loc"]) or "内容"
    if first["type"] == "missing":
        return f"缺 {where}，请补上。"
    if first["type"] == "value_error":
        return f"{where}：{first['ctx']['error']}，请改。"
    if allowed := first.get("ctx", {}).get("expected"):
        return f"{where} 只能是 {allowed}。"
    return f"{where} 的写法不对（{str(first['input'])[:40]}），请改。"
