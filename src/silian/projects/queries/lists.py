"""The board, the table with its conditions, and how many projects there are in each township."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from silian.projects.lifecycle import ENDED, MAIN_ROAD
from silian.projects.models import Project
from silian.projects.queries.amounts import with_amounts
from silian.projects.queries.scope import with_names
from silian.projects.queries.waiting import stuck


@dataclass(frozen=True)
class Conditions:
    """What the table is narrowed to. Keys are texts as an address has them; the empty one asks for nothing."""

    stages: tuple[str, ...] = ()
    chains: tuple[str, ...] = ()
    townships: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    only: str = ""  # `stuck`, or `offered`: waiting to be taken over
    words: str = ""


def filtered(rows: QuerySet[Project], wanted: Conditions, county: str) -> QuerySet[Project]:
    """The rows that meet every condition; ended ones only where their stage is asked for."""
    rows = rows.filter(state__in=wanted.stages) if wanted.stages else rows.exclude(state=ENDED.name)
    for path, keys in (("chain", wanted.chains), ("township", wanted.townships)):
        if keys:
            rows = rows.filter(**{f"{path}__in": [key for key in keys if _is_key(key)]})
    if wanted.sides:
        rows = rows.filter(side__in=wanted.sides)
    if wanted.only == "stuck":
        rows = stuck(rows, county)
    if wanted.only == "offered":
        rows = rows.filter(offered_to__isnull=False)
    if wanted.words:
        named = Q(name__icontains=wanted.words) | Q(investor__icontains=wanted.words)
        rows = rows.filter(named | Q(number__icontains=wanted.words))
    return rows


def _is_key(text: str) -> bool:
    try:
        return bool(UUID(text))
    except ValueError:
        return False


@dataclass(frozen=True)
class Offered:
    """What the menus of the table offer: keys and names that occur among the visible projects."""

    chains: Mapping[UUID, str]
    townships: Mapping[UUID, str]


def offered_in(rows: QuerySet[Project]) -> Offered:
    names = ("chain", "chain__name", "township", "township__name")
    found = list(rows.order_by("chain__order", "township__name").values_list(*names, "chain__order").distinct())
    chains = {chain: name for chain, name, _town, _name, _order in found if chain}
    townships = {town: name for _chain, _name, town, name, _order in found if town}
    return Offered(chains, dict(sorted(townships.items(), key=lambda item: item[1])))


def board_of(rows: QuerySet[Project], most: int) -> tuple[dict[str, list[Project]], dict[str, int]]:
    """The projects of each stage, those that stood still longest first and at most so many, and how many there are in all."""
    totals = dict(rows.order_by().values_list("state").annotate(n=Count("pk")))
    latest = Window(RowNumber(), partition_by=F("state"), order_by=[F("moved_on").asc(), F("number").asc()])
    top = rows.filter(state__in=[s.name for s in MAIN_ROAD]).annotate(place=latest).filter(place__lte=most)
    columns: dict[str, list[Project]] = {stage.name: [] for stage in MAIN_ROAD}
    for project in with_amounts(with_names(top)).order_by("moved_on", "number"):
        columns[project.state].append(project)
    return columns, totals


def by_township(rows: QuerySet[Project]) -> list[dict[str, Any]]:
    """For each township where projects landed, with its present code: how many at each stage after landing."""
    stages = {s.name: Count("pk", filter=Q(state=s.name)) for s in MAIN_ROAD[2:]}
    landed = rows.filter(township__isnull=False).exclude(state=ENDED.name)
    counted = landed.order_by().values("township", "township__name").annotate(here=Count("pk"), **stages)
    return [dict(row) for row in counted.order_by("-here", "township__name")]
