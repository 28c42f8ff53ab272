"""The demo county of 阳光问廉: its published figures come out of the records, and change with them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from silian.briefings import actions as briefings
from silian.cli.demo import moments
from silian.cli.demo.database import quickly
from silian.cli.demo.published import rows
from silian.cli.demo.sunshine_inquiry.telling import tell_sunshine_inquiry
from silian.cli.demo.telling import TODAY
from silian.indicators.queries import Extent, figure
from silian.kernel import journal
from silian.kernel.access import SYSTEM
from silian.kernel.calendar import at, table
from silian.kernel.instance import mark_demo
from silian.meetings import actions
from silian.meetings.models import BoardPost, Filing, Inquiry, InquirySession, Invitation, Invitee
from silian.organisations.models import Person, Unit
from tests.conftest import copy_of_postgres, copy_of_sqlite

pytestmark = pytest.mark.django_db
COUNTY = "990005"
SEPTEMBER = date(2022, 9, 30)
PHONE_OR_ID = re.compile(r"(?<![\d-])(1[3-9]\d{9}|\d{17}[\dXx])(?!\d)")


@pytest.fixture(scope="module")
def told(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: Any) -> Iterator[None]:
    """The county, told once for this module, in a database of its own."""
    with django_db_blocker.unblock():
        sqlite = connection.vendor == "sqlite"
        with copy_of_sqlite(tmp_path_factory.mktemp("demo")) if sqlite else copy_of_postgres():
            mark_demo(TODAY)
            with quickly():
                table.load_published(TODAY, by=SYSTEM)
                tell_sunshine_inquiry(TODAY, lambda _line: None)
            yield


@pytest.fixture
def demo(told: None) -> Iterator[None]:
    """The county at its today; what a test does to it is taken back."""
    with at(moments.on(TODAY)):
        yield


def ours() -> dict[str, bool | None]:
    return {row.figure: row.match for row in rows() if row.programme == "sunshine-inquiry"}


def test_every_published_figure_comes_out_of_the_records(demo: None) -> None:
    assert ours() == {"villager_groups": True, "delegates": True, "inquiries": True}


def test_without_a_record_the_figures_no_longer_match(demo: None) -> None:
    held = InquirySession.objects.get(closed_on__isnull=False)
    Inquiry.objects.filter(session=held, ordinal=13).update(state="taken_back")
    Invitee.objects.filter(session=held, delegate__group__title="三组").update(presence="absent")
    assert ours() == {"villager_groups": False, "delegates": False, "inquiries": False}


def test_a_session_that_is_still_live_counts_nowhere(demo: None) -> None:
    live = InquirySession.objects.get(state="live")
    assert live.inquiries.count() == 3
    assert figure(Extent(COUNTY), "inquiries_asked", TODAY).value == 13


def test_september_stays_when_the_live_session_ends(demo: None) -> None:
    live = InquirySession.objects.get(state="live")
    actions.leave_unanswered(live.inquiries.get(state="waiting"), by=SYSTEM)
    actions.close_session(live, by=SYSTEM)
    assert figure(Extent(COUNTY), "inquiries_asked", TODAY).value == 16
    assert figure(Extent(COUNTY), "inquiries_asked", SEPTEMBER).value == 13
    assert Filing.objects.count() == 3


def test_everybody_was_told_and_every_way_was_used(demo: None) -> None:
    assert not Invitee.objects.filter(invitations=None).exists()
    assert set(Invitation.objects.values_list("way", flat=True)) == {"notice", "message", "visit"}


def test_the_briefing_is_made_of_the_figures(demo: None) -> None:
    issue = briefings.publish_briefing(Extent(COUNTY), "sunshine-inquiry", as_of=SEPTEMBER, by=SYSTEM)
    assert "11个村民小组的25名村民代表到会，提出质询13条" in issue.text


def test_the_public_pages_name_nobody_of_the_village(demo: None) -> None:
    village = Unit.objects.get(county=COUNTY, name="青垛村")
    names = {name for name in Person.objects.filter(unit=village).values_list("name", flat=True) if len(name) > 2}
    page = Client().get(reverse("meetings:village_board", args=[COUNTY, village.pk])).content.decode()
    assert "机耕路" in page
    assert not PHONE_OR_ID.search(page)
    assert not {name for name in names if name in page}
    assert BoardPost.objects.filter(village=village, state="posted").exists()


def test_the_journal_of_the_telling_is_whole(demo: None) -> None:
    assert journal.check(COUNTY).ok
