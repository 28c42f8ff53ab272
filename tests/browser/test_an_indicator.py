"""Task 12: a statistician adds an indicator and a target by editing files: plan, apply, in the briefing, with its list."""

from __future__ import annotations

import shutil
from pathlib import Path

from playwright.sync_api import Page, expect

from .conftest import run_silian
from .people import sign_in

PROGRAMME = Path(__file__).parents[2] / "programmes/four-chains"
INDICATOR = """
- id: land_closed_in_time
  name: 用地事项按时办结率
  unit: '%'
  of: matters.matter
  date: closed_on
  where: {kind: {is: four-chains/land}, on_time: {filled: true}}
  part: {on_time: {is: true}}
  measure: ratio
  window: year_to_date
  credit: lead
  better: up
"""


def test_an_indicator_in_a_file_is_planned_applied_and_stands_in_the_briefing(
    page: Page, site_home: Path, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(PROGRAMME, tmp_path / "four-chains"))
    with (folder / "indicators.yaml").open("a") as file:
        file.write(INDICATOR)
    with (folder / "briefing.md").open("a") as file:
        file.write("\n用地事项按时办结率{{ land_closed_in_time }}。\n")
    assert "land_closed_in_time" in run_silian(site_home, "programme", "plan", str(folder))
    run_silian(site_home, "programme", "apply", str(folder))

    sign_in(page, "clerk")
    page.goto("/briefings/four-chains/")
    sentence = page.get_by_role("article").get_by_role("paragraph").filter(has_text="用地事项按时办结率")
    sentence.first.get_by_role("link").last.click()
    expect(page.get_by_role("dialog")).to_contain_text("用地事项按时办结率")
    page.get_by_role("dialog").get_by_role("link", name="看全部记录").click()
    expect(page.get_by_role("main").get_by_role("row", name="SX2022-").first).to_be_visible()
