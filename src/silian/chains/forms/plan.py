"""What people fill in about a chain's plan."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from silian.chains.models import Chain, PlanTask
from silian.kernel.calendar import today
from silian.kernel.fields import DayField
from silian.organisations.models import UnitKind
from silian.organisations.queries import units_of_kind


class GoalForm(forms.Form):
    """The number that a task is to reach, where one is set."""

    goal = forms.DecimalField(
        label=_("目标数"), required=False, min_value=0, max_digits=14, decimal_places=2,
        help_text=_("如 新增企业 3 家，填 3；没有数量目标的不填。"),
    )  # fmt: skip
    goal_unit = forms.CharField(label=_("目标单位"), required=False, max_length=10)


class TaskForm(GoalForm):
    deed = forms.ChoiceField(label=_("类别"), choices=PlanTask.Deed.choices, widget=forms.RadioSelect)
    text = forms.CharField(label=_("任务"), max_length=200)
    owner: Any = forms.ModelChoiceField(label=_("责任单位"), queryset=None)
    due = DayField(label=_("完成时限"), help_text=_("按年落到三年行动计划里。"))

    field_order = ["deed", "text", "owner", "due", "goal", "goal_unit"]

    def __init__(self, *args: Any, chain: Chain, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owners = units_of_kind(chain.county_id, UnitKind.DEPARTMENT, UnitKind.TOWNSHIP)
        self.fields["owner"].queryset = owners  # type: ignore[attr-defined]
        self.fields["owner"].initial = chain.office


class AmendTaskForm(GoalForm):
    text = forms.CharField(label=_("任务"), max_length=200)
    due = DayField(label=_("完成时限"))
    reason = forms.CharField(label=_("调整原因"), max_length=200)

    field_order = ["text", "due", "goal", "goal_unit", "reason"]

    def __init__(self, *args: Any, task: PlanTask, **kwargs: Any) -> None:
        now = {"text": task.text, "due": task.due, "goal": task.goal, "goal_unit": task.goal_unit}
        super().__init__(*args, **{"initial": now, **kwargs})


class DropTaskForm(forms.Form):
    reason = forms.CharField(label=_("取消原因"), max_length=200)


class CompleteForm(forms.Form):
    on = DayField(label=_("完成日期"), initial=today)
    result = forms.DecimalField(label=_("实际完成数"), min_value=0, max_digits=14, decimal_places=2)
    evidence = forms.CharField(
        label=_("完成情况"), max_length=200, help_text=_("写明结果，如 已签约投产，年产 3 万吨。")
    )

    def __init__(self, *args: Any, task: PlanTask, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if task.goal is None:
            del self.fields["result"]
        else:
            told = {"goal": f"{task.goal:f}".rstrip("0").rstrip("."), "unit": task.goal_unit}
            self.fields["result"].help_text = _("目标 %(goal)s %(unit)s。") % told
