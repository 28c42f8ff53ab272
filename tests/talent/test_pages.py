"""The room's pages: what they show to whom, and what their forms do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from silian.kernel.access import SYSTEM
from silian.kernel.calendar import at
from silian.kernel.idempotency import mint
from silian.kernel.journal.models import Entry
from silian.organisations.models import Unit
from silian.organisations.queries import root_of
from silian.talent import actions
from silian.talent.models import Enrolment, Member, Opening, Recruit, TrainingClass
from tests import factories
from tests.talent.county import (
    CLERK,
    CONTACT,
    LEADER,
    OFFICE,
    TODAY,
    TOWN,
    County,
    county,
    listed,
    proposed,
    recruited,
    roster,
    training,
)
from tests.talent.test_party_work import applicant

pytestmark = pytest.mark.django_db
NAME = "欧阳某某"
QUERIES = 12


@pytest.fixture
def there() -> Iterator[County]:
    with at(TODAY):
        yield county()


def signed_in(name: str, may: factories.May, unit: Unit | None = None, own: bool = False) -> Client:
    factories.role(name, may, anchor="self" if own else "unit")
    client = Client()
    account = factories.account(role=name, unit=unit or root_of("990001"), own=own)
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def post(client: Client, page: str, /, *args: object, **fields: Any) -> Any:
    return client.post(reverse(f"talent:{page}", args=args), {"_key": mint(), **fields})


def read(client: Client, name: str, *args: object, **query: object) -> str:
    answer = client.get(reverse(f"talent:{name}", args=args), query)
    assert answer.status_code == 200
    return answer.content.decode()


def everything(there: County) -> list[tuple[str, list[object]]]:
    """A record of each kind with the name of a person, and the addresses of all its pages."""
    opening = listed(there, wanted=2)
    row = recruited(there, "RC-0001", name=NAME, opening=opening)
    course = training(there)
    actions.enrol(course, f"{NAME} ZG-0001", learner="employee", on=TODAY, by=SYSTEM)
    member = actions.enter_applicant(
        there.firm, NAME, "DY-0001", branch=there.branch, post="操作工", on=TODAY, by=SYSTEM
    )
    actions.name_model_post(
        there.firm, "烘干车间", title="pioneer", on=date(2022, 9, 1), name=NAME, mark="XF-0001", by=SYSTEM
    )
    return [
        ("opening", [opening.pk]), ("recruits", []), ("recruit", [row.pk]), ("trainingclass", [course.pk]),
        ("class_step", [course.pk, "finish_class"]), ("party", []), ("member", [member.pk]), ("leave", [row.pk]),
    ]  # fmt: skip


def test_names_are_starred_for_whoever_may_not_read_them(there: County) -> None:
    pages = everything(there)
    leader, clerk = signed_in("leader", LEADER), signed_in("clerk", CLERK)
    starred = signed_in("party_clerk", {**CLERK, "talent.see_names": []})
    for name, args in pages:
        page = clerk.get(reverse(f"talent:{name}", args=args), {"part": "members"}).content.decode()
        assert NAME in page or name == "leave", name
        assert NAME not in read(starred, name, *args), name
        if name not in ("class_step", "leave"):
            page = read(leader, name, *args)
            assert NAME not in page
            assert "欧阳**" in page, name
    assert NAME in read(clerk, "party", part="posts")
    assert NAME not in read(leader, "party", part="posts")
    for name, record in (("chain", there.chain), ("enterprise", there.firm)):
        assert NAME not in leader.get(reverse(f"chains:{name}", args=[record.pk])).content.decode()


def test_no_name_and_no_mark_stands_in_the_journal(there: County) -> None:
    everything(there)
    for entry in Entry.objects.filter(step__startswith="talent."):
        told = f"{entry.subject_label}{entry.before}{entry.after}{entry.note}"
        assert NAME not in told
        assert "-0001" not in told, entry.step


def test_names_are_encrypted_in_the_database(there: County) -> None:
    everything(there)
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, mark FROM talent_individual")
        kept = cursor.fetchall()
    assert kept
    assert all(NAME not in name and "-0001" not in mark for name, mark in kept)


def test_strangers_find_none_of_the_pages(there: County) -> None:
    pages = everything(there)
    near = signed_in("township", TOWN, factories.township("东岗乡"))
    firm = signed_in("contact", CONTACT, there.loose.unit, own=True)
    for client in (near, firm):
        for name, args in pages:
            if args:
                assert client.get(reverse(f"talent:{name}", args=args)).status_code == 404, name
        assert "欧阳**" not in read(client, "recruits")
        assert "欧阳**" not in read(client, "party")
    nobody = signed_in("nobody", {"chains.view": ["any"]})
    assert nobody.get(reverse("talent:list")).status_code == 404


def test_the_catalogue_is_narrowed_by_chain_level_and_light(there: County) -> None:
    listed(there, post="稻米工艺师", due=date(2022, 10, 11))
    listed(there, post="检验员", level="master")
    clerk = signed_in("clerk", CLERK)
    with at(date(2022, 10, 12)):
        for query in ({"light": "overdue"}, {"level": "bachelor"}, {"chain": str(there.chain.pk), "level": "bachelor"}):
            page = read(clerk, "list", **query)
            assert "稻米工艺师" in page
            assert "检验员" not in page
        assert "没有这样的岗位" in read(clerk, "list", level="doctor")
        for nonsense in ({"chain": "x"}, {"year": "²"}, {"light": "x"}):
            assert "检验员" in read(clerk, "list", **nonsense)


def test_a_proposal_goes_from_the_enterprise_to_the_office_and_gets_somebody(there: County) -> None:
    contact, clerk = signed_in("contact", CONTACT, there.firm.unit, own=True), signed_in("clerk", CLERK)
    told = {"enterprise": there.firm.pk, "post": "工艺师", "wanted": 2, "level": "bachelor"}
    assert post(contact, "propose", **told, due="2022-01-01").status_code == 422
    assert post(contact, "propose", **told, due="2022-12-30").status_code == 302
    opening = Opening.objects.get()
    assert post(contact, "opening_step", opening.pk, "list_opening", answering=there.bureau.pk).status_code == 422
    assert post(clerk, "opening_step", opening.pk, "list_opening", answering=there.bureau.pk).status_code == 302
    form = reverse("talent:enter_recruit") + f"?opening={opening.pk}"
    person = {
        "name": NAME,
        "mark": "RC-0001",
        "on": "2022-10-01",
        "level": "bachelor",
        "graduate": "on",
        "school": "农大",
    }
    assert contact.post(form, {"_key": mint(), **person}).status_code == 302
    row = Recruit.objects.get()
    assert (row.enterprise, row.opening, row.graduate) == (there.firm, opening, True)
    assert "1/2" in read(clerk, "list")


def test_a_whole_class_is_enrolled_and_finished_from_its_page(there: County) -> None:
    keeper = signed_in("keeper", OFFICE, there.bureau)
    told = {
        "kind": "training", "name": "烘干班", "school": "职院", "major": "crops", "chain": there.chain.pk,
        "keeper": there.bureau.pk, "starts_on": "2022-09-01", "due": "2022-10-08",
    }  # fmt: skip
    assert post(keeper, "open_class", **told).status_code == 302
    course = TrainingClass.objects.get()
    people = {"learner": "employee", "on": "2022-09-01", "roster": roster(1, 2, 3) + "\n坏行"}
    refused = post(keeper, "class_step", course.pk, "enrol", **people)
    assert refused.status_code == 422
    assert "第 4 行" in refused.content.decode()
    assert "学员3 ZG-0003" in refused.content.decode(), "what was typed is still there"
    assert post(keeper, "class_step", course.pk, "enrol", **{**people, "roster": roster(1, 2, 3)}).status_code == 302
    absent = Enrolment.objects.order_by("pk")[1]
    assert (
        post(keeper, "class_step", course.pk, "finish_class", on="2022-10-08", without=[absent.pk]).status_code == 302
    )
    assert Enrolment.objects.filter(finished_on=TODAY).count() == 2
    assert "未结业" in read(keeper, "trainingclass", course.pk)


def test_an_applicant_is_entered_at_a_branch_and_taken_a_step(there: County) -> None:
    clerk = signed_in("clerk", CLERK)
    told = {"enterprise": there.firm.pk, "name": NAME, "mark": "DY-0001", "post": "操作工", "on": "2022-09-01"}
    assert post(clerk, "enter_applicant", there.branch.pk, **told, front_line="on").status_code == 302
    member = Member.objects.get()
    assert post(clerk, "member_step", member.pk, "become_activist", on="2022-08-31").status_code == 422
    assert post(clerk, "member_step", member.pk, "become_activist", on="2022-10-08").status_code == 302
    member.refresh_from_db()
    assert (member.state, member.front_line) == ("activist", True)
    assert clerk.get(reverse("talent:member_step", args=[member.pk, "nonsense"])).status_code == 404


def test_a_post_is_named_and_loses_its_title_from_the_page(there: County) -> None:
    clerk = signed_in("clerk", CLERK)
    told = {"enterprise": there.firm.pk, "post": "烘干车间", "on": "2022-09-01"}
    assert post(clerk, "name_post", **told, title="pioneer", name="王某").status_code == 422, "a name without its mark"
    for title in ("pioneer", "model"):
        assert post(clerk, "name_post", **told, title=title).status_code == 302
    row = there.firm.model_posts.get()
    assert "烘干车间" in read(clerk, "party", part="posts")
    assert post(clerk, "end_post", row.pk, on="2022-10-08", reason="调整").status_code == 302
    assert "烘干车间" not in read(clerk, "party", part="posts")


def test_panels_show_what_is_wanted_on_the_chain_the_enterprise_and_the_workbench(there: County) -> None:
    proposed(there, post="新报的岗位")
    opening = listed(there, post="烘干工艺师", due=date(2022, 10, 10))
    clerk = signed_in("clerk", CLERK)
    for name, record in (("chain", there.chain), ("enterprise", there.firm)):
        page = clerk.get(reverse(f"chains:{name}", args=[record.pk])).content.decode()
        assert "烘干工艺师" in page, name
    workbench = clerk.get(reverse("web:workbench")).content.decode()
    assert "新报的岗位" in workbench
    answering = signed_in("answering", OFFICE, there.bureau).get(reverse("web:workbench")).content.decode()
    assert reverse("talent:opening", args=[opening.pk]) in answering
    assert "新报的岗位" not in answering


def fill_catalogue(there: County, numbers: range) -> None:
    for number in numbers:
        listed(there, post=f"岗位{number}")


def fill_recruits(there: County, numbers: range) -> None:
    for number in numbers:
        recruited(there, f"RC-{number:04d}")


def fill_classes(there: County, numbers: range) -> None:
    for number in numbers:
        actions.enrol(training(there), roster(number), learner="employee", on=TODAY, by=SYSTEM)


def fill_members(there: County, numbers: range) -> None:
    for number in numbers:
        applicant(there, f"DY-{number:04d}")


def fill_posts(there: County, numbers: range) -> None:
    for number in numbers:
        actions.name_model_post(there.firm, f"岗位{number}", title="pioneer", on=TODAY, by=SYSTEM)


@pytest.mark.parametrize(
    ("name", "part", "fill"),
    [
        ("list", "", fill_catalogue), ("recruits", "", fill_recruits), ("classes", "", fill_classes),
        ("party", "members", fill_members), ("party", "posts", fill_posts), ("party", "branches", fill_members),
    ],
)  # fmt: skip
def test_a_list_asks_as_little_for_sixty_rows_as_for_three(
    there: County, name: str, part: str, fill: Callable[[County, range], None], django_assert_max_num_queries: Any
) -> None:
    clerk = signed_in("clerk", CLERK)
    read(clerk, name)  # the first page of a session saves it
    for numbers in (range(3), range(3, 60)):
        fill(there, numbers)
        with django_assert_max_num_queries(QUERIES):
            read(clerk, name, part=part)


def test_a_class_of_sixty_costs_as_little_as_one_of_three(there: County, django_assert_num_queries: Any) -> None:
    course = training(there)
    clerk = signed_in("clerk", CLERK)
    read(clerk, "classes")
    for numbers in (range(3), range(3, 60)):
        actions.enrol(course, roster(*numbers), learner="employee", on=TODAY, by=SYSTEM)
        with django_assert_num_queries(QUERIES + 2):  # two guards look whether somebody is enrolled
            read(clerk, "trainingclass", course.pk)
