"""The three tables of a chain's map in a spreadsheet, the enterprise list, and the reference tables: one list a table
serves reading and writing."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from silian.chains.models import Edge, NodePlace, Stage
from silian.exchange.columns import most
from silian.exchange.spreadsheets.columns import Column
from silian.exchange.spreadsheets.values import Cell, amount, choice, code, day, told, whole, wrong
from silian.exchange.spreadsheets.values.cells import plain

NODES, EDGES, PLACES = "环节", "投入", "企业"  # the names of the sheets
SHARE = Decimal("0.0001")  # the last digit of a coefficient that is kept

STAGES = {
    Stage.UPSTREAM.value: ("上游", "up"),
    Stage.MIDSTREAM.value: ("中游", "mid"),
    Stage.DOWNSTREAM.value: ("下游", "down"),
}
CRITICALITY = {
    Edge.Criticality.REQUIRED.value: ("必需", "1", "required"),
    Edge.Criticality.REPLACEABLE.value: ("可替代", "0.5", "replaceable"),
    Edge.Criticality.AUXILIARY.value: ("辅助", "0", "auxiliary"),
}
MARKS = {mark.value: (str(mark.label),) for mark in NodePlace.Mark}
YES_NO = {True: ("是", "有", "√", "y", "yes", "1"), False: ("否", "不是", "×", "n", "no", "0")}
CODE_LENGTH = 5


def share(cell: Cell) -> Any:
    """A coefficient: more than 0, at most 1, kept to four digits."""
    words = plain(f"{cell.value:.15g}" if isinstance(cell.value, float) else cell.value)
    if not words:
        return None
    match = re.fullmatch(r"(-?\d+(?:\.\d+)?)(%?)", words)
    if not match:
        return wrong(_("“%(words)s”不是系数。请写成 0.35 这样的数。") % {"words": words})
    value = Decimal(match[1]) / (100 if match[2] else 1)
    if value < 0:
        return wrong(_("消耗系数 %(words)s 是负数。应大于 0，不超过 1。") % {"words": words})
    if value > 1:
        return wrong(_("消耗系数 %(words)s 大于 1。它是每元产出用多少元这种投入，应不超过 1。") % {"words": words})
    if value == 0:
        return told(None, _("消耗系数为 0，按不知道记。"))
    kept = value.quantize(SHARE)
    if not kept:
        return wrong(_("消耗系数 %(words)s 小于 0.0001，记不下来。不知道的请留空。") % {"words": words})
    return kept if kept == value else told(kept, _("消耗系数保留四位小数，记为 %s。") % kept)


def industry(cell: Cell) -> Any:
    """A class of GB/T 4754, with or without the letter before it: C1311 is 1311; Excel may have eaten the first 0."""
    words = plain(cell.value)
    if not words:
        return None
    match = re.fullmatch(r"([A-T]?)(\d{2,4})|([A-T])", words.upper())
    if match is None and isinstance(cell.value, int | float):
        return wrong(
            _("“%(words)s”不是行业代码。请写成 1311 这样的 2 到 4 位数字，并把单元格设为文本。") % {"words": words}
        )
    if match is None:
        return wrong(_("“%(words)s”不是行业代码。请写成 1311 或 C1311。") % {"words": words})
    return match[3] or match[2]


def output(cell: Cell) -> Any:
    """A yearly output in fen, not negative."""
    found = amount(cell)
    value = found.value if hasattr(found, "message") else found
    return wrong(_("年产值不能是负数。")) if isinstance(value, int) and value < 0 else found


def _chain() -> Column:
    return Column("chain", "产业链", ("所属产业链", "链条", "所属链", "链", "chain"), parse=most(40))


def node_columns() -> tuple[Column, ...]:
    return (
        _chain(),
        Column("name", "环节", ("环节名称", "节点", "产品", "node", "name"), True, most(40), 20),
        Column("stage", "位置", ("上中下游", "所处位置", "环节位置", "stage"), True, choice(STAGES), 8),
        Column("industry_class", "行业代码", ("国民经济行业代码", "行业类别代码", "class"), parse=industry),
        Column("synonyms", "别名", ("同义词", "又名", "synonyms"), parse=most(100), width=20),
        Column("parent", "上位环节", ("上位品名", "上级产品", "parent"), parse=most(40), width=16),
        Column("from_on", "起始日期", ("开始日期", "from_on"), parse=day),
    )


def edge_columns() -> tuple[Column, ...]:
    return (
        _chain(),
        Column("source", "投入", ("投入环节", "上游环节", "原料", "source", "input"), True, most(40), 20),
        Column("target", "产出", ("产出环节", "下游环节", "制成", "target", "output"), True, most(40), 20),
        Column("criticality", "重要程度", ("关键程度", "criticality"), parse=choice(CRITICALITY)),
        Column("coefficient", "消耗系数", ("投入系数", "系数", "coefficient"), parse=share),
        Column("from_on", "起始日期", ("开始日期", "from_on"), parse=day),
    )


def place_columns() -> tuple[Column, ...]:
    return (
        _chain(),
        Column("node", "环节", ("环节名称", "节点", "node"), True, most(40), 20),
        Column("enterprise", "企业", ("企业名称", "单位名称", "enterprise"), True, most(100), 28),
        Column("credit_code", "统一社会信用代码", ("信用代码", "社会信用代码"), parse=code, width=22),
        Column("evidence", "依据", ("证明材料", "evidence"), parse=most(100), width=20),
        Column("capacity", "产能", ("生产能力", "capacity"), parse=most(40)),
        Column("output", "年产值（元）", ("年产值", "产值", "年产值（万元）", "产值（万元）", "output"), parse=output),
        Column("is_estimated", "产值为估算", ("估算", "是否估算"), parse=choice(YES_NO)),
        Column("mark", "标记", ("核实标记", "数据标记", "mark"), parse=choice(MARKS)),
        Column("checked_on", "核实日期", ("核实时间", "checked_on"), parse=day),
        Column("checked_by", "核实人", ("核实人员", "checked_by"), parse=most(60)),
        Column("from_on", "起始日期", ("开始日期", "from_on"), parse=day),
    )


def map_columns() -> dict[str, tuple[Column, ...]]:
    """By sheet."""
    return {NODES: node_columns(), EDGES: edge_columns(), PLACES: place_columns()}


NAME = ("企业", "单位名称", "单位详细名称", "公司名称", "市场主体名称", "name")
CREDIT_CODE = ("信用代码", "社会信用代码", "统一代码", "组织机构代码", "credit_code")
INDUSTRY = ("国民经济行业代码", "行业类别代码", "行业分类代码", "行业", "class")
PRODUCTS = ("产品", "主营产品", "主要业务活动", "主营业务", "产品名称", "products")
OUTPUT = ("年产值", "产值", "工业总产值", "年产值（万元）", "产值（万元）", "工业总产值（万元）", "output")
EMPLOYEES = ("从业人数", "职工人数", "员工人数", "从业人员期末人数", "用工人数", "employees")
TOWNSHIP = ("乡镇", "镇街", "街道", "所属乡镇", "乡镇街道", "所在镇（街道）", "township")


def enterprise_columns() -> tuple[Column, ...]:
    """A county's list of enterprises, as industry and statistics offices keep it."""
    return (
        Column("name", "企业名称", NAME, True, most(100), 30),
        Column("credit_code", "统一社会信用代码", CREDIT_CODE, True, code, 22),
        Column("industry_class", "行业代码", INDUSTRY, parse=industry),
        Column("products", "主要产品", PRODUCTS, parse=most(200), width=28),
        Column("output", "年产值（元）", OUTPUT, parse=output),
        Column("employees", "从业人员", EMPLOYEES, parse=whole),
        Column("township", "所在乡镇", TOWNSHIP, True, most(60), 16),
        Column("controller", "实际控制人", ("控制人", "实控人"), parse=most(60)),
        Column("above_scale", "规模以上", ("是否规上", "规上企业", "是否规模以上"), parse=choice(YES_NO)),
        _chain(),
    )


def class_columns() -> tuple[Column, ...]:
    return (
        Column("code", "代码", ("行业代码", "类别代码", "分类代码", "code"), True),
        Column("name", "名称", ("类别名称", "行业名称", "name"), True, most(100), 30),
        Column("level", "层级", ("级别", "level")),
        Column("parent", "上级代码", ("上级", "父级代码", "parent")),
        Column("note", "说明", ("注释", "scope_note"), width=40),
        Column("origin", "来源", ("origin",)),
    )


def division_columns() -> tuple[Column, ...]:
    return (
        Column("code", "代码", ("区划代码", "统计用区划代码", "code"), True),
        Column("name", "名称", ("区划名称", "name"), True, most(60), 20),
        Column("area", "县代码", ("areacode",)),
        Column("city", "市代码", ("citycode",)),
        Column("province", "省代码", ("provincecode",)),
        Column("street", "乡镇代码", ("streetcode",)),
    )


def region_columns() -> tuple[Column, ...]:
    return (
        Column("place", "地区", ("县市区", "区县", "行政区", "place"), True, most(60), 16),
        Column("industry", "行业", ("行业代码", "行业类别", "类别", "product", "产品", "class"), True, most(60), 16),
        Column("enterprises", "企业数", ("企业个数", "家数", "单位数", "数量", "value", "数值", "count"), True, whole),
    )
