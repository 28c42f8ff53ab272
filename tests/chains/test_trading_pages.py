"""The pages of supply and demand, of an enterprise, of its contact: what each sees, and with how few questions."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from silian.chains import actions
from silian.chains.models import Deal, Dialogue, Enterprise, Posting, Profile
from silian.kernel.access import SYSTEM, Actor
from silian.kernel.calendar import at, today
from silian.kernel.idempotency import mint
from silian.organisations.models import Account
from tests import factories
from tests.chains.trading import MONDAY, Market, agree, market, offer, talk
from tests.matters.county import proof

pytestmark = pytest.mark.django_db
QUERIES = 12
PHONE = "13900004001"
CLERK = {"chains.view": ["any"], "chains.enter": ["any"], "chains.join": ["any"], "chains.manage": ["any"]}


@pytest.fixture
def there() -> Market:
    return market()


def browser(who: Actor) -> Client:
    client = Client()
    client.force_login(Account.objects.get(pk=who.id), backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def read(client: Client, name: str, *args: object, **query: str) -> str:
    answer = client.get(reverse(f"chains:{name}", args=args), query)
    assert answer.status_code == 200
    return answer.content.decode()


def post(client: Client, name: str, *args: object, **fields: Any) -> Any:
    return client.post(reverse(f"chains:{name}", args=args), {"_key": mint(), **fields})


def test_a_need_becomes_a_deal_over_the_pages(there: Market) -> None:
    with at(MONDAY):
        mill, oil = browser(there.of(there.mill)), browser(there.of(there.oil))
        what = {"side": "need", "product": "编织袋", "quantity": "5000", "unit": "条", "price_to": "1.3"}
        post(mill, "post", **what, chain=there.chain.pk, from_on="09-05", last_on="2022-11-30")
        posting = Posting.objects.get()
        assert (posting.price_from, posting.price_to) == (None, 130)
        assert "编织袋" in read(oil, "market", tab="need")
        post(oil, "talk", posting.pk, words="每条 1.2 元")
        dialogue = Dialogue.objects.get()
        post(mill, "say", dialogue.pk, words="可以，先要三千条。")
        post(oil, "dialogue_step", dialogue.pk, "propose_deal", quantity="3000", amount="3600元", agreed_on="09-05")
        assert "等对方确认" in read(oil, "dialogue", dialogue.pk)
        post(mill, "dialogue_step", dialogue.pk, "confirm_deal")
        assert Deal.objects.get().confirmed_on == MONDAY
        assert "双方已确认" in read(oil, "dialogue", dialogue.pk)


def test_a_phone_is_shown_to_the_two_who_talk_and_to_nobody_else(there: Market) -> None:
    actions.amend_enterprise(there.mill, on=date(2022, 9, 1), contact="王某", phone=PHONE, by=SYSTEM)
    posting = offer(there)
    with at(MONDAY):
        assert PHONE not in read(browser(there.of(there.oil)), "posting", posting.pk)
        dialogue = talk(there, posting)
        assert PHONE in read(browser(there.of(there.oil)), "dialogue", dialogue.pk)
        office = there.clerk_at(there.office)
        assert PHONE not in read(browser(office), "dialogue", dialogue.pk)
        actions.join_dialogue(dialogue, by=office)
        assert PHONE in read(browser(office), "dialogue", dialogue.pk)


def test_strangers_find_no_page(there: Market) -> None:
    posting = offer(there)
    dialogue = talk(there, posting)
    with at(MONDAY):
        stranger, rival = browser(there.of(there.stranger)), browser(there.of(there.rival))
        for client, name, key in (
            (stranger, "posting", posting.pk),
            (stranger, "talk", posting.pk),
            (rival, "dialogue", dialogue.pk),
            (rival, "say", dialogue.pk),
            (rival, "enterprise", there.mill.pk),
            (rival, "amend", there.mill.pk),
        ):
            assert client.get(reverse(f"chains:{name}", args=[key])).status_code == 404, name
        assert post(rival, "dialogue_step", dialogue.pk, "end_dialogue", reason="x").status_code == 404
        assert "绿源油脂" not in read(rival, "posting", posting.pk)


def test_an_empty_message_comes_back_with_a_sentence(there: Market) -> None:
    dialogue = talk(there, offer(there))
    with at(MONDAY):
        answer = post(browser(there.of(there.mill)), "say", dialogue.pk, words=" ")
    assert answer.status_code == 422
    assert dialogue.messages.count() == 1


def test_a_contact_has_a_page_and_asks_for_a_change_that_the_office_accepts(there: Market) -> None:
    with at(MONDAY):
        contact, clerk = browser(there.of(there.mill)), browser(factories.actor("clerk", may=CLERK))
        post(contact, "amend", there.mill.pk, products="大米、碎米", on="2022-10-01")
        asked = Profile.objects.get(state="asked")
        assert "大米、碎米" in read(contact, "mine")
        assert reverse("chains:decide_profile", args=[asked.pk, "accept_profile"]) not in read(contact, "mine")
        assert "待核的企业资料变更" in clerk.get("/").content.decode()
        post(clerk, "decide_profile", asked.pk, "accept_profile", _version=asked.version)
    with at(date(2022, 10, 1)):
        assert "大米、碎米" in read(contact, "enterprise", there.mill.pk)


def test_whoever_has_no_enterprise_has_no_page_of_its_own(there: Market) -> None:
    assert browser(there.clerk_at(there.office)).get(reverse("chains:mine")).status_code == 404


def test_documents_are_handed_out_to_the_enterprise_and_the_office_only(there: Market) -> None:
    with at(MONDAY):
        contact = browser(there.of(there.mill))
        contact.post(
            reverse("chains:add_document", args=[there.mill.pk]), {"_key": mint(), "file": proof("许可证.pdf")}
        )
        assert "许可证.pdf" in read(contact, "mine")
        file = actions.add_document(there.oil, proof("别家.pdf"), by=SYSTEM)
        for firm in (there.oil, there.mill):
            assert contact.get(reverse("chains:document", args=[firm.pk, file.pk])).status_code == 404
        answer = browser(there.of(there.oil)).get(reverse("chains:document", args=[there.oil.pk, file.pk]))
        assert answer["Content-Disposition"].startswith("attachment")


def test_the_workbench_tells_whoever_is_waited_for_and_the_office_what_has_stalled(there: Market) -> None:
    talk(there, offer(there))
    with at(MONDAY):
        assert "等您答复 1 个对话" in browser(there.of(there.mill)).get("/").content.decode()
        assert "等您答复" not in browser(there.of(there.oil)).get("/").content.decode()
    with at(date(2022, 9, 9)):
        assert "冷下来的供需对话" in browser(there.clerk_at(there.office)).get("/").content.decode()


def test_a_chain_is_closed_from_its_page_once_nobody_stands_on_it(there: Market) -> None:
    with at(MONDAY):
        clerk = browser(factories.actor("clerk", may=CLERK))
        answer = post(clerk, "close", there.chain.pk, on="2022-09-05", ground="并入粮食链")
        assert answer.status_code == 422
        assert "请先移出" in answer.content.decode()
        empty = factories.chain("杂粮")
        assert post(clerk, "close", empty.pk, on="2022-09-05", ground="并入粮食链").status_code == 302
        assert "2022-09-05 撤销" in read(clerk, "chain", empty.pk)


def test_the_chain_page_leads_to_its_lists(there: Market) -> None:
    agree(there, talk(there, offer(there)))
    with at(MONDAY):
        page = read(browser(factories.actor("clerk", may=CLERK)), "chain", there.chain.pk)
    for words in ("今年成交", "23.52 万元", f"?chain={there.chain.pk}"):
        assert words in page


def test_enterprises_are_chosen_by_chain_township_and_scale(there: Market) -> None:
    elsewhere = factories.enterprise("柳河米业", place=factories.township("柳河镇"), chain=there.chain)
    with at(MONDAY):
        actions.amend_enterprise(there.oil, on=MONDAY, above_scale=True, by=SYSTEM)
        clerk = browser(factories.actor("clerk", may=CLERK))
        assert _named(clerk, chain=str(there.chain.pk)) == {"青禾米业", "绿源油脂", "北原米业", "柳河米业"}
        assert _named(clerk, town=str(elsewhere.unit.placements.get().parent_id)) == {"柳河米业"}
        assert _named(clerk, scale="above") == {"绿源油脂"}
        assert _named(clerk, chain="no key", q="雁岭") == {"雁岭牧业"}


def _named(client: Client, **query: str) -> set[str]:
    page = read(client, "enterprises", **query)
    return {name for name in Enterprise.objects.values_list("unit__name", flat=True) if f">{name}</a>" in page}


@pytest.mark.parametrize("how_many", [3, 60])
def test_the_lists_ask_few_questions_however_long_they_are(
    there: Market, how_many: int, django_assert_max_num_queries: Any
) -> None:
    with at(MONDAY):
        for number in range(how_many):
            firm = factories.enterprise(f"企业{number:02d}", place=there.town, chain=there.chain)
            posting = actions.post_on_market(
                firm, there.chain, side="need", product="米", quantity=1, unit="吨", last_on=today(), by=SYSTEM
            )
            actions.open_dialogue(posting, there.mill, words="？", by=SYSTEM)
        for who in (there.of(there.mill), factories.actor("clerk", may=CLERK)):
            client = browser(who)
            client.get("/")  # what is read once a session
            for name in ("market", "dialogues", "enterprises", "list"):
                with django_assert_max_num_queries(QUERIES):
                    read(client, name)
