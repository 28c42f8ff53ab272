"""What people fill in about the notice board and about what was filed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from silian.kernel.access import Actor
from silian.kernel.fields import DayField, FilesField
from silian.meetings.queries import villages_for


class DraftForm(forms.Form):
    village: Any = forms.ModelChoiceField(label=_("哪个村"), queryset=None, empty_label=_("请选择"))
    title = forms.CharField(label=_("标题"), max_length=100)
    text = forms.CharField(label=_("内容"), max_length=5000, widget=forms.Textarea(attrs={"rows": 8}))

    def __init__(self, *args: Any, by: Actor, county: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        villages = villages_for(by, county)
        self.fields["village"].queryset = villages  # type: ignore[attr-defined]
        self.fields["village"].initial = villages[0] if len(villages[:2]) == 1 else None


class PostForm(forms.Form):
    """What will hang there: names and numbers are masked once more when it is posted."""

    text = forms.CharField(label=_("张贴的内容"), max_length=5000, widget=forms.Textarea(attrs={"rows": 12}))
    to_on = DayField(label=_("公示到"), required=False, help_text=_("含当天；不填按专项规定的天数。"))
    photos = FilesField(label=_("公开栏照片"), required=False)


class PhotoForm(forms.Form):
    photos = FilesField(label=_("公开栏照片"))


class ObjectForm(forms.Form):
    """What anybody may say against a post; name and phone are for the village only."""

    words = forms.CharField(label=_("哪里不对"), max_length=500, widget=forms.Textarea(attrs={"rows": 4}))
    name = forms.CharField(label=_("姓名"), max_length=60, required=False)
    phone = forms.CharField(label=_("电话"), max_length=30, required=False)


class AnswerObjectionForm(forms.Form):
    answer = forms.CharField(label=_("答复"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4}))


class ReceiveForm(forms.Form):
    remark = forms.CharField(label=_("签收意见"), max_length=200, required=False)
