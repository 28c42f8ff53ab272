"""Formations: which bodies and seats a pattern wants, who holds them on a day, what is vacant, what breaks it."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings

from silian.chains import actions as chain_actions
from silian.chains.models import Chain
from silian.chains.queries.party import party_organisations
from silian.kernel import programmes
from silian.kernel.access import SYSTEM
from silian.kernel.errors import NotFound, Refused
from silian.kernel.programmes.loading import load
from silian.kernel.subjects import subjects_of
from silian.organisations import actions
from silian.organisations.models import Body, Seat, Unit
from silian.organisations.queries import parents_on
from silian.organisations.queries.formations import Chart, Standing, chart_of
from tests import factories

pytestmark = pytest.mark.django_db
COUNTY = "990001"
MARCH, APRIL, MAY = date(2022, 3, 1), date(2022, 4, 1), date(2022, 5, 1)
PATTERN = {
    "formations": {
        "industry": {
            "title": "1+17+N",
            "levels": {
                "top": {
                    "title": "县级产业党委", "over": "county", "kind": "committee",
                    "seats": {
                        "secretary": {"title": "书记", "from": "county", "role": "leader"},
                        "leaders": {"title": "成员（链长）", "count": "each", "from": "chain"},
                        "heads": {"title": "成员", "count": "each", "from": "responsible"},
                    },
                },
                "joint": {
                    "title": "联合党委", "name": "{subject}产业链联合党委", "over": "chain", "kind": "committee",
                    "seats": {
                        "secretary": {"title": "书记", "from": "county", "role": "chain_leader"},
                        "deputy": {"title": "副书记", "from": "responsible", "role": "leader"},
                        "firms": {"title": "成员", "count": "each", "from": "members", "of": "enterprise"},
                        "towns": {"title": "成员", "count": "each", "from": "members", "of": "township"},
                    },
                },
                "party": {
                    "title": "企业党组织", "name": "{subject}党支部", "over": "enterprise", "units": "any",
                    "kind": "branch", "seats": {"secretary": {"title": "书记", "from": "own"}},
                },
            },
        }
    }
}  # fmt: skip
ROLES = {
    "leader": {"title": "县领导", "anchor": "unit", "may": {"organisations.view": ["any_unit"]}},
    "chain_leader": {"title": "链长", "anchor": "chain", "may": {"chains.view": ["chain"]}},
}


@pytest.fixture
def beef() -> Chain:
    """A chain with its bureau, one enterprise with a branch and one without, in two townships."""
    factories.apply_programme(
        {
            "programme.yaml": {
                "name": "trial", "title": "试点", "starts_on": factories.LONG_AGO,
                "years": [{"year": 2020, "title": "试点"}], "settings": {"number": "SX{year}-{number:04d}"},
            },
            "roles.yaml": {"roles": ROLES},
            "formations.yaml": PATTERN,
        }
    )  # fmt: skip
    chain = factories.chain("肉牛", office=factories.department("县农业农村局"))
    factories.enterprise("雁岭牧业", place=factories.township("东岭镇"), chain=chain)
    factories.enterprise("清垄牧业", place=factories.township("白塔镇"), chain=chain)
    return chain


def fill(day: date = MARCH) -> actions.Filled:
    return actions.fill_formation(COUNTY, "industry", on=day, by=SYSTEM)


def chart(day: date = APRIL) -> Chart:
    return chart_of(COUNTY, "industry", day)


def joint(day: date = APRIL) -> Standing:
    return next(body for body in chart(day).bodies if body.level == "joint")


def organise(name: str = "雁岭牧业") -> Unit:
    firm = next(s for s in subjects_of("enterprise", COUNTY, MARCH) if s.label == name)
    return actions.form_body(COUNTY, "industry", "party", firm, on=MARCH, by=SYSTEM).unit


def test_before_anything_is_formed_the_pattern_says_what_is_missing(beef: Chain) -> None:
    missing = [body.name for body in chart().bodies if body.unit is None]
    assert missing == ["县级产业党委", "肉牛产业链联合党委"]
    assert {fault for _body, fault in chart().faults} == {"还没有成立县级产业党委", "还没有成立肉牛产业链联合党委"}


def test_filling_opens_the_bodies_and_seats_that_the_pattern_wants(beef: Chain) -> None:
    organise()
    filled = fill()
    assert [unit.name for unit in filled.bodies] == ["县级产业党委", "肉牛产业链联合党委"]
    titles = [place.title for place in joint().places]
    assert titles == ["书记", "副书记", "雁岭牧业 成员", "白塔镇 成员", "东岭镇 成员"]
    assert all(place.seat for body in chart().bodies for place in body.places)
    assert chart().faults == []


def test_the_joint_committee_stands_below_the_countys_and_the_chain_holds_the_key_to_it(beef: Chain) -> None:
    fill()
    beef.refresh_from_db()
    assert beef.committee == joint().unit
    assert joint().unit.placements.get().parent.name == "县级产业党委"


def test_filling_a_second_time_opens_nothing(beef: Chain) -> None:
    fill()
    assert fill() == actions.Filled((), ())


def test_an_empty_seat_is_vacant_since_it_was_opened_and_then_since_the_last_holder_left(beef: Chain) -> None:
    fill()
    deputy = joint().places[1]
    assert deputy.vacant_since == MARCH
    post = actions.appoint(factories.person("王某"), deputy.seat, on=APRIL, by=SYSTEM)
    assert joint(APRIL).places[1].post.person.name == "王某"
    actions.relieve(post, on=MAY, by=SYSTEM)
    assert joint(date(2022, 4, 30)).places[1].vacant_since is None
    assert joint(date(2022, 6, 1)).places[1].vacant_since == MAY
    assert joint(date(2022, 3, 15)).places[1].vacant_since == MARCH


def test_the_longest_vacancy_stands_first(beef: Chain) -> None:
    fill()
    seat = joint().places[0].seat
    actions.relieve(actions.appoint(factories.person(), seat, on=APRIL, by=SYSTEM), on=MAY, by=SYSTEM)
    vacancies = chart(date(2022, 6, 1)).vacancies
    assert vacancies[-1][1].seat == seat
    assert vacancies[0][1].vacant_since == MARCH


def test_an_enterprise_that_joins_the_chain_makes_its_townships_seat_missing(beef: Chain) -> None:
    fill()
    firm = factories.enterprise("河湾牧业", place=factories.township("河湾镇"))
    chain_actions.place_enterprise(firm, beef, on=APRIL, by=SYSTEM)
    assert joint(date(2022, 3, 31)).faults == ()
    assert joint(APRIL).faults == ("还没有设岗位“河湾镇 成员”",)


def test_a_seat_that_the_pattern_no_longer_wants_breaks_it(beef: Chain) -> None:
    fill()
    place = beef.places.get(enterprise__unit__name="清垄牧业")
    chain_actions.leave_chain(place, on=APRIL, by=SYSTEM)
    assert joint(APRIL).faults == ("岗位“白塔镇 成员”已不在模式里",)


def test_a_body_of_another_kind_breaks_the_pattern(beef: Chain) -> None:
    subject = next(iter(subjects_of("county", COUNTY, MARCH)))
    group = factories.unit("领导小组", "group")
    actions.form_body(COUNTY, "industry", "top", subject, on=MARCH, by=SYSTEM, unit=group)
    assert "类别是工作组，不是模式要求的类别" in chart().storeys[0].bodies[0].faults


def test_a_second_body_where_one_is_wanted_breaks_the_pattern(beef: Chain) -> None:
    fill()
    subject = next(iter(subjects_of("county", COUNTY, MARCH)))
    actions.form_body(COUNTY, "industry", "top", subject, on=MARCH, by=SYSTEM, name="第二产业党委")
    assert [body.faults[:1] for body in chart().storeys[0].bodies] == [(), ("按模式只设 1 个，多了这一个",)]


def test_two_holders_of_one_seat_are_found(beef: Chain) -> None:
    fill()
    seat = joint().places[0].seat
    post = actions.appoint(factories.person(), seat, on=APRIL, by=SYSTEM)
    actions.relieve(post, on=date(2022, 7, 1), by=SYSTEM)
    type(post).objects.create(county_id=COUNTY, seat=seat, person=factories.person(), from_on=MAY)
    assert joint(date(2022, 6, 1)).faults == ("“书记”同时有两人以上在任",)


def test_the_chart_of_a_day_before_the_bodies_were_formed_shows_none(beef: Chain) -> None:
    fill()
    assert [body.unit for body in chart(date(2022, 2, 28)).bodies] == [None, None]


def test_the_holder_of_a_seat_may_what_its_role_may(beef: Chain) -> None:
    fill()
    leader = factories.person()
    account = factories.account(holder=leader)
    actions.appoint(leader, joint().places[0].seat, on=APRIL, by=SYSTEM)
    grant = factories.actor_for(account).grants[0]
    assert (grant.role, grant.anchor, grant.chain) == ("chain_leader", "chain", beef.pk)


def test_the_manager_of_a_bureau_fills_no_formation(beef: Chain) -> None:
    by = factories.actor("manager", unit=beef.office, may={"organisations.manage": ["any_unit"]})
    with pytest.raises(NotFound):
        actions.fill_formation(COUNTY, "industry", on=MARCH, by=by)
    assert not Body.objects.exists()


def test_an_unknown_formation_is_refused_with_those_that_there_are(beef: Chain) -> None:
    with pytest.raises(Refused, match="1\\+17\\+N"):
        actions.fill_formation(COUNTY, "service", on=MARCH, by=SYSTEM)


def test_the_chart_takes_a_fixed_number_of_questions(beef: Chain, django_assert_max_num_queries: object) -> None:
    fill()
    with django_assert_max_num_queries(14):  # type: ignore[operator]
        assert chart().vacancies


def test_the_four_chains_patterns_fill_a_county() -> None:
    factories.county()
    programmes.apply(Path(settings.PROGRAMMES) / "four-chains", COUNTY, by=SYSTEM)
    for name in ("县经济合作局", "县开发区", "县发展和改革局", "县工业和信息化局"):
        factories.department(name)
    factories.enterprise("雁岭牧业", chain=factories.chain("肉牛", office=factories.department("县农业农村局")))
    for formation in ("industry", "project", "service"):
        actions.fill_formation(COUNTY, formation, on=MARCH, by=SYSTEM)
        assert chart_of(COUNTY, formation, MARCH).faults == []
    seat = Seat.objects.get(unit__name="招商党支部")
    assert (seat.title, str(seat.anchor)) == ("书记", "县经济合作局")  # its role reaches the bureau, not the county


def test_a_role_in_a_body_that_is_hosted_elsewhere_must_say_how_far_it_reaches(tmp_path: Path) -> None:
    folder = shutil.copytree(Path(settings.PROGRAMMES) / "four-chains", tmp_path / "four-chains")
    file = folder / "formations.yaml"
    line = 1 + next(nth for nth, text in enumerate(file.read_text("utf-8").splitlines()) if "from: host" in text)
    file.write_text(file.read_text("utf-8").replace("from: host", "from: own", 1), "utf-8")
    (problem,) = load(folder, COUNTY).problems
    assert (problem.file, problem.line) == ("formations.yaml", line)
    assert "from 写 host" in problem.message


def test_the_branch_that_runs_errands_for_an_enterprise_stands_below_its_township_and_is_not_its_own() -> None:
    factories.county()
    programmes.apply(Path(settings.PROGRAMMES) / "four-chains", COUNTY, by=SYSTEM)
    town = factories.township("东岭镇")
    firm = factories.enterprise("雁岭牧业", place=town, chain=factories.chain("肉牛"))
    subject = next(s for s in subjects_of("enterprise", COUNTY, MARCH) if s.label == "雁岭牧业")
    own = actions.form_body(COUNTY, "industry", "party_organisation", subject, on=MARCH, by=SYSTEM).unit
    errands = actions.form_body(COUNTY, "service", "errands", subject, on=MARCH, by=SYSTEM).unit
    parents = parents_on(COUNTY, MARCH)
    assert (parents[own.pk], parents[errands.pk]) == (firm.unit_id, town.pk)
    assert list(party_organisations(MARCH)) == [own]
