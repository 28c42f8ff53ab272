"""External figures: entered with a source by the responsible unit, corrected by a later entry, used in their own year."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from silian.indicators.actions import enter_external_figure
from silian.indicators.models import ExternalFigure
from silian.indicators.queries import Extent, entries_of, figure, units_entering
from silian.kernel import journal
from silian.kernel.access import PUBLIC
from silian.kernel.calendar import at
from silian.kernel.errors import NotFound, Refused
from tests.indicators.county import CODE, SEPTEMBER, TODAY, Place, four_chains

JUNE = date(2022, 6, 30)


@pytest.fixture
def place(db: None) -> Place:
    return four_chains()


def entered(place: Place, value: object = "68.2", until: date = JUNE, **more: object) -> ExternalFigure:
    values = {"document": "统计月报第6期", "by": place.clerk, **more}
    with at(TODAY):
        return enter_external_figure(
            place.bureaus[0], "regional_product", until=until, value=Decimal(str(value)), **values
        )  # type: ignore[arg-type]


def test_the_newest_one_by_the_cut_off_is_shown_with_its_window_and_source(place: Place) -> None:
    entered(place, 31, date(2022, 3, 31))
    entered(place, 68.2)
    shown = figure(Extent(CODE), "regional_product", SEPTEMBER)
    assert (shown.value, shown.status, shown.source) == (Decimal("68.2"), "external", "统计月报第6期")
    assert str(shown.period) == "2022年1月1日至2022年6月30日"
    assert figure(Extent(CODE), "regional_product", date(2022, 5, 1)).value == 31


def test_last_year_s_is_not_taken_for_this_year_s(place: Place) -> None:
    entered(place, 120, date(2021, 12, 31))
    assert figure(Extent(CODE), "regional_product", SEPTEMBER).value is None


def test_a_second_entry_for_the_day_corrects_the_first_which_stays_on_record(place: Place) -> None:
    first, second = entered(place), entered(place, 69)
    assert figure(Extent(CODE), "regional_product", SEPTEMBER).value == 69
    assert list(entries_of(CODE, "regional_product")) == [second, first]
    assert second.replaces == first
    assert journal.check(CODE).ok


@pytest.mark.parametrize(
    "wrong",
    [
        {"value": "NaN"},
        {"value": "1e30"},
        {"value": "0.00001"},
        {"until": date(2022, 10, 9)},
        {"document": " "},
        {"document": "文" * 121},
    ],
)
def test_what_cannot_be_kept_is_refused_and_nothing_is_saved(place: Place, wrong: dict[str, object]) -> None:
    with pytest.raises(Refused):
        entered(place, **wrong)  # type: ignore[arg-type]
    assert not ExternalFigure.objects.exists()


def test_a_figure_that_is_counted_cannot_be_filled_in_by_hand(place: Place) -> None:
    for indicator in ("open_matters", "projects_landed", "regional_product_target"):
        with at(TODAY), pytest.raises(Refused, match="统计得出"):
            enter_external_figure(
                place.bureaus[0], indicator, until=JUNE, value=Decimal(1), document="月报", by=place.clerk
            )


def test_a_bureau_enters_for_itself_and_for_no_other(place: Place) -> None:
    entered(place, by=place.handler)
    with at(TODAY), pytest.raises(NotFound):
        enter_external_figure(
            place.bureaus[1], "regional_product", until=JUNE, value=Decimal(1), document="月报", by=place.handler
        )
    assert ExternalFigure.objects.count() == 1
    assert list(units_entering(CODE, place.handler)) == [place.bureaus[0]]
    assert place.bureaus[1] in units_entering(CODE, place.clerk)


def test_the_public_enters_nothing(place: Place) -> None:
    with pytest.raises(NotFound):
        entered(place, by=PUBLIC)
