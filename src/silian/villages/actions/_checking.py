"""What every deed of this room asks of its day, its words and its amounts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from silian.kernel.access import Actor
from silian.kernel.attachments import attach
from silian.kernel.calendar import today
from silian.kernel.errors import Refused

Files = Iterable[UploadedFile[Any]]
MOST_MU = Decimal(10_000_000)


def happened(on: date, field: str = "on", since: date | None = None) -> date:
    """The day of something that happened: never ahead of today, nor before what it follows on."""
    if on > today():
        raise Refused(_("日期不能晚于今天。"), {field: _("日期不能晚于今天。")})
    if since and on < since:
        sentence = _("不能早于 %s。") % since
        raise Refused(sentence, {field: sentence})
    return on


def needed(text: str, field: str, most: int = 200) -> str:
    """The text without its margins; refuses an empty or a long one."""
    kept = "".join(c for c in text if c in "\n\t" or c.isprintable()).strip()
    if not kept:
        raise Refused(_("请填写这一项。"), {field: _("请填写。")})
    if len(kept) > most:
        sentence = _("请写在 %d 个字以内。") % most
        raise Refused(sentence, {field: sentence})
    return kept


def positive(number: int | None, field: str) -> int:
    if not number or number < 0:
        raise Refused(_("请填写大于零的数。"), {field: _("要大于零。")})
    return number


def mu(area: Decimal | None, field: str = "area") -> Decimal:
    """An area in mu, exact to a hundredth."""
    if area is None or not 0 < area < MOST_MU or area != round(area, 2):
        sentence = _("面积以亩计，大于零，最多两位小数。")
        raise Refused(sentence, {field: sentence})
    return area


def keep_proof(record: Any, files: Files, *, by: Actor, required: str = "", field: str = "proof") -> list[str]:
    """Attaches the files and gives their names; `required` says what has to be shown and is refused when missing."""
    kept = [attach(file, to=record, by=by).name for file in files]
    if required and not kept:
        sentence = _("请附上%s。") % required
        raise Refused(sentence, {field: sentence})
    return kept
