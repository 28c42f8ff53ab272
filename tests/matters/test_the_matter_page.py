"""A matter's page asks the database few questions, and none more because much has happened."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from silian.kernel.calendar import at
from silian.matters import actions
from tests.matters.conftest import SignIn
from tests.matters.county import County, doing
from tests.questions import questions

DAY = date(2026, 9, 29)


def test_a_long_history_and_many_measures_cost_the_page_no_more_questions(place: County, sign_in: SignIn) -> None:
    with at(DAY):
        matter = doing(place, DAY)
        browser, url = sign_in(place.clerk), reverse("matters:matter", args=[matter.pk])
        few = questions(browser, url)
        for nth in range(20):
            actions.add_measure(matter, text=f"第{nth}项", by=place.handler)
            actions.record_progress(matter, words=f"进展{nth}", by=place.handler)
        many = questions(browser, url)
    assert len(many) == len(few) <= 17, "\n".join(sql[:150] for sql in many)
