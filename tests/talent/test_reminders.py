"""Who is reminded before a due day of this room has come."""

from __future__ import annotations

from datetime import date

import pytest

from silian.kernel.access import SYSTEM
from silian.kernel.calendar import at
from silian.kernel.notices import Notice
from silian.kernel.reminders import remind
from silian.talent import actions
from tests.talent.county import TODAY, county, listed, recruited, roster, training

pytestmark = pytest.mark.django_db


def test_an_opening_and_a_class_are_reminded_of_until_they_are_done() -> None:
    with at(TODAY):
        there = county()
        listed(there, post="还缺的岗位", due=date(2022, 10, 14))
        filled = listed(there, post="招满的岗位", due=date(2022, 10, 14))
        recruited(there, "RC-0001", opening=filled)
        running, finished = (training(there, name=name, due=date(2022, 10, 14)) for name in ("在办的班", "结业的班"))
        for course in (running, finished):
            actions.enrol(course, roster(1), learner="employee", on=TODAY, by=SYSTEM)
        actions.finish_class(finished, on=TODAY, by=SYSTEM)
    with at(date(2022, 10, 13)):
        remind("990001", date(2022, 10, 13))
    texts = list(Notice.objects.filter(to_id=str(there.bureau.pk)).values_list("text", flat=True))
    assert sum("还缺的岗位" in text for text in texts) == 1
    assert sum("在办的班" in text for text in texts) == 1
    assert not [text for text in texts if "招满的岗位" in text or "结业的班" in text]
