"""What was wrong in a file, by kind, with file and line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

KINDS = {
    "short_row": "列数与表头不符，未采用",
    "shifted_row": "各列错位，只用代码",
    "not_a_date": "不是日期",
    "blank": "缺少必填内容，未采用",
    "duplicate": "重复，只计一次",
    "spelling": "只差写法的名称，未合并",
    "self_loop": "自己是自己的投入，未采用",
    "dangling": "有一端不在名录里，未采用",
    "two_cycle": "两者互为投入",
    "cycle_edge": "为断开环而未采用的边",
    "unknown_relation": "关系不认识，未采用",
    "no_meaning": "只是名称包含，没有投入产出含义，未采用",
    "not_a_number": "不是数，未采用",
    "negative": "负数，未采用",
    "zero": "为零，未采用",
    "above_one": "大于 1，照用",
    "accounting_row": "会计调整项，不是产品，未采用",
    "unknown_enterprise": "企业不在名录里，照用",
    "unknown_product": "产品不在名录里，未采用",
    "unknown_criticality": "重要程度不认识，按必需计",
    "code_format": "企业代码写法不一，按前六位对照",
    "bad_code": "企业代码认不出，未采用",
}


@dataclass(frozen=True)
class Defect:
    """One finding in a file; `line` counts from 1, the header's line being 1."""

    kind: str
    file: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.file} 第 {self.line} 行：{self.text}（{KINDS[self.kind]}）"


@dataclass
class Defects:
    """All defects in the order in which they were met."""

    found: list[Defect] = field(default_factory=list)

    def add(self, kind: str, file: str, line: int, text: str) -> None:
        if kind not in KINDS:
            raise ValueError(f"no kind of defect: {kind}")
        self.found.append(Defect(kind, file, line, text))

    def by_kind(self) -> dict[tuple[str, str], list[Defect]]:
        """The defects of each file and kind."""
        groups: dict[tuple[str, str], list[Defect]] = {}
        for defect in self.found:
            groups.setdefault((defect.file, defect.kind), []).append(defect)
        return groups

    def __len__(self) -> int:
        return len(self.found)

    def __iter__(self) -> Iterator[Defect]:
        return iter(self.found)
