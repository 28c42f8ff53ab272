"""The State Council's notices on holidays that we have read ourselves: number, date signed, and what each amends.

A year that is not here is loaded all the same, with a notice text that claims no number. Add a line when a new notice
comes out; never one from memory.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class StateCouncilNotice:
    """`days` names the first and last day that an amending notice covers; None is the whole year's arrangement."""

    year: int
    number: str
    signed_on: date
    days: tuple[date, date] | None = None


NOTICES = (
    StateCouncilNotice(2018, "国办发明电〔2017〕12号", date(2017, 11, 30)),
    StateCouncilNotice(2019, "国办发明电〔2018〕15号", date(2018, 12, 4)),
    StateCouncilNotice(2019, "国办发明电〔2019〕3号", date(2019, 3, 22), (date(2019, 4, 28), date(2019, 5, 5))),
    StateCouncilNotice(2020, "国办发明电〔2019〕16号", date(2019, 11, 21)),
    StateCouncilNotice(2020, "国办发明电〔2020〕1号", date(2020, 1, 26), (date(2020, 1, 31), date(2020, 2, 2))),
    StateCouncilNotice(2021, "国办发明电〔2020〕27号", date(2020, 11, 25)),
    StateCouncilNotice(2022, "国办发明电〔2021〕11号", date(2021, 10, 25)),
    StateCouncilNotice(2023, "国办发明电〔2022〕16号", date(2022, 12, 8)),
    StateCouncilNotice(2024, "国办发明电〔2023〕7号", date(2023, 10, 25)),
    StateCouncilNotice(2025, "国办发明电〔2024〕12号", date(2024, 11, 12)),
    StateCouncilNotice(2026, "国办发明电〔2025〕7号", date(2025, 11, 4)),
)


def notice_for(year: int, day: date | None = None) -> str:
    """The notice behind a year's arrangement, or behind one day of it where a later notice amended that day."""
    amending = [n for n in NOTICES if n.year == year and day and n.days and n.days[0] <= day <= n.days[1]]
    yearly = [n for n in NOTICES if n.year == year and n.days is None]
    found = (amending or yearly)[-1:]
    return found[0].number if found else f"国务院办公厅关于{year}年部分节假日安排的通知"


def signed_on(year: int) -> date | None:
    """The day on which the year's arrangement was signed; None where we have not read the notice."""
    return next((n.signed_on for n in NOTICES if n.year == year and n.days is None), None)


def complete_by(year: int) -> date:
    """The day from which the year's arrangement stands as it finally was, its amendments included.

    For a year whose notice we have not read that is the year's first day: every notice so far came before it.
    """
    return max((n.signed_on for n in NOTICES if n.year == year), default=date(year, 1, 1))
