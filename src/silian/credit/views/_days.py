"""Which day a page is asked for: `?day=2022-09-30`, today where none is said or none is meant."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from silian.kernel.calendar import today
from silian.kernel.fields import DayField


def day_asked(request: Any) -> date:
    try:
        day = DayField(required=False).clean(request.GET.get("day", ""))
    except ValidationError:
        day = None
    return min(day, today()) if day else today()
