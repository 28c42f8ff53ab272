"""A project goes stage by stage, each on its day and with its proof."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from silian.kernel.access import SYSTEM
from silian.kernel.attachments import attached_to
from silian.kernel.calendar import at
from silian.kernel.errors import Conflict, NotFound, Refused
from silian.projects import actions
from silian.projects.models import Agreement, Project
from tests import factories
from tests.projects import relay
from tests.projects.relay import DAY, YI, County, paper

ONE_DAY = timedelta(days=1)


def test_a_project_goes_the_whole_road_and_every_stage_keeps_its_day(county: County) -> None:
    project = relay.landed(county, on=DAY)
    zone = county.actor(county.zone)
    with at(DAY + 90 * ONE_DAY):
        for day, act in enumerate((actions.start_building, actions.begin_production, actions.reach_capacity), start=1):
            act(project, on=DAY + day * ONE_DAY, by=zone, proof=[paper("照片")])
    project.refresh_from_db()
    assert project.state == "at_capacity"
    days = [getattr(project, f"{name}_on") for name in ("signed", "landed", "building", "producing", "at_capacity")]
    assert days == [DAY, DAY, DAY + ONE_DAY, DAY + 2 * ONE_DAY, DAY + 3 * ONE_DAY]
    assert attached_to(project).count() == 5


def test_a_stage_may_be_entered_late_but_not_before_the_one_ahead_of_it(county: County) -> None:
    project = county.project(on=DAY - 10 * ONE_DAY)
    with pytest.raises(Refused, match="不能早于上一步的日期 2022-05-22"):
        relay.sign(project, county.actor(county.bureau), DAY - 11 * ONE_DAY)
    relay.sign(project, county.actor(county.bureau), DAY - 5 * ONE_DAY)
    assert Project.objects.get().signed_on == DAY - 5 * ONE_DAY


def test_no_stage_lies_ahead_of_today(county: County) -> None:
    project = county.project()
    with pytest.raises(Refused, match="不能晚于今天"):
        relay.sign(project, county.actor(county.bureau), DAY + ONE_DAY)
    with pytest.raises(Refused, match="不能晚于今天"):
        county.project("别的项目", on=DAY + ONE_DAY)
    assert Agreement.objects.count() == 0


def test_a_stage_without_its_proof_is_refused_and_nothing_of_it_stays(county: County) -> None:
    project = county.project()
    with pytest.raises(Refused, match="请附上协议扫描件"):
        actions.sign_agreement(project, on=DAY, parties=["演示县", "甲川集团"], fen=YI, by=county.actor(county.bureau))
    project.refresh_from_db()
    assert (project.state, project.signed_on, Agreement.objects.count()) == ("talks", None, 0)


def test_no_stage_is_skipped(county: County) -> None:
    project = relay.handed_to_the_zone(county)
    with pytest.raises(Refused, match="现在是“签约”，不能开工"):
        actions.start_building(project, on=DAY, by=county.actor(county.zone), proof=[paper()])


def test_an_agreement_has_two_parties_and_an_amount(county: County) -> None:
    project, bureau = county.project(), county.actor(county.bureau)
    with pytest.raises(Refused, match="至少有两方"):
        actions.sign_agreement(project, on=DAY, parties=["甲川集团", " "], fen=YI, by=bureau, proof=[paper()])
    with pytest.raises(Refused, match="大于零"):
        actions.sign_agreement(project, on=DAY, parties=["甲", "乙"], fen=0, by=bureau, proof=[paper()])


def test_a_framework_leaves_the_project_in_talks(county: County) -> None:
    project, bureau = county.project(), county.actor(county.bureau)
    made = actions.sign_framework(project, on=DAY, parties=["甲", "乙"], fen=9 * YI, by=bureau, proof=[paper()])
    project.refresh_from_db()
    assert (project.state, project.signed_on, made.framework) == ("talks", None, True)


def test_the_last_agreement_of_a_signed_project_ends_only_with_it(county: County) -> None:
    project, bureau = relay.signed(county), county.actor(county.bureau)
    first = Agreement.objects.get()
    with pytest.raises(Refused, match="只剩这一份"):
        actions.end_agreement(first, on=DAY, ground="改签", by=bureau)
    actions.sign_another(project, on=DAY, parties=["甲", "乙"], fen=3 * YI, by=bureau, proof=[paper()])
    actions.end_agreement(first, on=DAY, ground="改签", by=bureau)
    assert list(Agreement.objects.filter(ended_on=None).values_list("fen", flat=True)) == [3 * YI]


def test_ending_a_project_needs_a_reason_and_ends_its_agreements(county: County) -> None:
    project, bureau = relay.signed(county), county.actor(county.bureau)
    actions.offer_project(project, words="见清单", by=bureau)
    with pytest.raises(Refused, match="终止原因"):
        actions.end_project(project, on=DAY, reason="bored", words="不谈了", by=bureau)
    actions.end_project(project, on=DAY, reason="given_up", words="改投邻县", by=bureau)
    project.refresh_from_db()
    assert (project.state, project.ended_on, project.offered_to, project.waiting_hand_over()) == (
        "ended",
        DAY,
        None,
        None,
    )
    assert Agreement.objects.get().ground == "改投邻县"
    with pytest.raises(Refused, match="现在是“终止”"):
        actions.record_progress(project, words="又谈了", by=bureau)


def test_another_bureau_of_the_same_role_finds_no_such_project(county: County) -> None:
    project = county.project()
    stranger = county.actor(factories.department("县商务局"))
    with pytest.raises(NotFound):
        actions.record_progress(project, words="来看看", by=stranger)


def test_a_former_keeper_may_look_but_not_act(county: County) -> None:
    project = relay.handed_to_the_zone(county)
    with pytest.raises(Refused, match="没有“推进项目”这项权限"):
        actions.record_progress(project, words="来看看", by=county.actor(county.bureau))


def test_who_acts_on_what_somebody_changed_meanwhile_is_told_so(county: County) -> None:
    project, bureau = county.project(), county.actor(county.bureau)
    seen = project.version
    actions.record_progress(project, words="看地", by=bureau)
    with pytest.raises(Conflict):
        actions.record_progress(project, words="再看地", by=bureau, version=seen)


def test_two_open_projects_do_not_share_a_name_but_an_ended_one_gives_it_free(county: County) -> None:
    first, bureau = county.project(), county.actor(county.bureau)
    with pytest.raises(Refused, match="请核对是不是同一个"):
        county.project()
    actions.end_project(first, on=DAY, reason="funds", words="没钱", by=bureau)
    assert county.project().number == "XM2022-0002"


def test_landing_is_in_a_township_of_the_county(county: County) -> None:
    project = relay.handed_to_the_zone(county)
    with pytest.raises(Refused, match="本县的乡镇"):
        actions.land_project(project, on=DAY, township=county.zone, by=county.actor(county.zone), proof=[paper()])


def test_without_a_promotion_branch_nobody_could_keep_a_project(db: None) -> None:
    factories.apply_programme(relay.programme())
    bureau = factories.department("县经济合作局")
    with at(date(2022, 6, 1)), pytest.raises(Refused, match="还没有成立招商党支部"):
        actions.enter_project(bureau, "稻米加工项目", investor="甲川集团", by=SYSTEM)
