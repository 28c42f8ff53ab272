"""Grades that exclude one another: who asks for 304 is not served with 201."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import NamedTuple


class Family(NamedTuple):
    """Grades of one kind of goods: a number alone says nothing, so `among` must stand in the text where it is given."""

    name: str
    among: str
    grade: str


FAMILIES = (
    Family(
        "不锈钢牌号", "不锈钢|ss", r"(?<![\d.])(?:20[1-4]|30[1-49]l?|31[06]l?|32[19]|4[1-4]\d|630|2205|2507)(?![\d.])"
    ),
    Family("碳素结构钢牌号", "", r"q(?:195|215|235|275|345|355|390|420|460)[a-e]?"),
    Family("热轧带肋钢筋牌号", "", r"hrb(?:335|400|500|600)e?"),
    Family("铝合金牌号", "铝", r"(?<!\d)[1-8]0[0-9]{2}(?!\d)"),
    Family("水泥强度等级", "水泥", r"(?<!\d)(?:32|42|52|62)\.5r?"),
    Family("混凝土强度等级", "混凝土|商混", r"(?<![a-z\d])c(?:15|20|25|30|35|40|45|50|55|60|80)(?!\d)"),
    Family("汽油标号", "汽油", r"(?<!\d)(?:89|92|95|98)(?!\d)"),
    Family("柴油标号", "柴油", r"(?<!\d)(?:-?10|-?20|-?35|0)(?=号|#)"),
    Family("面粉筋力", "粉", r"[高中低]筋"),
    Family("排放标准", "", r"国[三四五六]"),
    Family("等级", "", r"(?:特|一|二|三|优)(?:级|等)(?!建造|市场)"),
)
MAY_BE = re.compile(r"\d|[筋级等国]")


def grades_in(text: str, around: str = "") -> Mapping[str, frozenset[str]]:
    """The grades that a text names, by family; `around` is what else is said of the same goods."""
    plain = _plain(text)
    if not MAY_BE.search(plain):  # as in most names: then the families need not be gone through
        return {}
    whole = f"{plain} {_plain(around)}"
    found = {}
    for family in FAMILIES:
        if not family.among or re.search(family.among, whole):
            named = frozenset(re.findall(family.grade, plain))
            if named:
                found[family.name] = named
    return found


def contradiction(asked: str, offered: str) -> tuple[str, str, str] | None:
    """The family, what is asked and what is offered, where both name grades of one family and none is common."""
    ours = grades_in(asked, offered)
    if not ours:
        return None
    theirs = grades_in(offered, asked)
    for name in ours.keys() & theirs.keys():
        if not ours[name] & theirs[name]:
            return name, "、".join(sorted(ours[name])), "、".join(sorted(theirs[name]))
    return None


def without_grades(text: str) -> str:
    """The text without the grades that it names; the whole of it if nothing else is there."""
    plain = unicodedata.normalize("NFKC", text)
    for grade in frozenset().union(*grades_in(plain).values()):
        plain = re.sub(re.escape(grade), "", plain, flags=re.IGNORECASE)
    return plain.strip() or text


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()
