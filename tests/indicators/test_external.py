"""External figures: entered with a source by the responsible unit, corrected by a later entry, used in their own year."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from silian.indicators.actions import enter_external_figure
from silian.indicators.models import ExternalFigure
from silian.indicators.presentation import change
from silian.indicators.queries import Extent, a_year_before, entries_of, figure, figures_due, units_entering
from silian.kernel import journal
from silian.kernel.access import PUBLIC, SYSTEM
from silian.kernel.attachments import attached_to
from silian.kernel.calendar import at, table
from silian.kernel.errors import NotFound, Refused
from silian.kernel.notices.models import Notice
from silian.kernel.reminders import remind
from silian.organisations.models import Unit
from tests import factories
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


def test_a_second_entry_for_the_period_corrects_the_first_which_stays_on_record(place: Place) -> None:
    first = entered(place)
    with pytest.raises(Refused, match="2022年上半年的数已经录入过，请写明更正的原因"):
        entered(place, 69)
    second = entered(place, 69, reason="统计部门修订")
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
        {"until": date(2022, 12, 31)},
        {"until": date(2022, 8, 31)},
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


PDF = b"%PDF-1.7 a bulletin"


def test_the_source_document_is_kept_with_its_entry(place: Place) -> None:
    row = entered(place, files=[SimpleUploadedFile("公报.pdf", PDF, "application/pdf")])
    assert [file.name for file in attached_to(row)] == ["公报.pdf"]


def test_a_figure_is_compared_with_the_same_period_of_last_year(place: Place) -> None:
    entered(place, 61.8)
    entered(place, 55, date(2021, 9, 30))
    now = figure(Extent(CODE), "regional_product", SEPTEMBER)
    assert a_year_before([now], Extent(CODE), SEPTEMBER) == {}  # nine months are not half a year
    entered(place, 60, date(2021, 6, 30))
    before = a_year_before([now], Extent(CODE), SEPTEMBER)["regional_product"]
    assert (before.value, str(before.period)) == (60, "2021年1月1日至2021年6月30日")
    assert change(now, before) == "增长 3%"


def test_a_rate_of_last_year_is_compared_in_percentage_points(place: Place) -> None:
    for until, value in ((JUNE, "6.2"), (date(2021, 6, 30), "7")):
        with at(TODAY):
            enter_external_figure(
                place.bureaus[0], "regional_product_growth", until=until, value=Decimal(value), document="公报",
                by=place.clerk,
            )  # fmt: skip
    now = figure(Extent(CODE), "regional_product_growth", SEPTEMBER)
    assert change(now, a_year_before([now], Extent(CODE), SEPTEMBER)["regional_product_growth"]) == "下降 0.8 个百分点"


@pytest.fixture
def bureau(place: Place) -> Unit:
    """The unit that the programme's file names."""
    return factories.department("县统计局")


def waiting(day: date = TODAY) -> list[tuple[str, date, date]]:
    return [(each.indicator, each.until, each.due) for each in figures_due(CODE, day)]


def test_the_quarter_s_figure_waits_for_its_unit_until_it_is_entered(place: Place, bureau: Unit) -> None:
    assert ("regional_product", SEPTEMBER, date(2022, 10, 30)) in waiting()
    assert len(waiting()) == 4
    entered(place, 90, SEPTEMBER)
    assert "regional_product" not in [name for name, _until, _due in waiting()]
    assert [until for _name, until, _due in waiting(date(2022, 9, 30))] == [JUNE] * 4


def test_a_unit_that_is_not_there_is_asked_for_nothing(place: Place) -> None:
    assert waiting() == []


def test_the_responsible_unit_is_reminded_before_the_day(place: Place, bureau: Unit) -> None:
    for year in (2022, 2023):
        table.load_year(year, by=SYSTEM)
    for day in (date(2022, 10, 24), date(2022, 10, 25), date(2022, 10, 26)):
        with at(day):
            remind(CODE, day)
    told = Notice.objects.filter(to_kind="organisations.unit", to_id=str(bureau.pk)).values_list("text", flat=True)
    assert len(told) == 4
    assert any("录入2022年前三季度“地区生产总值”还剩 3 个工作日" in text for text in told)
