"""The columns of a ledger of matters: one list serves the reading of a county's spreadsheet and the writing of ours."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.conf import settings
from django.utils import translation

from silian.exchange.measures import measures
from silian.exchange.spreadsheets.columns import Column
from silian.exchange.spreadsheets.values import Cell, Flagged, Parser, choice, code, day, text, wrong
from silian.kernel.programmes import PROGRAMME, documents
from silian.matters.kinds import kinds_of
from silian.matters.lifecycle import LIFECYCLE, VOID
from silian.matters.models import CallBack, Channel, Outcome

STATES = {
    "submitted": ("待受理", "未受理", "待研判", "待办"),
    "accepted": ("已受理", "受理"),
    "assigned": ("已交办", "交办", "已转办", "已派单"),
    "doing": ("办理中", "在办", "正在办理", "处理中", "整改中", "推进中"),
    "paused": ("暂停", "已暂停", "中止"),
    "awaiting_sign_off": ("申请销号", "待销号", "已申请销号"),
    "closed": ("已销号", "销号", "已办结", "办结", "已完成", "完成"),
    "rejected": ("不予受理", "未予受理", "不受理"),
    "withdrawn": ("撤回", "已撤回"),
    "merged": ("并案", "已并案"),
}
CHANNELS = {
    "visit": ("走访", "入企走访", "走访调研"),
    "forum": ("座谈", "座谈会"),
    "hotline": ("12345 转办", "12345", "12345热线", "热线"),
    "inquiry": ("质询会", "质询"),
    "meeting": ("会议", "会议议定"),
    "online": ("网上", "网络", "网上提交"),
    "letter": ("来信", "信访", "来信来访"),
    "other": ("其他", "其它"),
}
OUTCOMES = {
    "solved": ("已解决", "解决"),
    "partly": ("部分解决",),
    "explained": ("未解决已解释", "未解决", "已解释"),
    "out_of_scope": ("不属受理范围", "不属于受理范围"),
}
ANSWERS = {
    "satisfied": ("满意", "非常满意"),
    "fairly": ("基本满意", "较满意"),
    "dissatisfied": ("不满意",),
    "not_reached": ("未接通", "未联系上"),
}


def matter_columns(county: str) -> tuple[Column, ...]:
    """The ledger's columns in the order in which we write them; the kinds are those in force in the county."""
    kinds = choice(kind_words(county))
    return (
        Column("ordinal", "序号", ("序", "行号"), width=6),
        Column(
            "number", "事项编号", ("编号", "问题编号", "台账编号", "登记编号", "原编号"), parse=most(60, as_written)
        ),
        Column("kind", "事项类型", ("类型", "问题类型", "事项类别", "问题类别", "类别", "诉求类型"), True, kinds),
        Column("channel", "来源渠道", ("来源", "渠道", "问题来源", "来源方式", "受理渠道"), parse=choice(CHANNELS)),
        Column("raiser", "提出单位", RAISER, parse=most(100), width=24),
        Column(
            "raised_on", "提出日期", ("提出时间", "反映日期", "反映时间", "登记日期", "登记时间", "日期"), True, day
        ),
        Column("problem", "问题", PROBLEM, True, width=48),
        Column("chain", "所属产业链", ("产业链", "链条", "所属链", "重点产业链", "所在产业链"), parse=most(40)),
        Column("lead", "主办单位", LEAD, parse=most(100), width=20),
        Column("handler", "责任人", ("承办人", "经办人", "办理人", "负责人", "具体责任人"), parse=most(60)),
        Column("measures", "整改措施", ("措施", "解决措施", "办理措施", "工作措施"), parse=measures, width=40),
        Column("due", "办理时限", DUE, parse=day),
        Column("state", "状态", ("办理状态", "当前状态", "进展状态", "事项状态"), True, choice(_named(STATES))),
        Column("outcome", "结论", ("办理结论", "办理结果", "结果", "解决情况"), parse=choice(OUTCOMES)),
        Column("handled_on", "办结日期", HANDLED, parse=day),
        Column("satisfaction", "满意度", ("满意情况", "回访结果", "企业满意度", "评价"), parse=choice(ANSWERS)),
    )


RAISER = ("提出方", "提出人", "反映单位", "反映人", "诉求单位", "诉求企业", "企业名称", "提出企业")
PROBLEM = (
    "事项",
    "存在问题",
    "问题内容",
    "问题描述",
    "主要问题",
    "反映问题",
    "事项内容",
    "诉求内容",
    "具体问题",
    "问题事项",
)
LEAD = ("责任单位", "承办单位", "牵头单位", "办理单位", "主责单位", "主办部门", "责任部门")
DUE = ("时限", "完成时限", "整改时限", "办结时限", "完成期限", "要求完成时间", "截止日期")
HANDLED = ("办结时间", "完成日期", "完成时间", "实际完成时间", "实际办结日期", "销号日期", "销号时间")


def kind_words(county: str) -> dict[str, tuple[str, ...]]:
    """Full name of each kind in force to its label and the other words for it, with or without its programme.

    Where two programmes have a kind of one title, the label names the programme too.
    """
    kinds, programmes = kinds_of(county), documents(county, PROGRAMME)
    titles = Counter(kind.title for kind in kinds.values())
    names = Counter(full.partition("/")[2] for full in kinds)
    words = {}
    for full, kind in kinds.items():
        programme, _slash, name = full.partition("/")
        long = f"{programmes[programme].title}/{kind.title}"
        short = [kind.title] if titles[kind.title] == 1 else []
        words[full] = (*short, long, full, *([name] if names[name] == 1 else []))
    return words


def _named(words: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """The states with the label that the lifecycle gives them first; one that no ledger may enter is left out."""
    return {name: (str(LIFECYCLE.states[name].label), *words[name]) for name in LIFECYCLE.states if name != VOID.name}


def labels(county: str) -> dict[str, dict[str, str]]:
    """Value to label, by column, for everything that is chosen from a list: what an export writes.

    In the language of the county whatever the screen speaks, so that the file imports again.
    """
    with translation.override(settings.LANGUAGE_CODE):
        return _labels(county)


def _labels(county: str) -> dict[str, dict[str, str]]:
    return {
        "kind": {full: words[0] for full, words in kind_words(county).items()},
        "channel": {str(value): str(label) for value, label in Channel.choices},
        "state": {name: str(state.label) for name, state in LIFECYCLE.states.items()},
        "outcome": {str(value): str(label) for value, label in Outcome.choices},
        "satisfaction": {str(value): str(label) for value, label in CallBack.Answer.choices},
    }


def as_written(cell: Cell) -> Any:
    """A number that people gave: refused where Excel has spoilt its digits, else kept as it stands."""
    found = code(cell)
    return found if found is None or isinstance(found, Flagged) else text(cell)


def most(length: int, parse: Parser = text) -> Parser:
    """The parser, with a limit that the database keeps too."""

    def limited(cell: Cell) -> Any:
        found = parse(cell)
        if isinstance(found, str) and len(found) > length:
            return wrong(f"这一格有 {len(found)} 个字，最多 {length} 个。请写得短一些。")
        return found

    return limited
