"""Quiet hours."""

from __future__ import annotations

from datetime import datetime, time

import pytest
from django.utils import timezone

from silian.kernel.notices import Wishes
from silian.kernel.notices.wishes import not_before


@pytest.mark.parametrize(
    ("begin", "end", "asked", "goes"),
    [
        (20, 8, "08 21:30", "09 08:00"),
        (20, 8, "08 03:00", "08 08:00"),
        (20, 8, "08 08:00", "08 08:00"),
        (20, 8, "08 19:59", "08 19:59"),
        (12, 14, "08 13:00", "08 14:00"),
        (12, 14, "08 14:00", "08 14:00"),
        (9, 9, "08 09:00", "08 09:00"),
    ],
)
def test_a_message_waits_for_the_end_of_the_quiet_hours_it_falls_into(
    begin: int, end: int, asked: str, goes: str
) -> None:
    wishes = Wishes(quiet_from=time(begin), quiet_to=time(end))
    assert not_before(wishes, moment(asked)) == moment(goes)


def moment(text: str) -> datetime:
    return timezone.make_aware(datetime.strptime(f"2022-10-{text}", "%Y-%m-%d %H:%M"))  # noqa: DTZ007
