"""Filters that write days, money, names and totals the way the guidelines do. A missing value is —, never 0."""

from __future__ import annotations

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from silian.kernel.calendar import today
from silian.kernel.masking import mask_name
from silian.kernel.money import in_unit
from silian.web.parts.library import register

NOTHING = "—"
COUNTED_TO = 10_000
WEEKDAYS = "一二三四五六日"


def _date(value: date | datetime) -> date:
    return timezone.localdate(value) if isinstance(value, datetime) else value


@register.filter
def day(value: date | datetime | None) -> str:
    """A day in a table: 09-30 in this year, 2021-09-30 in another."""
    if value is None:
        return NOTHING
    on = _date(value)
    return on.strftime("%m-%d") if on.year == today().year else on.isoformat()


@register.filter
def full_day(value: date | datetime | None) -> str:
    """A day in a source: 2022-09-30."""
    return NOTHING if value is None else _date(value).isoformat()


@register.filter
def day_in_words(value: date | datetime | None) -> str:
    """A day in a sentence: 9月30日, with the year when it is another."""
    if value is None:
        return NOTHING
    on = _date(value)
    parts = {"year": on.year, "month": on.month, "day": on.day}
    return (_("%(month)s月%(day)s日") if on.year == today().year else _("%(year)s年%(month)s月%(day)s日")) % parts


@register.filter
def weekday(value: date) -> str:
    """周六."""
    return _("周%(day)s") % {"day": WEEKDAYS[value.weekday()]}


@register.filter
def moment(value: datetime | None) -> str:
    """A moment in a history: 10-08 09:05."""
    return NOTHING if value is None else f"{day(value)} {timezone.localtime(value):%H:%M}"


@register.filter
def wan(fen: int | None, decimals: int = 2) -> str:
    """Money from integer fen in 万元, the unit not written, without idle zeros: 85_000_000_000 → 85,000."""
    if fen is None:
        return NOTHING
    rounded = in_unit(fen, "万元").quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return f"{rounded:,f}".rstrip("0").rstrip(".") if decimals else f"{rounded:,f}"


@register.filter
def yuan(fen: int | None) -> str:
    """Money from integer fen in 元, always with 角 and 分."""
    return NOTHING if fen is None else f"{Decimal(fen).scaleb(-2):,.2f}"


@register.filter
def masked(name: str | None) -> str:
    """A natural person's name in public: the first character and always two stars, 张**."""
    return mask_name(name) if name else NOTHING


@register.filter
def total(count: int | None) -> str:
    """How many there are: exact to 10,000, then 10,000+."""
    if count is None:
        return NOTHING
    return f"{COUNTED_TO:,}+" if count > COUNTED_TO else f"{count:,}"


@register.filter
def grouped(number: int | Decimal | None) -> str:
    """A number with its thousands set apart and no idle zeros: 10836.40 → 10,836.4."""
    if number is None:
        return NOTHING
    text = f"{number:,f}" if isinstance(number, Decimal) else f"{number:,}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@register.filter
def or_dash(value: object) -> object:
    """— in place of what is missing; a zero is a value and stays."""
    return NOTHING if value is None or value == "" else value


@register.simple_tag
def page_language() -> str:
    """What stands in `<html lang>`."""
    return "zh-CN" if (get_language() or "zh").startswith("zh") else str(get_language())
