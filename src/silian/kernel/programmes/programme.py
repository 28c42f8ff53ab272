"""`programme.yaml`: what a programme is called, when it began, its years, and the settings that the kernel reads."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _
from pydantic import Field

from silian.kernel.programmes.problems import Problem
from silian.kernel.programmes.sections import Context, Declared, Section, register

NAME = r"^[a-z][a-z0-9-]{1,39}$"
NUMBER = r"^[A-Z]{1,6}-?\{year\}-?\{number:0[3-8]d\}$"


class Year(Declared):
    """One year of the programme: a dated entry, with the document that set it going."""

    year: int = Field(ge=2000, le=2100)
    title: str = Field(min_length=1, max_length=60)
    document: str = Field(default="", max_length=120)


class Settings(Declared):
    """`number` is the pattern of a record's number (`kernel.numbering`); `amber_days` counts working days left."""

    number: str = Field(pattern=NUMBER)
    amber_days: int = Field(default=2, ge=0, le=30)


class Programme(Declared):
    """`later` names the facts of rooms that are not built yet: a figure over one of them is shown as not kept yet."""

    name: str = Field(pattern=NAME)
    title: str = Field(min_length=1, max_length=40)
    starts_on: date
    years: tuple[Year, ...] = Field(min_length=1)
    settings: Settings
    later: tuple[str, ...] = ()


def check_years(document: Programme, context: Context) -> Iterable[Problem]:
    for position, entry in enumerate(document.years):
        earliest = document.years[position - 1].year + 1 if position else document.starts_on.year
        if entry.year < earliest:
            path = ("years", position, "year")
            yield context.problem(path, _("年度应从开始之年起逐年往后写，这里不能早于 %(year)s。") % {"year": earliest})


PROGRAMME = register(Section("programme", "programme.yaml", Programme, check=check_years, required=True))
