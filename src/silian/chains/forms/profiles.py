"""What an enterprise says of itself, from a day on."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from silian.chains.models import Profile
from silian.kernel.calendar import today
from silian.kernel.fields import DayField


class DocumentForm(forms.Form):
    file = forms.FileField(
        label=_("添加文件"), widget=forms.FileInput(attrs={"accept": ".jpg,.jpeg,.png,.pdf,.docx,.xlsx"})
    )


class ProfileForm(forms.Form):
    products = forms.CharField(label=_("主要产品"), max_length=200, required=False)
    industry_class = forms.CharField(label=_("国民经济行业代码"), max_length=5, required=False)
    above_scale = forms.BooleanField(label=_("规模以上"), required=False)
    contact = forms.CharField(label=_("业务联系人"), max_length=60, required=False)
    phone = forms.CharField(
        label=_("联系电话"), max_length=30, required=False, help_text=_("只有与贵企业开了对话的企业看得到。")
    )
    on = DayField(label=_("从哪天起"), initial=today)
    reason = forms.CharField(label=_("变更说明"), max_length=200, required=False)

    @staticmethod
    def of(profile: Profile) -> dict[str, Any]:
        """What the form shows of the profile that holds today."""
        return {name: getattr(profile, name) for name in Profile.SAID}
