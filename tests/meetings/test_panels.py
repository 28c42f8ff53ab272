"""What the room shows on the pages of others."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from types import SimpleNamespace as Request

import pytest

from silian.kernel import panels
from silian.kernel.access import Actor
from silian.kernel.panels import WORKBENCH
from silian.meetings import actions
from tests import factories
from tests.meetings.committee import committee, on_the_day
from tests.meetings.test_agenda import raised

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with on_the_day():
        yield


def shown(name: str, by: Actor, *about: object) -> str:
    request = Request(actor=by, county="990001")
    page = panels.PANELS[name].page
    only = [panels.PANELS[name]]
    return "".join(panel.html for panel in panels.shown_on(page, request, *about, among=only))


def test_the_workbench_shows_the_next_meeting_and_a_stranger_s_none() -> None:
    body, other = committee(3), committee(3, "水稻")
    body.plan(date(2022, 10, 20))
    nearest = body.plan(date(2022, 10, 12), place="县政务中心 305")
    assert panels.PANELS["meetings.next"].page == WORKBENCH
    panel = shown("meetings.next", body.clerk)
    assert str(nearest.pk) in panel
    assert "10月12日" in panel
    assert shown("meetings.next", other.clerk) == ""


def test_a_chain_s_page_shows_its_committee_s_meetings() -> None:
    body, other = committee(3), committee(3, "水稻")
    meeting = body.plan()
    assert str(meeting.pk) in shown("meetings.chain", body.clerk, body.chain)
    assert shown("meetings.chain", other.clerk, body.chain) == ""


def test_a_matter_s_page_shows_the_meetings_that_had_it() -> None:
    body = committee(3)
    matter = raised(body)
    meeting = body.plan()
    actions.put_off_item(meeting.items.get(matter=matter), reason="材料不齐", by=body.clerk)
    panel = shown("meetings.matter", body.clerk, matter)
    assert str(meeting.pk) in panel
    assert "延议" in panel
    assert shown("meetings.matter", factories.actor("nobody", may={"matters.view": ["any"]}), matter) == ""
