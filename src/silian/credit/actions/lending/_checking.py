"""What every step of a loan asks first: the right to it, a day that can be, words and amounts that say something."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from silian.credit.lifecycle import LOAN
from silian.credit.models import Loan
from silian.kernel.access import Actor, require
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import lock


def begin(loan: Loan, step: str, *, by: Actor, version: int | None = None) -> Loan:
    """The loan, locked, for somebody who may take this step; a stranger learns nothing from the rules that follow."""
    fresh = lock(loan, version=version)
    require(LOAN.steps[step].needs, fresh, by)
    return fresh


def refuse(sentence: str, field: str) -> Refused:
    """A refusal that stands at its field."""
    return Refused(sentence, {field: sentence})


def business_day(on: date, since: date | None, field: str = "on") -> date:
    """The day of which something is told: never ahead of today, nor before what it follows on (`since`)."""
    if on > today():
        raise refuse(_("日期不能晚于今天。"), field)
    if since and on < since:
        raise refuse(_("不能早于上一步的日期 %s。") % since, field)
    return on


def needed(text: str, field: str, most: int = 200) -> str:
    """The text without its margins and without what a page cannot show; refuses an empty or a long one."""
    kept = "".join(c for c in text if c in "\n\t" or c.isprintable()).strip()
    if not kept:
        raise refuse(_("请填写这一项。"), field)
    if len(kept) > most:
        raise refuse(_("请写在 %d 个字以内。") % most, field)
    return kept


def positive(fen: int | None, field: str = "fen") -> int:
    if not fen or fen < 0:
        raise refuse(_("请填写金额，要大于零。"), field)
    return fen
