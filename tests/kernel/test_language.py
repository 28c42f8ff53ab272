"""A stored text is Chinese, in whatever language its writer reads the screens."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.utils import translation

from silian.kernel.language import in_the_countys_language
from silian.kernel.notices import Notice
from silian.meetings.queries.minutes import draft_of_minutes
from tests.meetings.committee import Committee, committee, on_the_day


@pytest.fixture
def body(db: None) -> Iterator[Committee]:
    with on_the_day():
        yield committee()


def test_a_composer_speaks_the_countys_language_and_gives_the_screen_its_own_back() -> None:
    @in_the_countys_language
    def compose() -> str:
        return str(translation.get_language())

    with translation.override("en"):
        assert compose() == "zh-hans"
        assert translation.get_language() == "en"


def test_minutes_and_notices_do_not_depend_on_who_writes_them(body: Committee) -> None:
    with translation.override("en"):
        meeting, _item = body.in_session()
        draft = draft_of_minutes(meeting)
    assert draft == draft_of_minutes(meeting)
    told = list(Notice.objects.values_list("text", flat=True))
    assert told
    assert all(text.startswith("会议通知：") for text in told)
