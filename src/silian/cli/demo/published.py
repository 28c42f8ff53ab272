"""The published figures, and ours beside them. Only here is the file of published numbers read, after all is told."""

from __future__ import annotations

import csv
from calendar import monthrange
from dataclasses import asdict, dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from pydantic import BaseModel, ConfigDict

from silian.cli.demo.comparison import Qualifier, matches
from silian.indicators.presentation import decimal
from silian.indicators.queries import Extent, figure
from silian.kernel.programmes import in_force
from silian.organisations.queries import unit_by_code

FILE = Path(settings.PROGRAMMES) / "published.csv"
MORE_DECIMALS = 4  # of our own value, beyond those that were printed


class Mapping(BaseModel):
    """How a published row is counted here. `unit` is the code of the unit that it speaks of, if not the county."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    indicator: str
    unit: str = ""
    as_of: date | None = None
    qualifier: Qualifier = "exact"
    decimals: int | None = None


@dataclass(frozen=True)
class Row:
    """One published figure beside ours. `match` is None while nothing here keeps its records."""

    programme: str
    figure: str
    published: str
    qualifier: str | None
    indicator: str | None
    county: str | None
    as_of: str
    unit: str
    ours: str | None
    match: bool | None
    name: str = ""

    def document(self) -> dict[str, Any]:
        """The row as `silian demo --json` prints it: numbers as numbers."""
        row = asdict(self)
        del row["name"]
        return {**row, "published": _number(self.published), "ours": self.ours and _number(self.ours)}


def rows() -> list[Row]:
    """Every published row of every programme, in the order of the file."""
    counties = dict(in_force().values_list("name", "county"))
    with FILE.open(encoding="utf-8", newline="") as file:
        return [_row(raw, counties) for raw in csv.DictReader(file)]


def _row(raw: dict[str, str], counties: dict[str, str]) -> Row:
    mapping = _mappings(raw["programme"]).get(raw["figure"])
    county = counties.get(raw["programme"])
    what = {"programme": raw["programme"], "figure": raw["figure"], "published": raw["value"], "unit": raw["unit"]}
    if mapping is None or county is None:
        return Row(**what, qualifier=None, indicator=None, county=None, as_of=raw["as_of"], ours=None, match=None)
    as_of = mapping.as_of or last_day(raw["as_of"])
    place = unit_by_code(county, mapping.unit, as_of) if mapping.unit else None
    found = figure(Extent(county, unit=place), mapping.indicator, as_of)
    same = found.value is not None and matches(Fraction(found.value), raw["value"], mapping.qualifier, mapping.decimals)
    return Row(
        **what, qualifier=mapping.qualifier, indicator=mapping.indicator, county=county, as_of=as_of.isoformat(),
        ours=None if found.value is None else _plain(found.value), match=None if found.status == "not_kept" else same,
        name=found.name,
    )  # fmt: skip


def last_day(text: str) -> date:
    """The last day of a day, a month or a year: 2022-09 → 2022-09-30."""
    parts = [int(part) for part in text.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    return date(year, month, parts[2] if len(parts) > 2 else monthrange(year, month)[1])


def _mappings(programme: str) -> dict[str, Mapping]:
    file = Path(settings.PROGRAMMES) / programme / "demo" / "published.yaml"
    if not file.exists():
        return {}
    return {name: Mapping.model_validate(raw) for name, raw in yaml.safe_load(file.read_text("utf-8")).items()}


def _plain(value: Any) -> str:
    text = f"{decimal(value, MORE_DECIMALS):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _number(text: str) -> int | float:
    return float(text) if "." in text else int(text)
