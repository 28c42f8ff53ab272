"""Activities, and honours by list."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from silian.chains.models import Enterprise
from silian.kernel.access import Actor, visible
from silian.kernel.calendar import today
from silian.kernel.fields import DayField
from silian.organisations.models import Unit, UnitKind
from silian.talent.actions import Held
from silian.talent.models import Activity, Grade, Honour
from silian.talent.permissions import HOLD
from silian.talent.queries import activities_for


class ActivityForm(forms.Form):
    kind = forms.ChoiceField(label=_("类别"), choices=Activity.Kind.choices, widget=forms.RadioSelect)
    name = forms.CharField(label=_("名称"), max_length=80, help_text=_("如 2022年电焊工技能竞赛。"))
    grade = forms.ChoiceField(label=_("级别"), choices=Grade.choices)
    organiser: Any = forms.ModelChoiceField(label=_("主办单位"), queryset=None)
    enterprise: Any = forms.ModelChoiceField(
        label=_("在哪家企业"), queryset=None, required=False, empty_label=_("不限")
    )
    on = DayField(label=_("举办日期"), initial=today)
    participants = forms.IntegerField(
        label=_("参加人数（申报）"),
        min_value=1,
        max_value=1_000_000,
        required=False,
        help_text=_("填了人数就要写依据文件。"),
    )
    document = forms.CharField(label=_("依据文件"), max_length=120, required=False)

    def __init__(self, *args: Any, by: Actor, county: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        units = Unit.objects.filter(county_id=county, kind__in=(UnitKind.DEPARTMENT, UnitKind.TOWNSHIP), closed_on=None)
        fields["organiser"].queryset = visible(units, by, HOLD).order_by("kind", "name")
        firms = visible(Enterprise.objects.filter(county_id=county), by, HOLD)
        fields["enterprise"].queryset = firms.select_related("unit").order_by("unit__name")

    @property
    def held(self) -> Held:
        told = self.cleaned_data
        return Held(
            **{name: told[name] for name in ("name", "kind", "grade", "on", "enterprise", "participants", "document")}
        )


class ConferForm(forms.Form):
    """A whole list in one deed."""

    category = forms.ChoiceField(label=_("类别"), choices=Honour.Category.choices, widget=forms.RadioSelect)
    title = forms.CharField(label=_("荣誉名称"), max_length=60, help_text=_("如 县劳动模范。"))
    grade = forms.ChoiceField(label=_("级别"), choices=Grade.choices, initial=Grade.COUNTY)
    roster = forms.CharField(
        label=_("名单"), widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("每行一个。人：姓名 识别码 企业；集体：集体名称 企业。识别码只存校验值。一次最多 500 行。"),
    )  # fmt: skip
    on = DayField(label=_("命名日期"), initial=today)
    document = forms.CharField(label=_("命名文件"), max_length=120)
    contest: Any = forms.ModelChoiceField(
        label=_("由哪场竞赛产生"), queryset=None, required=False, empty_label=_("不是竞赛产生")
    )

    def __init__(self, *args: Any, by: Actor, county: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        contests = activities_for(by, county).filter(kind=Activity.Kind.CONTEST)
        self.fields["contest"].queryset = contests  # type: ignore[attr-defined]


class WithholdForm(forms.Form):
    withheld = forms.TypedChoiceField(
        label=_("公开页上"), coerce=lambda text: text == "yes", widget=forms.RadioSelect,
        choices=[("no", _("公开（姓名遮盖为“张**”）")), ("yes", _("本人不同意，不列出"))],
    )  # fmt: skip


class RevokeForm(forms.Form):
    on = DayField(label=_("撤销日期"), initial=today)
    reason = forms.CharField(label=_("原因"), max_length=200)
