"""1+1+X: a hand-over needs both sides, and on any day a project has one keeper."""

from __future__ import annotations

from datetime import timedelta

import pytest

from silian.kernel.calendar import at
from silian.kernel.errors import NotFound, Refused
from silian.kernel.notices import Notice
from silian.kernel.reminders import remind
from silian.organisations.actions import give_role
from silian.organisations.models import Account, Body
from silian.organisations.queries.formations import chart_of
from silian.projects import actions
from silian.projects.models import Keeping, Project
from silian.projects.queries import projects_for, waiting_for
from silian.projects.showing import lit
from tests import factories
from tests.projects import relay
from tests.projects.relay import DAY, County, again

ONE_DAY = timedelta(days=1)


def test_a_project_stays_with_its_keeper_until_the_other_side_accepts(county: County) -> None:
    project, bureau, zone = relay.signed(county), county.actor(county.bureau), county.actor(county.zone)
    before = project.keeper
    actions.offer_project(project, words="见清单", by=bureau)
    project.refresh_from_db()
    assert project.keeper == before
    actions.record_progress(project, words="仍在跟办", by=bureau)
    actions.accept_hand_over(project, by=zone)
    assert project.keeper.name == "服务企业落地党支部"


def test_the_keepings_of_a_project_leave_no_day_without_a_keeper(county: County) -> None:
    project = relay.signed(county)
    actions.offer_project(project, words="见清单", by=county.actor(county.bureau))
    with at(DAY + 5 * ONE_DAY):
        zone = county.actor(county.zone)
        actions.accept_hand_over(project, on=DAY + 2 * ONE_DAY, by=zone)
        actions.land_project(project, on=DAY + 5 * ONE_DAY, township=county.town, by=zone, proof=[relay.paper()])
        actions.offer_project(project, words="请接", by=zone)
    with at(DAY + 9 * ONE_DAY):
        actions.accept_hand_over(project, by=county.actor(county.town))
    rows = list(Keeping.objects.order_by("from_on", "id"))
    assert [row.side for row in rows] == ["promotion", "landing", "place"]
    assert [row.to_on for row in rows] == [*[row.from_on for row in rows[1:]], None]
    assert [row.from_on for row in rows] == [DAY, DAY + 2 * ONE_DAY, DAY + 9 * ONE_DAY]


def test_whoever_gave_cannot_also_take_even_with_rights_on_both_sides(county: County) -> None:
    project, bureau = relay.signed(county), county.actor(county.bureau)
    give_role(Account.objects.get(pk=bureau.id), "keeps", county="990001", by=relay.SYSTEM, unit=county.zone)
    both = again(bureau)
    actions.offer_project(project, words="见清单", by=both)
    with pytest.raises(Refused, match="不能自交自接"):
        actions.accept_hand_over(project, by=both)
    with pytest.raises(Refused, match="不能自交自接"):
        actions.decline_hand_over(project, reason="不要", by=both)


def test_two_accounts_of_one_person_are_still_one_person(county: County) -> None:
    project = relay.signed(county)
    person = factories.person("王某", county.bureau)
    gives = factories.actor("keeps", unit=county.bureau, holder=person)
    takes = factories.actor("keeps", unit=county.zone, holder=person)
    actions.offer_project(project, words="见清单", by=gives)
    with pytest.raises(Refused, match="不能自交自接"):
        actions.accept_hand_over(project, by=takes)


def test_only_the_side_to_which_it_was_offered_may_take_it(county: County) -> None:
    project, bureau = relay.signed(county), county.actor(county.bureau)
    actions.offer_project(project, words="见清单", by=bureau)
    colleague = county.actor(county.bureau)
    with pytest.raises(Refused, match="没有“接收项目”这项权限"):
        actions.accept_hand_over(project, by=colleague)
    with pytest.raises(NotFound):
        actions.accept_hand_over(project, by=county.actor(county.town))


def test_only_the_keeper_may_offer(county: County) -> None:
    project = relay.signed(county)
    with pytest.raises(NotFound):
        actions.offer_project(project, words="给你", by=county.actor(county.zone))


def test_what_was_declined_stays_and_can_be_offered_again(county: County) -> None:
    project, bureau, zone = relay.signed(county), county.actor(county.bureau), county.actor(county.zone)
    actions.offer_project(project, words="见清单", by=bureau)
    actions.decline_hand_over(project, reason="缺用地意见", by=zone)
    project.refresh_from_db()
    assert (project.offered_to, project.side) == (None, "promotion")
    actions.offer_project(project, words="已补", by=bureau)
    actions.accept_hand_over(project, by=zone)
    assert project.side == "landing"


def test_nothing_is_offered_twice(county: County) -> None:
    project, bureau = relay.signed(county), county.actor(county.bureau)
    actions.offer_project(project, words="见清单", by=bureau)
    with pytest.raises(Refused, match="正等服务企业落地党支部接收"):
        actions.offer_project(project, words="再交一次", by=bureau)


def test_the_promotion_side_does_not_land_a_project(county: County) -> None:
    project = relay.signed(county)
    with pytest.raises(Refused, match="请招商党支部先交接"):
        actions.land_project(
            project, on=DAY, township=county.town, by=county.actor(county.bureau), proof=[relay.paper()]
        )


def test_a_township_gets_no_project_that_has_not_landed_there(county: County) -> None:
    project = relay.handed_to_the_zone(county)
    with pytest.raises(Refused, match="落地后才能交给"):
        actions.offer_project(project, words="请接", by=county.actor(county.zone))


def test_the_place_is_the_last_to_keep_a_project(county: County) -> None:
    project = relay.landed(county)
    actions.offer_project(project, words="请接", by=county.actor(county.zone))
    actions.accept_hand_over(project, by=county.actor(county.town))
    with pytest.raises(Refused, match="最后一棒"):
        actions.offer_project(project, words="再交", by=county.actor(county.town))


def test_a_hand_over_is_not_taken_before_it_was_given(county: County) -> None:
    project = relay.signed(county)
    actions.offer_project(project, words="见清单", by=county.actor(county.bureau))
    with pytest.raises(Refused, match="不能早于上一步"):
        actions.accept_hand_over(project, on=DAY - ONE_DAY, by=county.actor(county.zone))


def test_a_late_acceptance_shows_and_is_reminded_of_on_both_sides(county: County) -> None:
    project = relay.signed(county)
    offered = actions.offer_project(project, words="见清单", by=county.actor(county.bureau))
    zone = county.actor(county.zone)
    assert [row.project for row in waiting_for(zone, "990001")] == [project]
    assert list(waiting_for(county.actor(county.bureau), "990001")) == []
    late = offered.due + ONE_DAY
    while late.weekday() > 4:
        late += ONE_DAY
    with at(late):
        row = lit([Project.objects.get()], "990001")[0]
        remind("990001", late)
    assert row.light.colour == "red"
    assert row.light.words == "逾期 1 日未接"
    told = set(Notice.objects.filter(text__contains="已逾期").values_list("to_id", flat=True))
    assert told == {offered.receiver_id, offered.giver_id}


def test_landing_forms_the_organisation_of_the_place_and_the_chart_shows_its_vacancy(county: County) -> None:
    project = relay.landed(county)
    body = Body.objects.get(level="place")
    assert (body.subject_id, body.unit.name) == (str(project.pk), "稻米加工项目属地党组织")
    chart = chart_of("990001", "project", DAY)
    place = next(standing for standing in chart.bodies if standing.level == "place")
    assert place.faults == ()
    assert [vacancy.title for vacancy in place.vacancies] == ["石桥镇 联络人"]


def test_a_township_sees_a_project_from_the_day_it_lands_there_and_the_next_one_does_not(county: County) -> None:
    project = relay.landed(county)
    assert list(projects_for(county.actor(county.town), "990001")) == [project]
    assert list(projects_for(county.actor(county.other), "990001")) == []
