"""The questions of the exchange: which file comes in, and what an export is for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from silian.kernel.fields import DayField


class UploadForm(forms.Form):
    use_required_attribute = False  # the server's sentences, not the browser's

    file = forms.FileField(
        label=_("台账文件"),
        help_text=_(
            "Excel 或 WPS 存的 .xlsx、.xls，或 .csv，不超过 20 MB。确认后才导入。非涉密系统，不得上传涉密文件。"
        ),
        error_messages={"required": _("请选择文件。"), "empty": _("这个文件是空的，请重新选择。")},
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.csv"}),
    )


class MapFileForm(UploadForm):
    """A map of three tables, or a list of enterprises."""

    kind = forms.ChoiceField(
        label=_("导入什么"),
        choices=[
            ("map", _("产业链图谱（环节、投入、企业三张表）")),
            ("enterprises", _("企业名录（按产品放到图谱上）")),
        ],
        initial="map",
        widget=forms.RadioSelect,
    )
    field_order = ("kind", "file")


class LoansForm(UploadForm):
    """A bank's file says neither whose it is nor of which day; people do."""

    bank: Any = forms.ModelChoiceField(label=_("哪家银行"), queryset=None, empty_label=_("请选择"))
    as_of = DayField(label=_("截至日期"))
    field_order = ("bank", "as_of", "file")

    def __init__(self, *args: Any, banks: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bank"].queryset = banks  # type: ignore[attr-defined]
        if banks.count() == 1:
            self.initial["bank"] = banks.get().pk


class ExportForm(forms.Form):
    use_required_attribute = False

    reason = forms.CharField(
        label=_("用途"),
        max_length=200,
        min_length=2,
        help_text=_("如：报市工信局月报。导出的人、时间和用途记入日志；文件里是未遮盖的原文。"),
        error_messages={"required": _("请写明用途。"), "min_length": _("请写明用途。")},
    )
    form = forms.ChoiceField(
        label=_("格式"), choices=[("xlsx", _("Excel（.xlsx）")), ("csv", _("文本（.csv）"))], initial="xlsx"
    )


class MapReasonForm(forms.Form):
    use_required_attribute = False

    reason = ExportForm.base_fields["reason"]
