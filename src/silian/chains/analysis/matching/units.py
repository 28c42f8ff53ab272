"""Amounts with their units as people write them: 3.5万吨, 1,200公斤, 500个."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_TABLE: Mapping[str, Mapping[str, float]] = {
    "mass": {"吨": 1000, "t": 1000, "千克": 1, "公斤": 1, "kg": 1, "斤": 0.5, "克": 0.001},
    "length": {
        "千米": 1000,
        "公里": 1000,
        "km": 1000,
        "米": 1,
        "m": 1,
        "厘米": 0.01,
        "cm": 0.01,
        "毫米": 0.001,
        "mm": 0.001,
    },
    "area": {"平方米": 1, "㎡": 1, "m2": 1, "平米": 1, "亩": 10000 / 15, "公顷": 10000},
    "volume": {"立方米": 1, "方": 1, "m3": 1, "升": 0.001, "毫升": 0.000001, "ml": 0.000001},
    "time": {"小时": 1, "天": 24, "日": 24},
    "trips": dict.fromkeys(("次", "趟", "车次", "单"), 1),
    "pieces": dict.fromkeys(
        (
            "个",
            "件",
            "只",
            "台",
            "套",
            "辆",
            "支",
            "根",
            "条",
            "块",
            "片",
            "张",
            "把",
            "双",
            "枚",
            "头",
            "羽",
            "株",
            "棵",
        ),
        1,
    ),
    "power": {"千瓦时": 1, "度": 1, "kwh": 1},
}
UNITS: Mapping[str, tuple[str, float]] = {
    unit: (dimension, factor) for dimension, units in _TABLE.items() for unit, factor in units.items()
}
PACKS = ("箱", "袋", "瓶", "桶", "卷", "包", "盒")  # of unknown size: each compares with itself only
TIMES = {"万": 10_000, "千": 1_000, "百": 100, "亿": 100_000_000, "": 1}
WRITTEN = re.compile(
    r"(?P<number>\d[\d,]*(?:\.\d+)?)\s*(?P<times>[百千万亿]?)(?P<unit>"
    + "|".join(sorted((*UNITS, *PACKS), key=len, reverse=True))
    + r")(?![a-z\d])(?:/[年月日天])?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Amount:
    value: float
    unit: str

    @property
    def dimension(self) -> str:
        """What it measures; a unit that is not known measures only itself."""
        return UNITS.get(self.unit.casefold(), (self.unit, 1.0))[0]

    @property
    def in_base(self) -> float:
        return self.value * UNITS.get(self.unit.casefold(), (self.unit, 1.0))[1]


def comparable(one: Amount, other: Amount) -> bool:
    return one.dimension == other.dimension


def amount_in(text: str) -> Amount | None:
    """The first amount in a text that is no measure of size (mm is a specification), None without one."""
    for found in WRITTEN.finditer(text):
        unit = found["unit"].casefold()
        if unit not in ("mm", "毫米", "cm", "厘米"):
            return Amount(float(found["number"].replace(",", "")) * TIMES[found["times"]], unit)
    return None


def without_amounts(text: str) -> str:
    """The text without its amounts."""
    return WRITTEN.sub("", text)
