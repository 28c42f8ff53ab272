"""Raising through the form: three taps and one sentence, for oneself or on behalf of others."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from silian.kernel.calendar import at
from silian.kernel.errors import Refused
from silian.matters import actions
from silian.matters.forms.raising import OTHER
from silian.matters.models import Matter
from silian.matters.queries import documents_of
from tests import factories
from tests.matters.conftest import SignIn
from tests.matters.county import County, proof, raised
from tests.matters.posting import bare_post, hidden

DAY = date(2026, 9, 14)
NEW = reverse("matters:raise")


def test_a_contact_raises_with_a_photo_and_one_sentence(place: County, sign_in: SignIn) -> None:
    browser = sign_in(place.villager)
    with at(DAY):
        page = browser.get(NEW)
        body = {
            **hidden(page),
            "who": str(place.firm.pk),
            "kind": "trial/need",
            "title": "厂区道路破损",
            "proof": proof("路.pdf"),
        }
        answer = browser.post(NEW, body)
    matter = Matter.objects.get()
    assert answer.url == reverse("matters:matter", args=[matter.pk])
    assert (matter.raiser_unit, matter.located_in, matter.state) == (place.firm, place.town, "submitted")
    assert [file.name for file in documents_of(matter)] == ["路.pdf"]


def test_a_contact_cannot_speak_for_another_enterprise(place: County, sign_in: SignIn) -> None:
    other = factories.enterprise("别家米业", place=place.town).unit
    with at(DAY):
        with pytest.raises(Refused, match="本单位"):
            actions.raise_matter(
                "990001", kind="trial/need", title="替别家说一句", by=place.villager, raiser=actions.Raiser(unit=other)
            )
        answer = bare_post(sign_in(place.villager), NEW, who=str(other.pk), kind="trial/need", title="替别家说一句")
    assert answer.status_code == 422
    assert not Matter.objects.exists()


def test_a_clerk_writes_the_unit_by_name(place: County, sign_in: SignIn) -> None:
    with at(DAY):
        bare_post(
            sign_in(place.clerk),
            NEW,
            who=OTHER,
            unit="青禾米业",
            kind="trial/need",
            title="厂区道路破损",
            channel="visit",
        )
    assert Matter.objects.get().raiser_unit == place.firm


def test_a_unit_that_is_not_there_is_said_and_the_sentence_stays(place: County, sign_in: SignIn) -> None:
    with at(DAY):
        answer = bare_post(sign_in(place.clerk), NEW, who=OTHER, unit="青禾", kind="trial/need", title="厂区道路破损")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "没有叫“青禾”的单位" in page
    assert "厂区道路破损" in page


def test_somebody_s_last_raisers_are_the_first_tiles(place: County, sign_in: SignIn) -> None:
    raised(place, DAY)
    with at(DAY):
        form = sign_in(place.clerk).get(NEW).context["form"]
    assert [str(label) for _key, label in form.fields["who"].choices] == ["青禾米业", "其他…"]


def test_a_required_answer_is_asked_for_under_its_field_and_kept(place: County, sign_in: SignIn) -> None:
    typed = {"who": str(place.firm.pk), "kind": "trial/labour", "title": "秋收缺装卸工"}
    browser = sign_in(place.villager)
    with at(DAY):
        wrong = bare_post(browser, NEW, **typed, **{"answer-headcount": "四十"})
        bare_post(browser, NEW, **typed, **{"answer-headcount": "40"})
    assert 'id="id_answer-headcount_error"' in wrong.content.decode()
    assert "四十" in wrong.content.decode()
    assert Matter.objects.get().answers == {"headcount": 40}


def test_an_answered_day_may_be_written_without_its_year(place: County, sign_in: SignIn) -> None:
    typed = {"who": str(place.firm.pk), "kind": "trial/labour", "title": "秋收缺装卸工", "answer-headcount": "40"}
    with at(DAY):
        bare_post(sign_in(place.villager), NEW, **typed, **{"answer-needed_by": "10-14"})
    assert Matter.objects.get().answers["needed_by"] == "2026-10-14"


def test_the_kind_s_own_questions_come_with_the_kind(place: County, sign_in: SignIn) -> None:
    with at(DAY):
        part = sign_in(place.villager).get(reverse("matters:answers"), {"kind": "trial/labour"}).content.decode()
    assert "缺工人数" in part


def test_the_same_post_twice_makes_one_matter(place: County, sign_in: SignIn) -> None:
    browser = sign_in(place.villager)
    with at(DAY):
        body = {**hidden(browser.get(NEW)), "who": str(place.firm.pk), "kind": "trial/need", "title": "厂区道路破损"}
        assert browser.post(NEW, body).url == browser.post(NEW, body).url
    assert Matter.objects.count() == 1


def test_a_file_that_is_no_photo_is_refused_and_nothing_is_entered(place: County, sign_in: SignIn) -> None:
    fake = proof("照片.jpg")
    with at(DAY):
        typed = {"who": str(place.firm.pk), "kind": "trial/need", "title": "厂区道路破损"}
        answer = bare_post(sign_in(place.villager), NEW, **typed, proof=fake)
    assert answer.status_code == 422
    assert "不是可用的附件" in answer.content.decode()
    assert not Matter.objects.exists()


def test_units_out_of_sight_are_not_suggested(place: County, sign_in: SignIn) -> None:
    with at(DAY):
        part = sign_in(place.villager).get(reverse("matters:units"), {"unit": "局"}).content.decode()
    assert "局" not in part
