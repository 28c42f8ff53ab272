"""The day of a step: not before the step ahead of it, not after today."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from silian.credit.lifecycle.rating import FUNNEL
from silian.credit.models import Rating
from silian.kernel.calendar import today
from silian.kernel.errors import Refused


def checked_day(rating: Rating, on: date) -> date:
    """The day, if it may be that of the next step."""
    latest = max(day for day in (rating.opened_on, *(getattr(rating, name) for name in FUNNEL.values())) if day)
    if on > today():
        raise Refused(_("日期不能晚于今天。"), {"on": _("晚于今天")})
    if on < latest:
        raise Refused(_("日期不能早于上一环节的 %s。") % latest, {"on": _("早于上一环节")})
    return on
