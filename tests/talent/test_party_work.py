"""企业党建: the steps to membership with their days, and posts with one title or two."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from silian.kernel.access import SYSTEM
from silian.kernel.calendar import at
from silian.kernel.calendar.table import current_calendar
from silian.kernel.errors import NotFound, Refused
from silian.kernel.lifecycles import offers
from silian.talent import actions
from silian.talent.lights import light_of_member
from silian.talent.models import Member, ModelPost
from tests import factories
from tests.talent.county import CONTACT, TODAY, TOWN, County, county

pytestmark = pytest.mark.django_db


@pytest.fixture
def there() -> Iterator[County]:
    with at(TODAY):
        yield county()


def applicant(there: County, mark: str = "DY-0001", **changes: object) -> Member:
    told = {"branch": there.branch, "post": "烘干车间操作工", "on": date(2020, 5, 1), "by": SYSTEM} | changes
    return actions.enter_applicant(there.firm, "王某某", mark, **told)  # type: ignore[arg-type]


def probationary(there: County, admitted: date = date(2022, 7, 1), **changes: object) -> Member:
    member = applicant(there, **changes)
    for step, day in (("activist", date(2020, 9, 1)), ("prospect", date(2021, 9, 10)), ("probationary", admitted)):
        actions.become(member, f"become_{step}", on=day, by=SYSTEM)
    return member


def test_each_step_keeps_its_day(there: County) -> None:
    member = probationary(there)
    assert (member.applied_on, member.activist_on) == (date(2020, 5, 1), date(2020, 9, 1))
    assert (member.state, member.admitted_on, member.due) == ("probationary", date(2022, 7, 1), date(2023, 7, 1))


def test_an_activist_is_trained_for_a_year_before_becoming_a_prospect(there: County) -> None:
    member = applicant(there)
    actions.become(member, "become_activist", on=date(2021, 9, 1), by=SYSTEM)
    with pytest.raises(Refused, match="最早在 2022-09-01"):
        actions.become(member, "become_prospect", on=date(2022, 8, 31), by=SYSTEM)
    actions.become(member, "become_prospect", on=date(2022, 9, 1), by=SYSTEM)
    young = applicant(there, "DY-0002")
    actions.become(young, "become_activist", on=date(2022, 3, 1), by=SYSTEM)
    [onward] = [offer for offer in offers(young, SYSTEM) if offer.onward]
    assert "2023-03-01" in onward.why


def test_the_probation_lasts_a_year_and_then_the_branch_is_late(there: County) -> None:
    member = probationary(there, admitted=date(2021, 9, 28))
    light = light_of_member(current_calendar(), member)
    assert light is not None
    assert light.colour == "red"
    with pytest.raises(Refused, match="最早在 2022-09-28"):
        actions.become(member, "become_full", on=date(2022, 9, 27), by=SYSTEM)
    actions.become(member, "become_full", on=TODAY, by=SYSTEM)
    assert light_of_member(current_calendar(), member) is None


def test_no_step_is_skipped_and_none_is_taken_ahead_of_time(there: County) -> None:
    member = applicant(there)
    with pytest.raises(Refused):
        actions.become(member, "become_probationary", on=TODAY, by=SYSTEM)
    with pytest.raises(Refused, match="不能晚于今天"):
        actions.become(member, "become_activist", on=date(2022, 10, 9), by=SYSTEM)


def test_somebody_is_developed_once_at_a_time_and_by_a_branch_of_the_enterprise(there: County) -> None:
    member = applicant(there)
    with pytest.raises(Refused, match="已在发展党员名单上"):
        applicant(there)
    with pytest.raises(Refused, match="不是青禾米业的党支部"):
        applicant(there, "DY-0002", branch=factories.unit("别的党支部", "branch"))
    actions.end_development(member, on=TODAY, reason="调离", by=SYSTEM)
    assert applicant(there).individual == member.individual


def test_a_stranger_takes_no_step(there: County) -> None:
    member = applicant(there)
    near = factories.actor("township", unit=factories.township("东岗乡"), may=TOWN)
    other_firm = factories.actor("contact", unit=there.loose.unit, own=True, may=CONTACT)
    for stranger in (near, other_firm):
        with pytest.raises(NotFound):
            actions.become(member, "become_activist", on=TODAY, by=stranger)
        with pytest.raises(NotFound):
            actions.name_model_post(there.firm, "烘干车间", title="pioneer", on=TODAY, by=stranger)
    own = factories.actor("own_contact", unit=there.firm.unit, own=True, may=CONTACT)
    actions.become(member, "become_activist", on=TODAY, by=own)


def test_a_post_with_both_titles_is_one_record(there: County) -> None:
    first = actions.name_model_post(there.firm, "烘干车间", title="pioneer", on=date(2022, 3, 1), by=SYSTEM)
    second = actions.name_model_post(there.firm, " 烘干车间 ", title="model", on=date(2022, 7, 1), by=SYSTEM)
    assert first.pk == second.pk
    assert (second.pioneer_on, second.model_on) == (date(2022, 3, 1), date(2022, 7, 1))
    with pytest.raises(Refused, match="已有这个称号"):
        actions.name_model_post(there.firm, "烘干车间", title="model", on=TODAY, by=SYSTEM)


def test_a_post_loses_its_titles_and_may_be_named_anew(there: County) -> None:
    row = actions.name_model_post(there.firm, "烘干车间", title="pioneer", on=date(2022, 3, 1), by=SYSTEM)
    with pytest.raises(Refused, match="撤销日期应在"):
        actions.end_model_post(row, on=date(2022, 3, 1), reason="调整", by=SYSTEM)
    actions.end_model_post(row, on=TODAY, reason="调整", by=SYSTEM)
    again = actions.name_model_post(there.firm, "烘干车间", title="pioneer", on=TODAY, by=SYSTEM)
    assert ModelPost.objects.count() == 2
    assert again.pk != row.pk
