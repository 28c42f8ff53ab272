"""What the database refuses is said in the constraint's own sentence, on both databases."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.db.models import CheckConstraint, UniqueConstraint
from django.test import RequestFactory

from silian.kernel.constraints import refusal_of
from silian.kernel.errors import Conflict, Refused
from silian.kernel.idempotency import run_once
from silian.organisations.models import Grant, Post, Seat, Unit
from silian.web.middleware import SaysWhy
from tests import factories

pytestmark = pytest.mark.django_db
DAY = date(2022, 3, 1)


def post_in(seat: Seat, to_on: date | None = None) -> Post:
    return Post.objects.create(
        county_id=seat.county_id, seat=seat, person=factories.person("某某", seat.unit), from_on=DAY, to_on=to_on
    )


def refused(deed: Callable[[], Any]) -> Refused | None:
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        deed()
    return refusal_of(error.value)


def test_a_second_row_is_a_conflict_in_the_words_of_the_constraint() -> None:
    seat = factories.seat(factories.department())
    post_in(seat)
    told = refused(lambda: post_in(seat))
    assert isinstance(told, Conflict)
    assert str(told) == "这个岗位现在有人，请先免去前任。"


def test_a_check_is_a_refusal_in_the_words_of_the_constraint() -> None:
    told = refused(lambda: post_in(factories.seat(factories.department()), to_on=date(2021, 1, 1)))
    assert type(told) is Refused
    assert str(told) == "免职日期不能早于任职日期。"


def test_a_constraint_without_a_sentence_says_what_to_look_at() -> None:
    account = factories.account()
    told = refused(lambda: Grant.objects.create(county_id="990001", account=account, role="x", from_on=DAY))
    assert "请核对" in str(told)


def test_what_is_no_constraint_of_ours_stays_an_error() -> None:
    assert (
        refused(lambda: Unit.objects.bulk_create([Unit(county_id="990001", name=None, kind="x", opened_on=DAY)]))
        is None
    )


def test_a_form_is_refused_and_its_key_can_be_used_again() -> None:
    seat = factories.seat(factories.department())
    post_in(seat)
    with pytest.raises(Conflict, match="这个岗位现在有人"):
        run_once("form", "k" * 20, "body", lambda: str(post_in(seat)))
    assert run_once("form", "k" * 20, "body", lambda: "/done") == "/done"


def test_a_page_answers_with_the_sentence() -> None:
    seat = factories.seat(factories.department())
    post_in(seat)
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        post_in(seat)
    request: Any = RequestFactory().post("/")
    request.htmx = True
    answer = SaysWhy(lambda asked: None).process_exception(request, error.value)  # type: ignore[arg-type,return-value]
    assert answer is not None
    assert (answer.status_code, "这个岗位现在有人" in answer.content.decode()) == (409, True)


def test_every_constraint_of_the_house_is_named_once() -> None:
    from django.apps import apps

    named = [
        c.name
        for m in apps.get_models()
        for c in m._meta.constraints
        if isinstance(c, CheckConstraint | UniqueConstraint)
    ]
    assert len(named) == len(set(named)) > 20
