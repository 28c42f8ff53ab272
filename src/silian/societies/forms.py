"""What people fill in about societies. Rules are the actions' matter."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from silian.kernel.calendar import today
from silian.kernel.fields import DayField
from silian.organisations.models import Person
from silian.societies.models import Event, Society
from silian.societies.queries import members_of, with_names
from silian.societies.sections import societies_of


class BeginForm(forms.Form):
    kind = forms.ChoiceField(label=_("学会"))
    on = DayField(label=_("开始筹备日期"), initial=today)

    def __init__(self, *args: Any, county: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["kind"]
        field.choices = [(name, declared.title) for name, declared in societies_of(county).items()]


class FoundForm(forms.Form):
    on = DayField(label=_("成立日期"), initial=today)
    document = forms.CharField(label=_("成立文件"), max_length=120)


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("原因"), max_length=200)


class TaskForm(forms.Form):
    text = forms.CharField(label=_("做什么"), max_length=120)
    owner: Any = forms.ModelChoiceField(label=_("谁负责"), queryset=None)
    due = DayField(label=_("时限"))

    def __init__(self, *args: Any, county: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = Person.objects.filter(county_id=county, left_on=None).order_by("name", "pk")
        self.fields["owner"].queryset = people  # type: ignore[attr-defined]


class CompleteForm(forms.Form):
    result = forms.CharField(label=_("完成情况"), max_length=200)


class MoveForm(ReasonForm):
    due = DayField(label=_("改到哪天"))
    field_order = ("due", "reason")


class EnrolForm(forms.Form):
    roster = forms.CharField(
        label=_("名单"), widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("每行一人：姓名 工作单位 学科 地区，中间空一格。只登记会员，不登记患者。"),
    )  # fmt: skip
    on = DayField(label=_("入会日期"), initial=today)


class LeaveForm(forms.Form):
    on = DayField(label=_("退会日期"), initial=today)
    reason = forms.CharField(label=_("原因"), max_length=100)


class EventForm(forms.Form):
    kind = forms.ChoiceField(label=_("类别"), choices=Event.Kind.choices, widget=forms.RadioSelect)
    title = forms.CharField(label=_("名称"), max_length=80)
    held_on = DayField(label=_("日期"))
    place = forms.CharField(label=_("地点"), max_length=80, required=False)


class HoldForm(forms.Form):
    summary = forms.CharField(
        label=_("内容"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("一句话写讨论了什么。不写病例，不写患者信息。"),
    )  # fmt: skip


class TalkForm(forms.Form):
    title = forms.CharField(label=_("题目"), max_length=100)
    speaker = forms.TypedChoiceField(label=_("报告人"))

    def __init__(self, *args: Any, society: Society, by: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = with_names(members_of(society), by)
        known = {str(member.pk): member for member, _name in named}
        field: Any = self.fields["speaker"]
        field.choices = [(str(member.pk), f"{name}（{member.institution}）") for member, name in named]
        field.coerce = known.get


class CollaborationForm(forms.Form):
    partner = forms.CharField(label=_("合作单位"), max_length=80)
    subject = forms.CharField(label=_("合作内容"), max_length=200)
    document = forms.CharField(label=_("协议或文件"), max_length=120)
    on = DayField(label=_("开始日期"), initial=today)


class EndForm(forms.Form):
    on = DayField(label=_("结束日期"), initial=today)
