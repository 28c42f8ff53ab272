"""What a form does not offer cannot be posted; what was taken away is gone; the three kinds of role keep apart."""

from __future__ import annotations

import pytest
from django.urls import reverse

from silian.kernel import journal
from silian.kernel.access import SYSTEM
from silian.matters.models import Matter
from silian.organisations import actions
from silian.organisations.models import Account, Grant
from silian.organisations.queries import root_of
from tests import factories
from tests.matters.posting import hidden
from tests.trust.hostile import NOT_OFFERED, fields_of
from tests.trust.test_permission_matrix import contents
from tests.trust.world import HERE, World, browser_of, clerk

BUSINESS = ("matters:list", "meetings:list", "chains:list", "briefings:list", "indicators:list", "exchange:import")
ACCOUNTS = ("organisations:accounts", "organisations:open_account")
LEDGER_STEPS = ("accept", "assign", "take_up", "hand_in", "sign_off", "publish", "see_original")


def test_fields_that_a_form_does_not_offer_change_nothing(place: World) -> None:
    browser, url = browser_of(place.above), reverse("matters:step", args=[place.own.matter.pk, "record_progress"])
    body = {**hidden(browser.get(url)), "step-words": "已到现场"}
    more = {
        name: value
        for field in (*NOT_OFFERED, "lead", "handler", "supervisor", "batch", "title", "raiser_name", "by", "matter")
        for name in (field, f"step-{field}")
        for value in [str(place.sibling.town.pk)]
    }
    before = Matter.objects.values().get(pk=place.own.matter.pk)
    assert browser.post(url, {**body, **more}).status_code == 302
    after = Matter.objects.values().get(pk=place.own.matter.pk)
    assert {name for name in after if after[name] != before[name]} <= {"version"}
    assert not {"state", "county", "version", "number"} & {
        name.removeprefix("step-") for name in fields_of(browser.get(url).content)
    }


def test_records_of_others_cannot_be_chosen_into_ones_own(place: World) -> None:
    """Keys of another county and of another township, posted where a form offers a choice."""
    browser = browser_of(place.above)
    foreign = place.foreign
    tries = {
        reverse("matters:step", args=[place.own.matter.pk, "reassign"]): {
            "step-lead": foreign.town.pk, "step-handler": foreign.officer.pk
        },
        reverse("matters:step", args=[place.own.matter.pk, "merge"]): {"step-into": foreign.matter.pk},
        reverse("chains:place", args=[place.own.chain.pk]): {"enterprise": foreign.enterprise.pk, "on": "2022-10-01"},
        reverse("chains:add_task", args=[place.own.chain.pk]): {
            "deed": "build", "text": "建厂", "owner": foreign.town.pk, "due": "2022-12-01"
        },
        reverse("organisations:appoint", args=[place.own.seat.pk]): {"person": foreign.officer.pk, "on": "2022-10-01"},
        reverse("organisations:give_role", args=[place.own.account.pk]): {"role": "trusted", "unit": foreign.town.pk},
        reverse("meetings:resolution", args=[place.own.resolution.pk, "settle"]): {
            "text": "选址", "outcome": "matter", "owner": foreign.officer.pk, "measure": "报批", "due": "2022-11-30"
        },
        f"{reverse('matters:step', args=[place.own.matter.pk, 'take_down'])}?about={foreign.publication.pk}": {
            "step-about": foreign.publication.pk, "step-reason": "不宜公开"
        },
    }  # fmt: skip
    before = contents()
    told = {url: browser.post(url, {**hidden(browser.get(url)), **body}).status_code for url, body in tries.items()}
    assert set(told.values()) <= {404, 409, 422}, told
    assert contents() == before


def test_a_right_taken_away_is_gone_at_the_next_request(place: World) -> None:
    browser, url = browser_of(place.at_home), reverse("matters:matter", args=[place.own.matter.pk])
    assert browser.get(url).status_code == 200
    actions.take_role(Grant.objects.get(account=place.at_home.id), by=SYSTEM)
    assert browser.get(url).status_code == 404


def test_a_post_that_ended_takes_its_role_along(place: World) -> None:
    seat = factories.seat(place.own.town, "副镇长", role="township_clerk")
    post = actions.appoint(place.own.officer, seat, on=factories.LONG_AGO, by=SYSTEM)
    browser = browser_of(factories.actor("auditor", unit=root_of(HERE), holder=place.own.officer))
    url = reverse("matters:matter", args=[place.own.matter.pk])
    assert browser.get(url).status_code == 200
    actions.relieve(post, on=post.from_on, by=SYSTEM)
    assert browser.get(url).status_code == 404


def test_the_session_of_a_closed_account_is_dead(place: World) -> None:
    browser = browser_of(place.at_home)
    assert browser.get("/").status_code == 200
    actions.close_account(Account.objects.get(pk=place.at_home.id), county=HERE, by=SYSTEM, ground="离岗")
    assert browser.get("/").headers["Location"].startswith("/accounts/login/")


def test_nobody_gives_themselves_a_role_or_takes_their_own(place: World) -> None:
    administrator = clerk("system_administrator", root_of(HERE))
    browser, me = browser_of(administrator), Account.objects.get(pk=administrator.id)
    give = reverse("organisations:give_role", args=[me.pk])
    take = reverse("organisations:take_role", args=[me.pk, Grant.objects.get(account=me).pk])
    close = reverse("organisations:close_account", args=[me.pk])
    tries = {
        give: {"role": "chain_clerk", "unit": root_of(HERE).pk},
        take: {"ground": "调整"},
        close: {"ground": "离岗"},
    }
    told = [browser.post(url, {**hidden(browser.get(url)), **body}).status_code for url, body in tries.items()]
    assert set(told) <= {404, 422}, told
    assert list(Grant.objects.filter(account=me).values_list("role", "to_on")) == [("system_administrator", None)]


@pytest.mark.parametrize("role", ["system_administrator", "auditor", "calendar_officer"])
def test_who_keeps_accounts_books_or_calendar_does_no_business(place: World, role: str) -> None:
    browser = browser_of(clerk(role, root_of(HERE)))
    told = {name: browser.get(reverse(name)).status_code for name in BUSINESS}
    assert set(told.values()) == {404}, told
    for step in LEDGER_STEPS:
        assert browser.post(reverse("matters:step", args=[place.own.matter.pk, step])).status_code == 404
    search = browser.get(reverse("web:search"), {"q": "道路"}).content.decode()
    assert "道路破损" not in search


@pytest.mark.parametrize("role", ["county_leader", "chain_clerk", "township_clerk", "department_handler", "auditor"])
def test_who_does_business_or_audits_keeps_no_accounts(place: World, role: str) -> None:
    browser = browser_of(clerk(role, root_of(HERE)))
    assert {browser.get(reverse(name)).status_code for name in ACCOUNTS} == {404}
    give = reverse("organisations:give_role", args=[place.own.account.pk])
    assert browser.post(give, {"role": "chain_clerk"}).status_code == 404


def test_looking_at_the_original_needs_a_reason_and_is_written_down(place: World) -> None:
    browser = browser_of(place.above)
    url = reverse("matters:step", args=[place.own.matter.pk, "see_original"])
    head = journal.head(HERE).number
    assert browser.post(url, {**hidden(browser.get(url)), "step-reason": ""}).status_code == 422
    assert journal.head(HERE).number == head
    shown = browser.post(url, {**hidden(browser.get(url)), "step-reason": "核对身份"})
    assert "999999199001011234" in shown.content.decode()
    assert journal.head(HERE).number == head + 1
