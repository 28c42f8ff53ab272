"""Parks with their stars, tenants and social capital, and the reserve of projects."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import Any

from silian.cli.demo import moments
from silian.cli.demo.finance_spring.county import SpringCounty
from silian.cli.demo.finance_spring.support_data import CapitalData, GradeData, ParkData, ReserveData, parks_data
from silian.cli.demo.timeline import Story
from silian.credit import actions as credit
from silian.kernel.money import parse
from silian.projects import actions
from silian.projects.actions import Expected
from silian.projects.models import Park, ReserveProject

CONTENT = "按可行性研究报告建设，建成后带动周边农户。"


def stories(county: SpringCounty) -> Iterator[Story]:
    """A story a park and a story a reserve project."""
    data = parks_data()
    for told in data.parks:
        yield _park(county, told, moments.on(data.tenants_on, 14))
    yield from (_reserve(county, told) for told in data.reserve)


def _park(county: SpringCounty, told: ParkData, tenants_at: datetime) -> Iterator[datetime]:
    """The days of a park in their order: stars, capital, the tenants by one list."""
    yield moments.on(county.data.begins_on, 15)
    park = actions.open_park(county.units[told.town], told.name, industry=told.industry, by=county.office)
    days = [*(grade.on for grade in told.grades), *(capital.on for capital in told.capital)]
    moments_of = [*(moments.on(day, 10) for day in days), tenants_at]
    deeds = [*(partial(_award, county, park, grade) for grade in told.grades)]
    deeds += [partial(_declare, county, park, capital) for capital in told.capital]
    deeds.append(partial(_fill, county, park, told.tenants))
    for moment, deed in sorted(zip(moments_of, deeds, strict=True), key=lambda pair: pair[0]):
        yield moment
        deed()


def _award(county: SpringCounty, park: Park, grade: GradeData) -> None:
    actions.award_grade(park, level=grade.level, stars=grade.stars, document=grade.document, by=county.office)


def _declare(county: SpringCounty, park: Park, capital: CapitalData) -> None:
    fen = parse(capital.amount)
    actions.declare_capital(park, investor=capital.investor, fen=fen, source=capital.source, by=county.office)


def _fill(county: SpringCounty, park: Park, places: tuple[int, int]) -> None:
    tenants = county.entities[slice(*places)]
    credit.enter_tenants(park, tenants, by=county.office, source="入园主体登记表")


def _reserve(county: SpringCounty, told: ReserveData) -> Iterator[datetime]:
    """Into the reserve, planned to land, landed or dropped, as far as the data tell."""
    about: dict[str, Any] = {
        "expected": Expected(parse(told.cost), parse(told.need), "可行性研究报告（演示）"), "content": CONTENT,
        "township": county.units[told.town], "by": county.office,
    }  # fmt: skip
    keeper = county.units[told.keeper]
    if told.reserved_on:
        yield moments.on(told.reserved_on, 9)
        project = actions.reserve_project(keeper, told.name, level=told.level, **about)
        if told.planned_on and told.planned_for:
            yield moments.on(told.planned_on, 10)
            actions.plan_landing(project, planned_for=told.planned_for, by=county.office)
        yield from _end(county, told, project)
    elif told.planned_on and told.planned_for:
        yield moments.on(told.planned_on, 10)
        actions.plan_outright(keeper, told.name, planned_for=told.planned_for, **about)


def _end(county: SpringCounty, told: ReserveData, project: ReserveProject) -> Iterator[datetime]:
    if told.landed_on:
        yield moments.on(told.landed_on, 16)
        actions.land_reserve_project(project, by=county.office)
    if told.dropped_on:
        yield moments.on(told.dropped_on, 16)
        actions.drop_reserve_project(project, ground="选址和资金条件不具备", by=county.office)
