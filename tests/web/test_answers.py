"""A rule that says no becomes an answer that says why."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import OperationalError
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import path

from config.urls import urlpatterns as site
from silian.kernel.errors import Conflict, NotFound, Refused
from silian.web.middleware import PageHeaders

SENTENCE = "还有 1 项措施未完成，完成后可申请销号。"
ERRORS = {
    "refused": Refused(SENTENCE),
    "conflict": Conflict("您打开以后，这条记录已被别人改过。"),
    "stranger": NotFound("matters.matter 0190"),
    "busy": OperationalError("database is locked"),
}


def raise_it(request: Any, kind: str) -> HttpResponse:
    raise ERRORS[kind]


urlpatterns = [*site, path("raise/<str:kind>", raise_it)]
pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


@pytest.mark.parametrize(("kind", "status"), [("refused", 422), ("conflict", 409), ("stranger", 404), ("busy", 503)])
def test_each_error_has_its_own_answer(client: Client, kind: str, status: int) -> None:
    assert client.get(f"/raise/{kind}").status_code == status


def test_a_refusal_says_its_sentence_on_a_whole_page(client: Client) -> None:
    page = client.get("/raise/refused").content.decode()
    assert f"<h1>{SENTENCE}</h1>" in page


def test_a_refused_part_goes_into_the_alert_and_changes_nothing_else(client: Client) -> None:
    answer = client.get("/raise/refused", headers={"HX-Request": "true"})
    assert answer.content.decode().strip() == f'<p class="note red">{SENTENCE}</p>'
    assert answer["HX-Retarget"] == "#alert"


def test_a_stranger_s_page_names_neither_the_record_nor_its_owner(client: Client) -> None:
    stranger, nothing = client.get("/raise/stranger"), client.get("/no-such-page")
    assert "0190" not in stranger.content.decode()
    assert stranger.content == nothing.content


def test_a_database_that_does_not_answer_is_asked_nothing_more(client: Client, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        answer = client.get("/raise/busy")
    assert answer["Retry-After"] == "10"


def test_no_page_may_use_the_camera() -> None:
    answer = PageHeaders(lambda request: HttpResponse())(RequestFactory().get("/"))
    assert "camera=()" in answer["Permissions-Policy"]
