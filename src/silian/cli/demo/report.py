"""What `silian demo` prints: the briefing, every figure beside the published one, and how to look around."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from silian.briefings.queries import briefing
from silian.cli.demo.four_chains.county import DemoCounty
from silian.cli.demo.four_chains.data import PROGRAMME
from silian.cli.demo.opening import PASSWORD
from silian.cli.demo.published import Row
from silian.indicators.queries import Extent
from silian.organisations.models import Account

MARKS = {True: "✓", False: "✗", None: "尚未建账"}
PUBLISHED_FOR = date(2022, 9, 30)
QUALIFIERS = {"exact": "", "more_than": "多于 ", "at_least": "至少 ", "nearly": "近 ", "about": "约 "}


def first_report(county: DemoCounty, rows: Sequence[Row], seconds: float) -> Iterator[str]:
    """What is shown as soon as the first county is told: its briefing, and its figures beside the published ones."""
    yield briefing(Extent(county.code), PROGRAMME, PUBLISHED_FOR).text
    yield ""
    yield from table([row for row in rows if row.programme == PROGRAMME])
    yield ""
    yield f"第一个演示县用 {seconds:.1f} 秒讲完。接着讲其余专项的演示县。"


def last_report(county: DemoCounty, rows: Sequence[Row], seconds: float) -> Iterator[str]:
    """What is shown at the end: the figures of the other programmes, and how to look around."""
    yield ""
    yield from table([row for row in rows if row.programme != PROGRAMME and row.indicator])
    yield ""
    told = [row.match for row in rows if row.match is not None]
    yield f"已建账的 {len(told)} 个数中 {sum(told)} 个与公布的相同；全部演示数据用 {seconds:.1f} 秒讲完。"
    yield f"演示账号，密码都是 {PASSWORD}："
    yield from _accounts()
    yield f"群众匿名提出的一件事，查询码：{county.receipts[-1]}"


def _accounts() -> Iterator[str]:
    """A line a county: its name, and the accounts with which one may sign in."""
    accounts = Account.objects.select_related("county").order_by("county", "username")
    for county, own in groupby(
        (account for account in accounts if account.has_usable_password()), lambda one: one.county
    ):
        yield f"  {county}：{'、'.join(account.username for account in own)}"


def table(rows: Sequence[Row]) -> Iterator[str]:
    """Name, published, ours, mark, in columns."""
    cells = [("指标", "公布", "系统统计", "")]
    cells += [(row.name, _published(row), _ours(row), MARKS[row.match]) for row in rows]
    widths = [max(_width(line[column]) for line in cells) for column in range(3)]
    for line in cells:
        yield "  ".join(_padded(text, width) for text, width in zip(line, [*widths, 0], strict=True)).rstrip()


def _published(row: Row) -> str:
    return f"{QUALIFIERS[row.qualifier or 'exact']}{row.published} {row.unit}"


def _ours(row: Row) -> str:
    return f"{row.ours} {row.unit}" if row.ours else "—"


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


def _width(text: str) -> int:
    """How many columns of a terminal the text takes: Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
