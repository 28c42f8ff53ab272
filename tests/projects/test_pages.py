"""The room's pages: what they show, to whom, what their forms do, and how many queries they cost."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from silian.kernel.access import Actor
from silian.kernel.attachments import attached_to
from silian.kernel.calendar import at
from silian.kernel.idempotency import mint
from silian.organisations.models import Account
from silian.projects import actions
from silian.projects.models import Project, Trip
from tests import factories
from tests.projects import relay
from tests.projects.relay import DAY, YI, County, paper

ONE_DAY = timedelta(days=1)


def browser_of(actor: Actor) -> Client:
    client = Client()
    client.force_login(Account.objects.get(pk=actor.id))
    return client


def read(actor: Actor, name: str, *args: object, **query: str) -> str:
    answer = browser_of(actor).get(reverse(f"projects:{name}", args=args), query)
    assert answer.status_code == 200
    return answer.content.decode()


def post(actor: Actor, page: str, /, *args: object, **fields: Any) -> Any:
    return browser_of(actor).post(reverse(f"projects:{page}", args=args), {"_key": mint(), **fields})


def many(county: County, how_many: int) -> None:
    for number in range(how_many):
        project = county.project(f"第 {number} 个项目", expected=YI)
        if number % 3 == 0:
            relay.sign(project, county.actor(county.bureau), DAY)
            actions.offer_project(project, words="见清单", by=county.actor(county.bureau))


def test_the_board_shows_each_project_in_its_stage_with_its_amount_and_light(county: County) -> None:
    county.project("谈着的项目", expected=3 * YI)
    relay.landed(county)
    with at(DAY + 60 * ONE_DAY):
        page = read(county.actor(), "board")
    for words in ("谈着的项目", "3亿元", "预计", "稻米加工项目", "2亿元", "石桥镇", "停滞"):
        assert words in page


def test_the_board_is_empty_of_what_a_stranger_may_not_see(county: County) -> None:
    relay.landed(county)
    assert "稻米加工项目" in read(county.actor(county.town), "board")
    assert "稻米加工项目" not in read(county.actor(county.other), "board")


@pytest.mark.parametrize("name", ["board", "list", "map"])
def test_a_list_costs_as_many_queries_for_sixty_projects_as_for_three(
    county: County, name: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client, address = browser_of(county.actor()), reverse(f"projects:{name}")
    for how_many in (3, 60):
        many(county, how_many) if how_many == 3 else _fill_up(county)
        client.get(address)
        with django_assert_max_num_queries(12):
            assert client.get(address).status_code == 200


def _fill_up(county: County) -> None:
    """Fifty-seven more, quickly: copies of one that was entered."""
    one = Project.objects.order_by("number")[1]
    copies = [
        Project(
            county_id=one.county_id, number=f"XM2022-9{n:03}", name=f"第 9{n:03} 个项目", investor="乙川集团",
            promoting=one.promoting, chain=one.chain, talks_on=one.talks_on, moved_on=one.moved_on, keeper=one.keeper,
            side=one.side, offered_to=one.offered_to,
        )
        for n in range(57)
    ]  # fmt: skip
    Project.objects.bulk_create(copies)


def test_the_list_of_trips_costs_as_many_queries_for_sixty_as_for_three(
    county: County, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    person, bureau = factories.person("王某", county.bureau), county.actor(county.bureau)
    client = browser_of(county.actor())
    for how_many in (3, 57):
        for number in range(how_many):
            actions.set_out(county.bureau, purpose=f"对接 {number}", destination="浙江", travellers=[person], by=bureau)
        client.get(reverse("projects:trips"))
        with django_assert_max_num_queries(12):
            assert client.get(reverse("projects:trips")).status_code == 200


def test_the_table_is_narrowed_by_its_address(county: County) -> None:
    county.project("谈着的项目")
    relay.signed(county, name="签了的项目")
    office = county.actor()
    assert "谈着的项目" not in read(office, "list", stage="signed")
    assert "谈着的项目" in read(office, "list", q="谈着")
    assert "签了的项目" not in read(office, "list", q="谈着")
    with at(DAY + 60 * ONE_DAY):
        assert "签了的项目" in read(office, "list", only="stuck")
    for strange in ("nonsense", "00"):
        assert "没有这样的项目" in read(office, "list", chain=strange)


def test_a_project_that_ended_is_listed_only_where_its_stage_is_asked_for(county: County) -> None:
    project = county.project("谈崩的项目")
    actions.end_project(project, on=DAY, reason="given_up", words="改投", by=county.actor(county.bureau))
    assert "谈崩的项目" not in read(county.actor(), "list")
    assert "谈崩的项目" in read(county.actor(), "list", stage="ended")


def test_the_page_of_a_project_tells_who_keeps_it_what_was_agreed_and_what_happened(county: County) -> None:
    project = relay.landed(county)
    actions.raise_need(project, title="进场道路未硬化", by=county.actor(county.zone))
    page = read(county.actor(county.zone), "project", project.pk)
    for words in (
        "服务企业落地党支部",
        "招商党支部",
        "2亿元",
        "演示县、甲川集团",
        "进场道路未硬化",
        "用地批复.pdf",
        "落地石桥镇",
        "开工",
    ):
        assert words in page


def test_a_step_that_a_guard_stops_is_shown_with_its_reason(county: County) -> None:
    project = relay.signed(county)
    assert "落地由服务企业落地党支部办，请招商党支部先交接。" in read(
        county.actor(county.bureau), "project", project.pk
    )


def test_strangers_find_nothing_at_any_address_of_a_project(county: County) -> None:
    project = relay.signed(county)
    agreement = project.agreements.get()
    stranger = browser_of(county.actor(county.other))
    for name, args in (("project", [project.pk]), ("step", [project.pk, "sign"]), ("agreement", [agreement.pk]),
                       ("end_agreement", [agreement.pk])):  # fmt: skip
        assert stranger.get(reverse(f"projects:{name}", args=args)).status_code == 404


def test_the_form_of_a_step_does_it_once_and_leads_back_to_the_project(county: County) -> None:
    project, bureau, key = county.project(), county.actor(county.bureau), mint()
    fields = {"_key": key, "title": "", "on": "2022-06-01", "parties": "演示县\n甲川集团", "fen": "11.5亿元"}
    client, address = browser_of(bureau), reverse("projects:step", args=[project.pk, "sign"])
    answers = [client.post(address, {**fields, "proof": paper()}) for _ in range(2)]
    assert {answer["Location"] for answer in answers} == {reverse("projects:project", args=[project.pk])}
    assert [row.fen for row in project.agreements.all()] == [115 * YI // 10]


def test_what_is_missing_comes_back_beside_its_field_and_nothing_is_signed(county: County) -> None:
    project = county.project()
    answer = post(county.actor(county.bureau), "step", project.pk, "sign", on="06-01", parties="甲\n乙", fen="1亿元")
    assert answer.status_code == 422
    assert "请附上协议扫描件" in answer.content.decode()
    project.refresh_from_db()
    assert project.state == "talks"


def test_an_unknown_step_is_no_page(county: County) -> None:
    project = county.project()
    assert browser_of(county.actor(county.bureau)).get(
        reverse("projects:step", args=[project.pk, "fly"])
    ).status_code == 404  # fmt: skip


def test_a_hand_over_goes_from_one_screen_to_the_other(county: County) -> None:
    project, bureau, zone = relay.signed(county), county.actor(county.bureau), county.actor(county.zone)
    assert post(bureau, "step", project.pk, "offer", words="见清单", on="06-01").status_code == 302
    desk = browser_of(zone).get("/").content.decode()
    assert "等我接收的项目" in desk
    assert post(zone, "step", project.pk, "take_over", on="06-01").status_code == 302
    project.refresh_from_db()
    assert project.side == "landing"
    assert "等我接收的项目" not in browser_of(zone).get("/").content.decode()


def test_a_trip_is_reported_on_its_page_and_brings_a_project(county: County) -> None:
    bureau, person = county.actor(county.bureau), factories.person("王某", county.bureau)
    answer = post(
        bureau, "set_out", purpose="对接企业", destination="浙江", promoting=county.bureau.pk, set_out_on="06-01",
        travellers=[person.pk],
    )  # fmt: skip
    trip = Trip.objects.get()
    assert answer["Location"] == reverse("projects:trip", args=[trip.pk])
    assert (
        post(bureau, "report", trip.pk, returned_on="06-01", met="甲川集团：稻米油", outcome="来访").status_code == 302
    )
    post(bureau, "enter", name="稻米油项目", investor="甲川集团", promoting=county.bureau.pk, trip=trip.pk,
         talks_on="06-01", expected="1亿元")  # fmt: skip
    page = read(bureau, "trip", trip.pk)
    for words in ("甲川集团", "稻米油项目", "1亿元", "已报成果"):
        assert words in page
    assert browser_of(county.actor(county.zone)).get(reverse("projects:trip", args=[trip.pk])).status_code == 404


def test_a_file_of_a_project_is_a_download_for_those_who_see_the_project(county: County) -> None:
    project = relay.signed(county)
    address = reverse("projects:file", args=[project.pk, attached_to(project).get().pk])
    answer = browser_of(county.actor(county.bureau)).get(address)
    assert answer["Content-Disposition"].startswith("attachment")
    assert browser_of(county.actor(county.other)).get(address).status_code == 404


@pytest.fixture
def shapes(settings: Any, tmp_path: Path) -> Path:
    settings.SILIAN_HOME = tmp_path
    file = tmp_path / "maps" / "990001.geojson"
    file.parent.mkdir()
    return file


def test_without_shapes_the_map_says_how_to_give_some_and_still_counts(county: County, shapes: Path) -> None:
    relay.landed(county)
    page = read(county.actor(), "map")
    assert "maps/990001.geojson" in page
    assert "石桥镇" in page
    assert browser_of(county.actor()).get(reverse("projects:shapes")).status_code == 404


def test_with_shapes_the_map_is_drawn_from_the_deployers_file(county: County, shapes: Path) -> None:
    shapes.write_text(json.dumps({"type": "FeatureCollection", "features": []}))
    relay.landed(county)
    client = browser_of(county.actor())
    assert "data-silian-map" in client.get(reverse("projects:map")).content.decode()
    assert b"".join(client.get(reverse("projects:shapes"))) == shapes.read_bytes()  # type: ignore[arg-type]


def test_a_chain_an_enterprise_and_a_matter_show_their_projects(county: County) -> None:
    project = relay.landed(county)
    firm = factories.enterprise("甲川米业", place=county.town, chain=county.chain)
    actions.link_enterprise(project, firm, by=county.actor())
    matter = actions.raise_need(project, title="进场道路未硬化", by=county.actor(county.zone))
    all_of_it = factories.actor("everything", may={**relay.OFFICE, "chains.view": ["any"], "matters.view": ["any"]})
    client = browser_of(all_of_it)
    for name, record in (("chains:chain", county.chain), ("chains:enterprise", firm), ("matters:matter", matter)):
        assert "稻米加工项目" in client.get(reverse(name, args=[record.pk])).content.decode(), name
