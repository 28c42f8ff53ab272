"""Fields of the matters' forms: several files, a day as people write it, names to choose from."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from silian.kernel.calendar import today

SHORT_DAY = re.compile(r"(\d{1,2})(?:[-/.]|月)(\d{1,2})日?")
PROOF = ".jpg,.jpeg,.png,.pdf,.docx,.xlsx"


class SeveralFiles(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files; the action checks type and size by content."""

    widget = SeveralFiles(attrs={"accept": PROOF})

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        files = data if isinstance(data, list) else [data] if data else []
        return [super(FilesField, self).clean(file, initial) for file in files if file]


class DayField(forms.DateField):
    """A day as 2022-10-14, 2022年10月14日, or as 10-14 of this year."""

    input_formats = ["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日"]
    default_error_messages = {"invalid": _("填日期，如 10-14 或 2022-10-14。")}

    def to_python(self, value: Any) -> date | None:
        text = unicodedata.normalize("NFKC", str(value or "")).strip()
        short = SHORT_DAY.fullmatch(text)
        return super().to_python(f"{today().year}-{int(short[1]):02}-{int(short[2]):02}" if short else text)


class SentenceField(forms.CharField):
    """One or several sentences, in a box of two lines."""

    def __init__(self, *, label: Any, most: int = 200, rows: int = 2, example: Any = "", **more: Any) -> None:
        attributes = {"rows": rows} | ({"placeholder": example} if example else {})
        super().__init__(label=label, max_length=most, widget=forms.Textarea(attrs=attributes), **more)
