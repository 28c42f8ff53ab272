"""What is filled in about the roster, visits, and looking at what is masked."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from silian.credit.models import Segment
from silian.kernel.calendar import today
from silian.kernel.fields import DayField, FilesField

ROWS = 10


class RosterForm(forms.Form):
    """A table pasted from a spreadsheet."""

    segment = forms.ChoiceField(label=_("类别"), choices=Segment.choices, widget=forms.RadioSelect, initial="household")
    table = forms.CharField(
        label=_("名册"), widget=forms.Textarea(attrs={"rows": ROWS}), strip=False,
        help_text=_("从表格里整块复制粘贴，依次是：姓名或名称、证件号码、电话、所在村、主体类型、关联的村集体或主体的证件号码。后两列可空。"),
    )  # fmt: skip
    on = DayField(label=_("列入日期"), initial=today)


class VisitForm(forms.Form):
    words = forms.CharField(label=_("走访情况"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
    on = DayField(label=_("走访日期"), initial=today)
    photos = FilesField(label=_("照片"), required=False)


class PlanForm(forms.Form):
    purpose = forms.CharField(label=_("事由"), max_length=60, initial=_("采集信息"))
    on = DayField(label=_("计划日期"), initial=today)


class LookForm(forms.Form):
    reason = forms.CharField(label=_("为什么要看"), max_length=100, help_text=_("如“上门签约核对身份”。会记入日志。"))


class CardForm(forms.Form):
    segment = forms.ChoiceField(label=_("类别"), choices=Segment.choices, widget=forms.RadioSelect)
    file = forms.FileField(label=_("评分卡文件"), help_text=_("JSON 文件；可先导出现有的一版，改好再导入。"))
    from_on = DayField(label=_("启用日期"), initial=today)
