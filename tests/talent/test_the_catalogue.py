"""急需紧缺人才目录: proposed by enterprises, listed by the office, filled by those who came."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from silian.kernel.access import SYSTEM
from silian.kernel.calendar import at
from silian.kernel.calendar.table import current_calendar
from silian.kernel.errors import NotFound, Refused
from silian.talent import actions
from silian.talent.lights import light_of_opening
from silian.talent.queries import Conditions, filtered, gaps, opening_for, openings_for
from tests import factories
from tests.talent.county import CLERK, CONTACT, OFFICE, TODAY, TOWN, County, county, listed, proposed, recruited

pytestmark = pytest.mark.django_db


@pytest.fixture
def there() -> Iterator[County]:
    with at(TODAY):
        yield county()


def seen(there: County, key: object) -> object:
    return opening_for(SYSTEM, there.firm.county_id, key)  # type: ignore[arg-type]


def test_an_enterprise_proposes_for_itself_and_only_the_office_lists_it(there: County) -> None:
    contact = factories.actor("contact", unit=there.firm.unit, own=True, may=CONTACT)
    opening = proposed(there, by=contact)
    assert opening.chain == there.chain
    with pytest.raises(Refused, match="权限"):
        actions.list_opening(opening, answering=there.bureau, by=contact)
    actions.list_opening(opening, answering=there.bureau, by=there.clerk)
    assert (opening.state, opening.listed_on) == ("listed", TODAY)


def test_an_enterprise_cannot_propose_for_another(there: County) -> None:
    contact = factories.actor("contact", unit=there.loose.unit, own=True, may=CONTACT)
    with pytest.raises(NotFound):
        proposed(there, by=contact)


def test_what_is_wanted_must_be_on_a_chain_and_lie_ahead(there: County) -> None:
    for changes in ({"enterprise": there.loose}, {"due": date(2022, 10, 7)}, {"wanted": 0}, {"post": " "}):
        with pytest.raises(Refused):
            proposed(there, **changes)


def test_an_opening_is_filled_by_those_who_came_and_open_again_when_one_leaves(there: County) -> None:
    opening = listed(there)
    came = recruited(there, "RC-0001", opening=opening)
    assert seen(there, opening.pk).filled == 1  # type: ignore[attr-defined]
    with pytest.raises(Refused, match="已招满"):
        recruited(there, "RC-0002", opening=opening)
    actions.record_leaving(came, on=TODAY, by=SYSTEM)
    assert seen(there, opening.pk).filled == 0  # type: ignore[attr-defined]
    recruited(there, "RC-0002", opening=opening)


def test_only_a_listed_opening_of_the_same_enterprise_takes_somebody(there: County) -> None:
    with pytest.raises(Refused, match="不是这家企业在目录里的岗位"):
        recruited(there, "RC-0001", opening=proposed(there))
    with pytest.raises(Refused, match="不是这家企业在目录里的岗位"):
        recruited(there, "RC-0001", opening=listed(there), enterprise=there.loose)


def test_an_opening_waits_until_its_deadline_and_then_shines_red(there: County) -> None:
    opening = listed(there, due=date(2022, 10, 12))
    colours = []
    for day in (TODAY, date(2022, 10, 11), date(2022, 10, 13)):
        with at(day):
            colours.append(light_of_opening(current_calendar(), seen(there, opening.pk)).colour)
    assert colours == ["green", "amber", "red"]
    recruited(there, "RC-0001", opening=opening)
    assert light_of_opening(current_calendar(), seen(there, opening.pk)).colour == "done"


def test_each_light_of_the_filter_gives_the_openings_that_show_it(there: County) -> None:
    made = {
        "proposed": proposed(there, post="待确认"),
        "filled": listed(there, post="已招满"),
        "overdue": listed(there, post="已逾期", due=date(2022, 10, 10)),
        "soon": listed(there, post="将到期", due=date(2022, 10, 13)),
    }
    recruited(there, "RC-0001", opening=made["filled"])
    with at(date(2022, 10, 11)):
        rows, calendar = openings_for(SYSTEM, there.firm.county_id), current_calendar()
        for light, opening in made.items():
            assert [row.pk for row in filtered(rows, Conditions(light=light), calendar)] == [opening.pk], light


def test_the_gap_of_a_chain_is_what_its_listed_openings_lack(there: County) -> None:
    opening = listed(there, wanted=3)
    listed(there, wanted=2, post="检验员")
    proposed(there, wanted=9, post="还没有列入")
    actions.strike_opening(listed(there, wanted=7, post="撤下"), reason="不招了", by=SYSTEM)
    recruited(there, "RC-0001", opening=opening)
    [gap] = gaps(openings_for(SYSTEM, there.firm.county_id))
    assert (gap.name, gap.wanted, gap.filled, gap.missing) == ("水稻", 5, 1, 4)


def test_a_stranger_finds_no_opening(there: County) -> None:
    opening = listed(there)
    near = factories.actor("township", unit=factories.township("东岗乡"), may=TOWN)
    other_bureau = factories.actor("bureau", unit=factories.department("县教育局"), may=OFFICE)
    abroad = factories.actor("clerk_abroad", may=CLERK, county_code="990002")
    for stranger in (near, other_bureau, abroad):
        with pytest.raises(NotFound):
            opening_for(stranger, there.firm.county_id, opening.pk)
        with pytest.raises(NotFound):
            actions.strike_opening(opening, reason="不招了", by=stranger)
    answering = factories.actor("answering", unit=there.bureau, may=OFFICE)
    assert opening_for(answering, there.firm.county_id, opening.pk) == opening


def test_the_answering_unit_records_who_came_for_its_opening_and_nothing_else(there: County) -> None:
    answering = factories.actor("answering", unit=there.bureau, may=OFFICE)
    recruited(there, "RC-0001", opening=listed(there), by=answering)
    with pytest.raises((NotFound, Refused)):
        recruited(there, "RC-0002", by=answering)


def test_the_same_person_cannot_be_at_two_enterprises(there: County) -> None:
    first = recruited(there, "RC-0001", on=date(2022, 3, 1))
    with pytest.raises(Refused, match="请先登记离岗"):
        recruited(there, "rc-0001", enterprise=there.loose, on=date(2022, 5, 1))
    actions.record_leaving(first, on=date(2022, 4, 1), by=SYSTEM)
    with pytest.raises(Refused, match="请先登记离岗"):
        recruited(there, "RC-0001", enterprise=there.loose, on=date(2022, 3, 15))
    assert recruited(there, "RC-0001", enterprise=there.loose, on=date(2022, 4, 1)).individual == first.individual


def test_a_graduate_has_a_school(there: County) -> None:
    with pytest.raises(Refused, match="毕业院校"):
        recruited(there, "RC-0001", school=" ")
