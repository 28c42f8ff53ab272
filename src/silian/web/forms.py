"""The front door's own forms."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from silian.kernel.notices import KINDS, Wishes
from silian.kernel.notices.channels import LABELS, channels

OUTSIDE = "to_"  # before a kind's name: the field that says by which channels it goes outside


class WishesForm(forms.Form):
    """怎么收: for each kind the channels outside, the quiet hours, the weekly digest, the mail address."""

    email = forms.EmailField(label=_("邮箱"), required=False, max_length=254)
    digest = forms.BooleanField(label=_("每周第一个工作日收周报"), required=False)
    quiet_from = forms.TimeField(
        label=_("免打扰从"), widget=forms.TimeInput(format="%H:%M"), help_text=_("站外消息等到免打扰结束再发，如 20:00")
    )
    quiet_to = forms.TimeField(
        label=_("到"), widget=forms.TimeInput(format="%H:%M"), help_text=_("如 08:00；两个时间一样就不限")
    )

    def __init__(self, data: Any, wishes: Wishes, email: str) -> None:
        kept = {"email": email, "digest": wishes.digest, "quiet_from": wishes.quiet_from, "quiet_to": wishes.quiet_to}
        super().__init__(data, initial=kept)
        offered = [(name, LABELS[name]) for name in channels()]
        for kind in KINDS.values() if offered else ():
            self.fields[OUTSIDE + kind.name] = forms.MultipleChoiceField(
                label=str(kind.label), choices=offered, required=False, widget=forms.CheckboxSelectMultiple,
                initial=wishes.outside.get(kind.name, []),
            )  # fmt: skip

    def outside(self) -> dict[str, list[str]]:
        """By kind, the channels that were ticked."""
        given = self.cleaned_data
        return {name.removeprefix(OUTSIDE): given[name] for name in given if name.startswith(OUTSIDE)}
