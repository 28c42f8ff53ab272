"""Steps taken through the pages: forms that keep what was typed, double posts, stale pages, over-posting, files."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from silian.kernel.calendar import at
from silian.kernel.journal.models import Entry
from silian.matters import actions
from silian.matters.forms import FORMS
from silian.matters.lifecycle import LIFECYCLE
from silian.matters.models import Matter
from silian.matters.queries import documents_of
from tests.matters.conftest import SignIn
from tests.matters.county import County, accepted, closed, doing, handed_in, proof, raised
from tests.matters.posting import hidden, post

DAY = date(2026, 9, 14)


def address(matter: Matter, step: str = "") -> str:
    return reverse("matters:step", args=[matter.pk, step]) if step else reverse("matters:matter", args=[matter.pk])


def test_every_step_of_the_lifecycle_has_its_form() -> None:
    assert set(LIFECYCLE.steps) - set(FORMS) == {"void"}, "a batch is undone where it was imported"


def test_a_matter_goes_all_the_way_through_the_pages(place: County, sign_in: SignIn) -> None:
    matter, clerk, handler = raised(place, DAY), sign_in(place.clerk), sign_in(place.handler)
    with at(DAY):
        post(clerk, address(matter, "accept"), kind="trial/need")
        post(clerk, address(matter, "assign"), lead=place.bureau.pk, handler=place.officer.pk)
        post(handler, address(matter, "take_up"))
        post(handler, address(matter, "add_measure"), text="修补路面", due="9月20日")
        measure = matter.round.measures.get()
        assert measure.due == date(2026, 9, 20)
        done = address(matter, "complete_measure")
        post(handler, f"{done}?about={measure.pk}", about=measure.pk, result="修好了", proof=[proof()])
        post(handler, address(matter, "hand_in"), outcome="solved", summary="路已通")
        post(clerk, address(matter, "sign_off"))
    matter.refresh_from_db()
    assert (matter.state, matter.round.outcome, matter.round.on_time) == ("closed", "solved", True)


def test_a_refused_form_keeps_what_was_typed_and_binds_the_sentence_to_its_field(
    place: County, sign_in: SignIn
) -> None:
    matter = doing(place, DAY)
    with at(DAY):
        answer = post(sign_in(place.handler), address(matter, "add_measure"), text="更换涵管两处", due="12-31")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "更换涵管两处" in page
    assert "措施的时限不能晚于事项的时限" in page
    assert 'aria-describedby="id_step-due_error"' in page
    assert matter.round.measures.count() == 1


def test_the_same_post_twice_does_one_step(place: County, sign_in: SignIn) -> None:
    matter, browser = doing(place, DAY), sign_in(place.handler)
    url = address(matter, "record_progress")
    with at(DAY):
        body = {**hidden(browser.get(url)), "step-words": "已到现场"}
        first, second = browser.post(url, body), browser.post(url, body)
    assert first.url == second.url == address(matter)
    assert Entry.objects.filter(step="matters.record_progress").count() == 1


def test_the_second_of_two_people_with_the_same_page_is_told(place: County, sign_in: SignIn) -> None:
    matter = accepted(place, DAY)
    one, other = sign_in(place.clerk), sign_in(place.clerk)
    url = address(matter, "assign")
    with at(DAY):
        seen = hidden(other.get(url))
        post(one, url, lead=place.bureau.pk)
        late = other.post(url, {**seen, "step-lead": place.other_bureau.pk})
    assert late.status_code == 409
    assert "已被别人改过" in late.content.decode()
    assert Matter.objects.get().lead == place.bureau


def test_a_stopped_step_is_refused_with_its_reason_when_it_is_posted_all_the_same(
    place: County, sign_in: SignIn
) -> None:
    matter = doing(place, DAY)
    with at(DAY):
        answer = post(
            sign_in(place.handler), address(matter, "hand_in"), outcome="solved", summary="好了", proof=[proof()]
        )
    assert answer.status_code == 422
    assert "还有 1 项措施未完成" in answer.content.decode()


def test_fields_that_the_form_does_not_offer_change_nothing(place: County, sign_in: SignIn) -> None:
    matter = doing(place, DAY)
    browser = sign_in(place.handler)
    url = address(matter, "record_progress")
    fields = {"state": "closed", "number": "SX1", "lead": place.other_bureau.pk, "county": "990002", "round": "x"}
    more = {**fields, **{f"step-{name}": value for name, value in fields.items()}}
    with at(DAY):
        assert browser.post(url, {**hidden(browser.get(url)), "step-words": "已到现场", **more}).status_code == 302
    fresh = Matter.objects.get()
    assert (fresh.state, fresh.number, fresh.lead, fresh.county_id) == ("doing", matter.number, place.bureau, "990001")


def test_a_measure_of_another_matter_cannot_be_completed_through_one_s_own(place: County, sign_in: SignIn) -> None:
    own, other = doing(place, DAY), doing(place, DAY)
    foreign = other.round.measures.get()
    with at(DAY):
        answer = post(sign_in(place.handler), address(own, "complete_measure"), about=foreign.pk, result="好了")
    assert answer.status_code == 404
    foreign.refresh_from_db()
    assert foreign.done_on is None


def test_a_request_is_agreed_to_on_the_page_and_both_dates_are_shown(place: County, sign_in: SignIn) -> None:
    matter, clerk = doing(place, DAY), sign_in(place.clerk)
    with at(date(2026, 9, 28)):
        request = actions.request_extension(matter, days=5, reason="等专家", by=place.handler)
        assert "等专家" in clerk.get(address(matter)).content.decode()
        post(clerk, address(matter, "extend"), about=request.pk)
        page = clerk.get(address(matter)).content.decode()
    assert "原定" in page
    assert "10-10" in page


def test_the_handler_sees_why_closing_is_refused_and_no_button_that_is_not_theirs(
    place: County, sign_in: SignIn
) -> None:
    with at(DAY):
        page = sign_in(place.handler).get(address(doing(place, DAY))).content.decode()
    assert "还有 1 项措施未完成，完成后可申请。" in page
    assert ">销号<" not in page
    assert "/reassign" not in page


def test_the_clock_sheet_counts_and_skips_day_by_day(place: County, sign_in: SignIn) -> None:
    with at(DAY):
        page = sign_in(place.handler).get(address(doing(place, DAY))).content.decode()
    assert page.count("第10日") == 1
    assert "周末" in page


def test_the_history_is_told_in_sentences_newest_first(place: County, sign_in: SignIn) -> None:
    matter = closed(place, date(2026, 9, 21), received=DAY)
    with at(date(2026, 9, 22)):
        page = sign_in(place.clerk).get(address(matter)).content.decode()
    told = [
        "销号，办结日期 2026-09-21，按时办结。",
        "申请销号，结论：已解决。",
        "交办自然资源局 郑某。",
        "受理，时限 2026-09-28。",
    ]
    places = [page.index(sentence) for sentence in told]
    assert places == sorted(places)


@pytest.mark.parametrize("part", ["all", "progress", "flow"])
def test_part_and_page_show_the_same_history(place: County, sign_in: SignIn, part: str) -> None:
    browser, url = sign_in(place.clerk), address(closed(place, date(2026, 9, 21), received=DAY))
    with at(date(2026, 9, 22)):
        page = browser.get(url, {"history": part}).content.decode()
        alone = browser.get(url, {"history": part}, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in alone
    assert alone.strip() in page


def test_a_file_is_handed_out_as_a_download_and_only_with_its_own_matter(place: County, sign_in: SignIn) -> None:
    matter, other = handed_in(place, doing(place, DAY), DAY), doing(place, DAY)
    browser = sign_in(place.clerk)
    file = documents_of(matter)[0]
    answer = browser.get(reverse("matters:file", args=[matter.pk, file.pk]))
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert b"".join(answer.streaming_content).startswith(b"%PDF")  # type: ignore[arg-type]
    assert browser.get(reverse("matters:file", args=[other.pk, file.pk])).status_code == 404


def test_the_original_is_shown_once_for_a_reason_and_the_page_itself_stays_masked(
    place: County, sign_in: SignIn
) -> None:
    with at(DAY):
        matter = actions.raise_matter(
            "990001", kind="trial/need", title="村口涵管堵塞", by=place.clerk, detail="电话 13900002222",
            raiser=actions.Raiser(name="张三丰", phone="13900001111"),
        )  # fmt: skip
        browser = sign_in(place.clerk)
        page = browser.get(address(matter)).content.decode()
        refused = post(browser, address(matter, "see_original"))
        original = post(browser, address(matter, "see_original"), reason="回访核实")
    assert not any(raw in page for raw in ("张三丰", "13900001111", "13900002222"))
    assert refused.status_code == 422
    assert "张三丰" in original.content.decode()
    assert Entry.objects.filter(step="matters.see_original", note="回访核实").count() == 1


def test_the_publisher_sees_the_masked_text_and_posts_it_unchanged(place: County, sign_in: SignIn) -> None:
    matter = closed(place, date(2026, 9, 21), received=DAY, detail="第一行\n第二行")
    browser, url = sign_in(place.clerk), address(matter, "publish")
    with at(date(2026, 9, 22)):
        typed = {"place": "site", "title": matter.title, "text": "第一行\r\n第二行", "result": "道路已通"}
        assert post(browser, url, **typed).status_code == 302
        changed = post(browser, url, **{**typed, "title": "道路破损"})
    assert "请写明理由" in changed.content.decode()
    assert matter.publications.count() == 1
