"""One small form a step; the names of its fields are the parameters of the step's action."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from silian.chains.models import Chain
from silian.chains.queries import enterprises_for
from silian.kernel.access import Actor
from silian.kernel.calendar import today
from silian.kernel.fields import AmountField, DayField, FilesField
from silian.organisations.models import UnitKind
from silian.organisations.queries import root_of, units_of_kind
from silian.projects.models import EndReason, Project

TWO_ROWS = {"rows": 2}


class StepForm(forms.Form):
    """A form about one project, for somebody who acts."""

    def __init__(self, *args: Any, project: Project, by: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.project, self.by = project, by
        if "on" in self.fields:
            self.fields["on"].initial = today()


class AgreementForm(StepForm):
    title = forms.CharField(label=_("协议名称"), max_length=100, required=False, help_text=_("不填就叫“投资协议”。"))
    on = DayField(label=_("签订日期"))
    parties = forms.CharField(
        label=_("签约方"), widget=forms.Textarea(attrs=TWO_ROWS), help_text=_("每行一方，甲方写在前面。")
    )
    fen = AmountField(label=_("总投资"), help_text=_("如 11.5亿元。"))
    proof = FilesField(label=_("协议扫描件"), required=False)

    def __init__(self, *args: Any, **about: Any) -> None:
        super().__init__(*args, **about)
        self.initial["parties"] = f"{root_of(self.project.county_id)}\n{self.project.investor}"

    def clean_parties(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["parties"].splitlines() if line.strip()]


class LandForm(StepForm):
    on = DayField(label=_("落地日期"))
    township: Any = forms.ModelChoiceField(label=_("落在哪个乡镇"), queryset=None, empty_label=_("请选择"))
    proof = FilesField(label=_("注册登记或用地手续"), required=False)

    def __init__(self, *args: Any, **about: Any) -> None:
        super().__init__(*args, **about)
        towns = units_of_kind(self.project.county_id, UnitKind.TOWNSHIP)
        self.fields["township"].queryset = towns  # type: ignore[attr-defined]


class StageForm(StepForm):
    on = DayField(label=_("日期"))
    proof = FilesField(label=_("佐证"), required=False, help_text=_("照片、许可、验收材料。"))


class OfferForm(StepForm):
    words = forms.CharField(
        label=_("交接说明"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("办到哪一步，还有什么没办，找谁。"),
    )  # fmt: skip
    on = DayField(label=_("交出日期"))
    proof = FilesField(label=_("移交材料"), required=False)


class TakeOverForm(StepForm):
    on = DayField(label=_("接收日期"))
    words = forms.CharField(label=_("说明"), max_length=200, required=False)


class DeclineForm(StepForm):
    reason = forms.CharField(label=_("缺什么"), max_length=200, widget=forms.Textarea(attrs=TWO_ROWS))


class ProgressForm(StepForm):
    words = forms.CharField(label=_("进展"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
    proof = FilesField(label=_("照片或文件"), required=False)


class NeedForm(StepForm):
    title = forms.CharField(label=_("一句话"), max_length=200, help_text=_("如 厂区外 600 米道路未硬化。"))
    detail = forms.CharField(
        label=_("详细情况"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )


class ForecastForm(StepForm):
    fen = AmountField(label=_("预计总投资"), help_text=_("如 1.3亿元。"))
    ground = forms.CharField(label=_("依据"), max_length=200, widget=forms.Textarea(attrs=TWO_ROWS))
    on = DayField(label=_("日期"))


class InvestmentForm(StepForm):
    on = DayField(label=_("截至日期"))
    fen = AmountField(label=_("本期完成投资"), help_text=_("只填本期的，不填累计。"))
    source = forms.CharField(label=_("来源"), max_length=100, help_text=_("如 9 月固定资产投资统计表。"))


class LinkForm(StepForm):
    enterprise: Any = forms.ModelChoiceField(label=_("企业"), queryset=None, empty_label=_("请选择"))

    def __init__(self, *args: Any, **about: Any) -> None:
        super().__init__(*args, **about)
        firms = enterprises_for(self.by, self.project.county_id)
        self.fields["enterprise"].queryset = firms  # type: ignore[attr-defined]


class AmendForm(StepForm):
    name = forms.CharField(label=_("项目名称"), max_length=60)
    investor = forms.CharField(label=_("投资方"), max_length=100)
    chain: Any = forms.ModelChoiceField(label=_("产业链"), queryset=None, required=False, empty_label=_("（不在链上）"))
    summary = forms.CharField(
        label=_("建设内容"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, **about: Any) -> None:
        super().__init__(*args, **about)
        chains = Chain.objects.filter(county_id=self.project.county_id, to_on=None)
        self.fields["chain"].queryset = chains  # type: ignore[attr-defined]
        self.initial.update({name: getattr(self.project, name) for name in self.fields})


class EndAgreementForm(forms.Form):
    on = DayField(label=_("终止日期"), initial=today)
    ground = forms.CharField(label=_("原因"), max_length=200, widget=forms.Textarea(attrs=TWO_ROWS))


class EndForm(StepForm):
    reason = forms.ChoiceField(label=_("终止原因"), choices=EndReason.choices, widget=forms.RadioSelect)
    words = forms.CharField(label=_("说明"), max_length=200, widget=forms.Textarea(attrs=TWO_ROWS))
    on = DayField(label=_("终止日期"))
    proof = FilesField(label=_("材料"), required=False)
