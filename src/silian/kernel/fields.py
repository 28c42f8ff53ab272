"""Form fields that every room needs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from silian.kernel import money
from silian.kernel.calendar import today
from silian.kernel.errors import Refused

SHORT_DAY = re.compile(r"(\d{1,2})(?:[-/.]|月)(\d{1,2})日?")


class DayField(forms.DateField):
    """A day as 2022-10-14, 2022年10月14日, or as 10-14 of this year."""

    widget = forms.DateInput(format="%Y-%m-%d")
    input_formats = ["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日"]
    default_error_messages = {"invalid": _("填日期，如 10-14 或 2022-10-14。")}

    def to_python(self, value: Any) -> date | None:
        text = unicodedata.normalize("NFKC", str(value or "")).strip()
        short = SHORT_DAY.fullmatch(text)
        return super().to_python(f"{today().year}-{int(short[1]):02}-{int(short[2]):02}" if short else text)


class AmountField(forms.CharField):
    """An amount as people write it, 1,200.00 or 850万元; cleaned to whole fen, None where nothing was filled in."""

    def prepare_value(self, value: Any) -> Any:
        return money.show(value) if isinstance(value, int) else value

    def clean(self, value: Any) -> int | None:
        text = super().clean(value)
        try:
            return money.parse(text) if text else None
        except Refused as refused:
            raise forms.ValidationError(str(refused)) from None


def typed_field(kind: str, label: Any, choices: Mapping[str, Any], *, required: bool) -> forms.Field:
    """The field for a typed answer that a programme declares: a text, a number, a date, a choice, a unit or an amount.

    It takes what was typed as text; the action that keeps the answer checks it.
    """
    if kind == "choice":
        return forms.ChoiceField(label=label, choices=[("", gettext("请选择")), *choices.items()], required=required)
    if kind == "date":
        return DayField(label=label, required=required)
    hints = {"number": gettext("整数，如 40"), "money": gettext("如 80万元")}
    widget = forms.TextInput(attrs={"inputmode": "numeric"} if kind == "number" else {})
    return forms.CharField(label=label, max_length=200, required=required, widget=widget, help_text=hints.get(kind, ""))


class SeveralFiles(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files that prove something; `kernel.attachments` checks type and size by content."""

    widget = SeveralFiles(attrs={"accept": ".jpg,.jpeg,.png,.pdf,.docx,.xlsx"})

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        files = data if isinstance(data, list) else [data] if data else []
        return [super(FilesField, self).clean(file, initial) for file in files if file]
