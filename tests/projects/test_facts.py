"""What is counted about projects: by the days of their stages, so that a figure of last month stays."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import yaml
from django.conf import settings

from silian.kernel.access import Actor
from silian.kernel.calendar import at
from silian.kernel.money import in_unit
from silian.kernel.rules import Rule, Scope, Surroundings, evaluate, evaluate_by, read_rule, records
from silian.projects import actions
from silian.projects.models import Agreement
from tests import factories
from tests.projects import relay
from tests.projects.relay import DAY, YI, County

ONE_DAY = timedelta(days=1)
HERE = Scope(counties=["990001"])
WANTED = ("promotion_trips", "agreements_signed", "agreements_amount", "projects_landed", "projects_followed")


def published_rules() -> dict[str, Rule]:
    """The rules of the figures as the programme declares them."""
    file = Path(settings.PROGRAMMES) / "four-chains" / "indicators.yaml"
    declared = {raw["id"]: raw for raw in yaml.safe_load(file.read_text("utf-8"))["indicators"]}
    found = {name: read_rule(declared[name], Surroundings()) for name in WANTED}
    return {name: rule for name, rule in found.items() if isinstance(rule, Rule)}


def figures(day: date, by: Actor | None = None) -> dict[str, object]:
    rules = published_rules()
    values = evaluate(list(rules.values()), day, Scope(counties=["990001"], by=by))
    return {name: values[rule].value for name, rule in rules.items()}


def test_each_figure_counts_what_its_name_says(county: County) -> None:
    relay.landed(county)
    county.project("在谈的", on=DAY)
    framework = county.project("签了框架的")
    actions.sign_framework(
        framework, on=DAY, parties=["甲", "乙"], fen=90 * YI, by=county.actor(county.bureau), proof=[relay.paper()]
    )
    ended = county.project("谈崩的")
    actions.end_project(ended, on=DAY, reason="given_up", words="改投", by=county.actor(county.bureau))
    person = factories.person("王某", county.bureau)
    actions.set_out(
        county.bureau, purpose="对接", destination="浙江", travellers=[person], by=county.actor(county.bureau)
    )
    found = figures(DAY)
    amount = in_unit(int(str(found.pop("agreements_amount"))), "亿元")
    assert amount == 2
    assert found == {"promotion_trips": 1, "agreements_signed": 1, "projects_landed": 1, "projects_followed": 2}


def test_an_agreement_that_ended_counts_until_the_day_it_ended(county: County) -> None:
    project = relay.signed(county)
    with at(DAY + 30 * ONE_DAY):
        actions.end_project(
            project, on=DAY + 30 * ONE_DAY, reason="funds", words="没钱", by=county.actor(county.bureau)
        )
    assert [figures(DAY + n * ONE_DAY)["agreements_signed"] for n in (-1, 0, 29, 30)] == [0, 1, 1, 0]


def test_what_was_signed_last_year_does_not_count_this_year(county: County) -> None:
    with at(date(2021, 12, 30)):
        relay.signed(county, on=date(2021, 12, 30))
    assert figures(date(2021, 12, 31))["agreements_signed"] == 1
    assert figures(DAY)["agreements_signed"] == 0


def test_figures_of_an_earlier_day_stay_whatever_happens_later(county: County) -> None:
    first, second = relay.landed(county), county.project("第二个项目")
    before = figures(DAY)
    bureau, zone = county.actor(county.bureau), county.actor(county.zone)
    with at(DAY + 40 * ONE_DAY):
        today = DAY + 40 * ONE_DAY
        relay.sign(second, bureau, today)
        actions.start_building(first, on=today, by=zone, proof=[relay.paper()])
        actions.sign_another(first, on=today, parties=["甲", "乙"], fen=YI, by=zone, proof=[relay.paper()])
        actions.end_agreement(Agreement.objects.order_by("id")[0], on=today, ground="改签", by=zone)
        county.project("第三个项目")
    assert figures(DAY) == before


def test_a_landed_project_counts_for_its_township_from_the_day_it_landed(county: County) -> None:
    relay.landed(county)
    rule = published_rules()["projects_landed"]
    split = [evaluate_by([rule], day, "landing", HERE)[rule] for day in (DAY - ONE_DAY, DAY)]
    assert [{key: value.value for key, value in by_town.items()} for by_town in split] == [{}, {county.town.pk: 1}]


def test_every_figure_is_the_length_of_its_list(county: County) -> None:
    relay.landed(county)
    county.project("在谈的")
    for name, rule in published_rules().items():
        rows = records(rule, DAY, HERE)
        value = figures(DAY)[name]
        listed = sum(row.fen for row in rows) if name == "agreements_amount" else rows.count()
        assert listed == (value or 0), name


def test_nobody_counts_what_they_may_not_see(county: County) -> None:
    relay.landed(county)
    assert figures(DAY, county.actor(county.town))["projects_landed"] == 1
    assert figures(DAY, county.actor(county.other))["projects_landed"] == 0
