"""A programme that the house has never seen: a folder is applied, used and retired, and no line of code is written."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from silian.briefings import actions as briefings
from silian.indicators.queries import Extent, figure, record_list
from silian.kernel.access import SYSTEM
from silian.kernel.calendar import at, table
from silian.kernel.errors import Refused
from silian.matters import actions as matters
from silian.matters.kinds import kind_title
from silian.matters.models import Matter
from silian.organisations import actions as organisations
from silian.organisations.models import Seat, Unit
from silian.organisations.queries import actor_for
from silian.support import actions as support
from silian.support.models import Item
from tests import factories
from tests.cli.running import Here

pytestmark = pytest.mark.django_db
FOLDER = Path(__file__).parent / "clear-water"
COUNTY, DAY = "990001", date(2022, 10, 8)


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    for year in (2022, 2023):
        table.load_year(year, by=SYSTEM)
    with at(DAY):
        yield


@pytest.fixture
def here(capsys: pytest.CaptureFixture[str]) -> Here:
    return Here(capsys)


@pytest.fixture
def town() -> Unit:
    factories.department("县水利局")
    return factories.township("清河镇")


def value(name: str) -> object:
    return figure(Extent(COUNTY), name, DAY).value


def raised(town: Unit, kind: str, title: str) -> Matter:
    return matters.raise_matter(
        COUNTY, kind=f"clear-water/{kind}", title=title, by=SYSTEM, raiser=matters.Raiser(unit=town)
    )


def test_a_folder_is_applied_used_and_retired(here: Here, town: Unit) -> None:
    assert here("programme", "plan", FOLDER, "--county", COUNTY).code == 0
    assert here("programme", "apply", FOLDER, "--county", COUNTY).code == 0

    organisations.fill_formation(COUNTY, "river_chiefs", on=DAY, by=SYSTEM)
    chief = factories.person("河长甲")
    organisations.appoint(chief, Seat.objects.get(title="总河长"), on=DAY, by=SYSTEM)
    acting = actor_for(factories.account(holder=chief))
    assert "river_chief" in acting.roles(COUNTY)

    matter = raised(town, "rubbish", "桥下有漂浮垃圾")
    matters.accept_matter(matter, by=SYSTEM)
    raised(town, "outfall", "染坊后有一个直排口")
    assert matter.number == "QS2022-0001"
    assert matter.round.due == date(2022, 10, 13)  # the 9th is a make-up Sunday

    support.open_checklists(COUNTY, "clear-water/clean_river", [town], on=DAY, by=SYSTEM)
    item = Item.objects.get(name="no_rubbish")
    support.claim_item(item, words="已打捞", by=SYSTEM)
    support.verify_item(item, by=factories.actor("checker", may={"support.verify": ["any"], "support.view": ["any"]}))

    told = {name: value(name) for name in ("river_offices", "outfalls_found", "rubbish_found", "river_matters_open")}
    assert told == {"river_offices": 1, "outfalls_found": 1, "rubbish_found": 1, "river_matters_open": 2}
    assert (value("rivers_listed"), value("items_proved")) == (1, 50)
    assert [line.number for line in record_list(Extent(COUNTY), "rubbish_found", DAY, by=None)] == [matter.number]
    issue = briefings.publish_briefing(Extent(COUNTY), "clear-water", as_of=DAY, by=SYSTEM)
    assert "发现排污口1个、河道垃圾1处，在办2件" in issue.text
    assert "落实率50%" in issue.text

    assert here("programme", "retire", "clear-water", "--county", COUNTY).code == 0
    with pytest.raises(Refused, match="没有“clear-water/rubbish”"):
        raised(town, "rubbish", "又有垃圾了")
    matter.refresh_from_db()
    assert matter.title == "桥下有漂浮垃圾"
    assert kind_title(COUNTY, matter.kind) == "rubbish"
    assert actor_for(factories.account(holder=chief)).grants[0].reach == {}


def test_a_mistake_is_told_by_file_line_and_allowed_words(here: Here, tmp_path: Path) -> None:
    factories.county(COUNTY)
    for file in FOLDER.iterdir():
        text = file.read_text("utf-8").replace("of: support.item", "of: support.items")
        (tmp_path / file.name).write_text(text, "utf-8")
    answer = here("programme", "plan", tmp_path, "--county", COUNTY)
    assert answer.code != 0
    told = answer.out + answer.err
    assert "indicators.yaml" in told
    assert "support.item" in told
