"""What the style guide shows: invented values, one for every state of every part."""

from __future__ import annotations

from datetime import date, datetime
from types import SimpleNamespace as Sample
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.utils import timezone

from silian.kernel.calendar import Clock, Light, ListedDay, Pause, WorkCalendar, deadline
from silian.kernel.ids import new_id
from silian.kernel.lifecycles import Offer

HOLIDAYS = {date(2022, 10, day): ListedDay(False, "国庆节", "国办发明电〔2021〕11号") for day in range(1, 8)}
MADE_UP = {date(2022, 10, day): ListedDay(True, "国庆节", "国办发明电〔2021〕11号") for day in (8, 9)}
LIGHTS = [
    Light("red", "逾期 3 日"), Light("amber", "今日到期"), Light("green", "剩 5 日"),
    Light("pause", "暂停"), Light("done", "已办结"), Light("none", "待数据"),
]  # fmt: skip


class SampleForm(forms.Form):
    owner = forms.CharField(label="责任人", help_text="只能有一个；协办另填。", initial="县自然资源局")
    due = forms.DateField(label="时限")
    text = forms.CharField(label="什么事", widget=forms.Textarea(attrs={"rows": 2}), required=False)
    kind = forms.ChoiceField(label="来源", choices=[("visit", "走访"), ("12345", "12345 转办")])
    topic = forms.ChoiceField(
        label="类型", choices=[("work", "用工"), ("land", "用地"), ("money", "融资")], widget=forms.RadioSelect
    )
    told = forms.BooleanField(label="已告知提出方", required=False)

    def clean_due(self) -> None:
        raise forms.ValidationError("10-02 是国庆假期。改为 10-08（调休上班）或之后。")


def samples(request: Any) -> dict[str, Any]:
    clock = Clock(date(2022, 9, 22), "A", 10, (Pause(date(2022, 9, 27), date(2022, 9, 29)),))
    return {
        "lights": LIGHTS,
        "form": SampleForm({"owner": "县自然资源局", "due": "2022-10-02", "kind": "visit", "topic": "land"}),
        "stages": _stages(),
        "entries": _entries(),
        "measures": _measures(),
        "clock": clock,
        "deadline": deadline(WorkCalendar(HOLIDAYS | MADE_UP, frozenset({2022})), clock),
        "buttons": _offers(),
        "record": Sample(pk=new_id(), version=3),
        "page": Paginator(range(12_345), 20).get_page(request.GET.get("page", 2)),
        "tabs": [
            Sample(words="在办", url="?view=open", current=True, count=20),
            Sample(words="逾期", url="?view=overdue", current=False, count=3),
            Sample(words="全部", url="?view=all", current=False, count=12_345),
        ],
        "rows": _rows(),
    }


def _stages() -> list[Sample]:
    words = [
        ("待受理", "done", "09-21"),
        ("已受理", "done", "09-22"),
        ("办理中", "now", "09-23 起"),
        ("申请销号", "", ""),
    ]
    return [Sample(words=word, state=state, note=note) for word, state, note in [*words, ("已销号", "", "")]]


def _entries() -> list[Sample]:
    here = timezone.get_default_timezone()
    paused, done = datetime(2022, 9, 26, 16, 40, tzinfo=here), datetime(2022, 9, 26, 11, 20, tzinfo=here)
    return [
        Sample(
            at=paused, who="分管县领导", text="批准暂停 09-27 至 09-28。", key=True, detail="市局系统升级，不能报件。"
        ),
        Sample(at=done, who="县自然资源局", text="第 1 项措施完成，传定界图。", key=False, detail=""),
    ]


def _measures() -> list[Sample]:
    drawing = Sample(url="#measures", name="定界图.pdf")
    due = [date(2022, 9, 28), date(2022, 10, 12)]
    return [
        Sample(text="核定新增用地面积", owner="县自然资源局", due=due[0], light=LIGHTS[4], evidence=[drawing]),
        Sample(text="调剂占补平衡指标，报市局核准", owner="县自然资源局", due=due[1], light=LIGHTS[2], evidence=[]),
    ]


def _offers() -> list[Offer]:
    stopped = "还有 1 项措施未完成，完成后可申请。"
    words = {"progress": ("记进展", ""), "close": ("申请销号", stopped), "extend": ("申请延期", "")}
    return [Offer(Sample(name=name, label=label), why, name == "progress") for name, (label, why) in words.items()]  # type: ignore[arg-type]


def _rows() -> list[Sample]:
    words = ["屠宰车间污水排放口移位审批", "烘干塔扩建后变压器容量不足", "秋粮收购旺季装卸工缺口约40人"]
    units = ["县生态环境局", "县供电公司", "县人社局"]
    made = zip(words, units, LIGHTS, strict=False)
    return [
        Sample(number=f"SX2022-01{58 + n}", text=text, unit=unit, light=light)
        for n, (text, unit, light) in enumerate(made)
    ]
