"""A ledger as an office might keep it: random rows in the default columns, with what must be counted told beside them."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date, timedelta
from typing import Any

HEADINGS = (
    "序号", "事项编号", "事项类型", "来源渠道", "提出单位", "提出日期", "问题", "所属产业链", "主办单位", "责任人",
    "整改措施", "办理时限", "状态", "结论", "办结日期", "满意度",
)  # fmt: skip
KINDS = ("实际问题", "人企纠纷", "急件")
CHANNELS = ("走访", "座谈", "12345 转办", "质询会", "网上", "来信")
STATES = ("待受理", "已受理", "已交办", "办理中", "暂停", "申请销号", "已销号", "不予受理", "撤回", "并案")
OUTCOMES = ("已解决", "部分解决", "未解决已解释")
ANSWERS = ("满意", "基本满意", "不满意", "未接通")
CHAINS = ("肉牛产业链", "稻米产业链", "石墨产业链", "食用菌产业链")
UNITS = ("自然资源局", "水利局", "人力资源和社会保障局", "交通运输局", "石桥镇人民政府")
PROBLEMS = ("厂区道路破损", "用电容量不足", "缺少熟练工人", "仓储用地不够", "排水沟淤塞")
ON_TIME, LATE, NOT_JUDGED = "on time", "late", "not judged"


def random_row(number: int, dice: random.Random, before: date) -> list[Any]:
    raised = before - timedelta(days=dice.randint(60, 300))
    state = dice.choice(STATES)
    due = raised + timedelta(days=dice.randint(5, 40)) if dice.random() < 0.9 else None
    closed = state == "已销号"
    handled = raised + timedelta(days=dice.randint(3, 50)) if closed else None
    unit = dice.randrange(len(UNITS))
    return [
        number, f"LJ-2021-{number:04d}", dice.choice(KINDS), dice.choice(CHANNELS), f"某某{number % 40}企业", raised,
        f"{dice.choice(PROBLEMS)}，影响第{number}车间生产", dice.choice(CHAINS), UNITS[unit], f"郑某{'甲乙丙'[number % 3]}",
        dice.choice(["修补路面", "1. 现场踏勘\n2. 调配指标", "1.联系技校2.组织招聘", None]), due, state,
        dice.choice(OUTCOMES) if closed else None, handled, dice.choice(ANSWERS) if closed else None,
    ]  # fmt: skip


def random_rows(how_many: int, seed: int = 7, before: date = date(2022, 9, 1)) -> list[list[Any]]:
    dice = random.Random(seed)
    return [random_row(number, dice, before) for number in range(1, how_many + 1)]


def judged(row: list[Any]) -> str:
    due, handled = row[11], row[14]
    if not (due and handled):
        return NOT_JUDGED
    return ON_TIME if handled <= due else LATE


def counted(rows: list[list[Any]]) -> dict[str, Counter[str]]:
    """An independent count: by kind, state, chain, and on-time."""
    return {
        "kind": Counter(row[2] for row in rows),
        "state": Counter(row[12] for row in rows),
        "chain": Counter(row[7] for row in rows),
        "on_time": Counter(judged(row) for row in rows),
    }
