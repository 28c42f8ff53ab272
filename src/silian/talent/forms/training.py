"""Classes: opening one, enrolling a list of people, and who did not complete it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from silian.chains.models import Chain
from silian.chains.queries import enterprises_for
from silian.kernel.access import Actor, visible
from silian.kernel.calendar import today
from silian.kernel.fields import DayField
from silian.organisations.models import Unit, UnitKind
from silian.organisations.queries import in_force
from silian.talent.models import Learner, Major, TrainingClass
from silian.talent.permissions import TRAIN
from silian.talent.queries import learners_of, with_person

KEEPERS = (UnitKind.DEPARTMENT, UnitKind.TOWNSHIP)


class ClassForm(forms.Form):
    kind = forms.ChoiceField(label=_("类别"), choices=TrainingClass.Kind.choices, widget=forms.RadioSelect)
    name = forms.CharField(label=_("班名"), max_length=80, help_text=_("如 水稻链烘干机操作培训班。"))
    school = forms.CharField(label=_("学校或培训机构"), max_length=60)
    major = forms.ChoiceField(label=_("专业类别"), choices=Major.choices)
    chain: Any = forms.ModelChoiceField(
        label=_("产业链"), queryset=None, required=False, empty_label=_("不限"), help_text=_("产业链和企业至少选一个。")
    )
    enterprise: Any = forms.ModelChoiceField(label=_("企业"), queryset=None, required=False, empty_label=_("不限"))
    keeper: Any = forms.ModelChoiceField(label=_("主办单位"), queryset=None, empty_label=_("请选择"))
    starts_on = DayField(label=_("开班日期"), initial=today)
    due = DayField(label=_("计划结业日期"), help_text=_("到期没有登记结业，班次亮红灯。"))

    def __init__(self, *args: Any, by: Actor, county: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered: dict[str, Any] = {
            "chain": Chain.objects.filter(in_force(today()), county_id=county).order_by("order", "name"),
            "enterprise": enterprises_for(by, county),
            "keeper": visible(
                Unit.objects.filter(county_id=county, kind__in=KEEPERS, closed_on=None), by, TRAIN
            ).order_by("kind", "name"),
        }
        for name, rows in offered.items():
            self.fields[name].queryset = rows  # type: ignore[attr-defined]


class EnrolForm(forms.Form):
    learner = forms.ChoiceField(
        label=_("学员类别"), choices=Learner.choices, widget=forms.RadioSelect,
        help_text=_("一份名单一个类别；一个人只属于一类。"),
    )  # fmt: skip
    roster = forms.CharField(
        label=_("名单"), widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("每行一人：姓名 识别码（证件号、学号或工号，只存校验值）。可从表格里复制两列粘贴，一次最多 500 人。"),
    )  # fmt: skip
    on = DayField(label=_("入班日期"), initial=today)


class FinishForm(forms.Form):
    """Everybody completes but those who are ticked; their names as this person may read them."""

    on = DayField(label=_("结业日期"), initial=today)
    without = forms.TypedMultipleChoiceField(
        label=_("没有结业的人"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("其余学员全部记为结业。"),
    )  # fmt: skip

    def __init__(self, *args: Any, training: TrainingClass, by: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = with_person(learners_of(training), by)
        choices = [(str(row.pk), f"{number}. {name}") for number, (row, name) in enumerate(named, 1)]
        field: Any = self.fields["without"]
        field.choices = choices
