"""事项台账: its tabs and filters, the queries that it costs, views kept by name, steps on several at once."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from silian.kernel.calendar import at
from silian.matters import actions
from silian.matters.models import Matter, SavedView
from tests.matters.conftest import SignIn
from tests.matters.county import County, accepted, closed, doing, handed_in, raised
from tests.matters.posting import bare_post, hidden
from tests.questions import same_however_long

DAY = date(2026, 9, 14)
LEDGER = reverse("matters:list")


def numbers(page: Any) -> list[str]:
    """The numbers of the rows, in their order."""
    html = page.content.decode()
    return [cell.split("<")[0] for cell in html.split('<td class="pin num" data-s>')[1:]]


@pytest.fixture
def mixed(place: County) -> dict[str, str]:
    """One matter a tab, by the tab's name, as they stand on 29 September."""
    with at(date(2026, 9, 20)):
        late = doing(place, DAY, title="已经逾期的一件")
        soon = doing(place, date(2026, 9, 28), kind="trial/short", title="两日内到期的一件")
        signing = handed_in(place, doing(place, DAY, title="等着签字的一件"), date(2026, 9, 18))
        over = closed(place, date(2026, 9, 18), received=DAY, title="已经办结的一件")
        new = raised(place, date(2026, 9, 18), title="刚刚提出的一件")
    return {
        "overdue": late.number,
        "soon": soon.number,
        "awaiting": signing.number,
        "closed": over.number,
        "new": new.number,
    }


@pytest.mark.parametrize("tab", ["overdue", "soon", "awaiting", "closed"])
def test_each_tab_lists_what_it_says_and_counts_it(
    place: County, sign_in: SignIn, mixed: dict[str, str], tab: str
) -> None:
    with at(date(2026, 9, 29)):
        page = sign_in(place.clerk).get(LEDGER, {"tab": tab})
    assert numbers(page) == [mixed[tab]]
    assert page.context["page"].paginator.count == 1


def test_what_is_open_comes_by_deadline_and_without_one_last(
    place: County, sign_in: SignIn, mixed: dict[str, str]
) -> None:
    with at(date(2026, 9, 29)):
        listed = numbers(sign_in(place.clerk).get(LEDGER))
    assert listed == [mixed["overdue"], mixed["awaiting"], mixed["soon"], mixed["new"]]


@pytest.mark.parametrize(
    ("asked", "tab"),
    [
        ({"state": "submitted"}, "new"), ({"kind": "trial/short"}, "soon"), ({"q": "逾期"}, "overdue"),
        ({"due": "overdue"}, "overdue"), ({"tab": "all", "state": "closed"}, "closed"),
    ],
)  # fmt: skip
def test_a_condition_in_the_address_narrows_the_list(
    place: County, sign_in: SignIn, mixed: dict[str, str], asked: dict[str, str], tab: str
) -> None:
    with at(date(2026, 9, 29)):
        assert numbers(sign_in(place.clerk).get(LEDGER, asked)) == [mixed[tab]]


def test_a_misspelt_address_is_a_list_all_the_same(place: County, sign_in: SignIn, mixed: dict[str, str]) -> None:
    asked = {"tab": "x", "lead": "not-a-key", "sort": "-password", "page": "9999", "column": "receipt", "q": "\x00"}
    with at(date(2026, 9, 29)):
        assert len(numbers(sign_in(place.clerk).get(LEDGER, asked))) == 4


def test_part_and_page_show_the_same_rows(place: County, sign_in: SignIn, mixed: dict[str, str]) -> None:
    browser = sign_in(place.clerk)
    with at(date(2026, 9, 29)):
        part = browser.get(LEDGER, {"sort": "-number"}, headers={"HX-Request": "true"})
        whole = browser.get(LEDGER, {"sort": "-number"})
    assert numbers(part) == numbers(whole) == sorted(numbers(whole), reverse=True)
    assert "<html" not in part.content.decode()


def test_only_the_chosen_columns_are_shown(place: County, sign_in: SignIn, mixed: dict[str, str]) -> None:
    with at(date(2026, 9, 29)):
        page = sign_in(place.clerk).get(LEDGER, {"column": ["original_due", "outcome"]})
    assert [column.name for column in page.context["columns"]] == ["number", "title", "original_due", "outcome"]


def test_the_ledger_asks_the_database_no_oftener_for_a_long_list(place: County, sign_in: SignIn) -> None:
    with at(DAY):
        same_however_long(sign_in(place.clerk), LEDGER, lambda _nth: accepted(place, DAY))


def test_a_view_is_kept_by_name_for_its_owner_only(place: County, sign_in: SignIn, mixed: dict[str, str]) -> None:
    clerk, handler = sign_in(place.clerk), sign_in(place.handler)
    with at(date(2026, 9, 29)):
        for _twice in range(2):
            bare_post(clerk, reverse("matters:keep_view"), name="急件调度", address="tab=open&kind=trial%2Fshort")
        view = SavedView.objects.get()
        page = clerk.get(f"{LEDGER}?{view.address}&saved={view.pk}")
        assert numbers(page) == [mixed["soon"]]
        assert "急件调度" in page.content.decode()
        assert "急件调度" not in handler.get(LEDGER).content.decode()
        assert bare_post(handler, reverse("matters:forget_view", args=[view.pk])).status_code == 404
        assert bare_post(clerk, reverse("matters:forget_view", args=[view.pk])).status_code == 302
    assert not SavedView.objects.exists()


def test_several_are_urged_at_once_and_what_could_not_be_is_said(
    place: County, sign_in: SignIn, mixed: dict[str, str]
) -> None:
    browser, url = sign_in(place.clerk), reverse("matters:bulk", args=["urge"])
    chosen = [str(m.pk) for m in Matter.objects.filter(number__in=[mixed["overdue"], mixed["closed"]])]
    with at(date(2026, 9, 29)):
        page = browser.get(url, {"chosen": chosen})
        answer = browser.post(url, {**hidden(page), "chosen": chosen, "step-words": "请本周办结"}, follow=True)
    html = answer.content.decode()
    assert "已办 1 件" in html
    assert f"{mixed['closed']}：现在是“已销号”，不能催办。" in html


def test_what_was_chosen_out_of_sight_is_left_alone(place: County, sign_in: SignIn, mixed: dict[str, str]) -> None:
    key = str(Matter.objects.get(number=mixed["overdue"]).pk)
    url = reverse("matters:bulk", args=["urge"])
    with at(date(2026, 9, 29)):
        assert bare_post(sign_in(place.stranger), url, chosen=key).status_code == 422


def test_the_ledger_masks_phones_in_titles(place: County, sign_in: SignIn) -> None:
    with at(DAY):
        raiser = actions.Raiser(name="张三丰")
        title = "张三丰来电 13900001111 反映涵管堵塞"
        actions.raise_matter("990001", kind="trial/need", title=title, by=place.clerk, raiser=raiser)
        page = sign_in(place.clerk).get(LEDGER).content.decode()
    assert "张**来电 139****1111 反映涵管堵塞" in page
    assert "张三丰" not in page
