"""Fields that this room's forms share: money as people write it, several photos or papers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from silian.kernel import money
from silian.kernel.errors import Refused


class MoneyField(forms.CharField):
    """An amount in fen out of 850万元 or 1,200.00."""

    def __init__(self, **more: Any) -> None:
        super().__init__(max_length=40, help_text=_("如 850万元。"), **more)

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        try:
            return money.parse(text) if text else None
        except Refused as refused:
            raise forms.ValidationError(str(refused)) from None


class SeveralFiles(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files; the action checks type and size by content."""

    widget = SeveralFiles(attrs={"accept": ".jpg,.jpeg,.png,.pdf,.docx,.xlsx"})

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        files = data if isinstance(data, list) else [data] if data else []
        return [super(FilesField, self).clean(file, initial) for file in files if file]
