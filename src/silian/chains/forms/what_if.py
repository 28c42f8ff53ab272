"""假如: which enterprise goes, or which one comes, onto which node. Nothing of it is kept."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from silian.chains.queries.map import ChainMap
from silian.kernel.fields import AmountField


class WhatIfForm(forms.Form):
    """Choices are taken from the map as it stands, so that asking costs no question more."""

    leaves = forms.ChoiceField(label=_("假如这家企业退出"), required=False)
    node = forms.ChoiceField(label=_("假如这个环节来了企业或项目"), required=False)
    name = forms.CharField(label=_("叫什么"), required=False, max_length=40, help_text=_("如 屠宰二期项目。"))
    output = AmountField(label=_("年产值"), required=False, help_text=_("如 3000万元；不填按未知算。"))

    def __init__(self, *args: Any, chain_map: ChainMap, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        firms = sorted({(str(place.enterprise), str(place.enterprise_id)) for place in chain_map.places})
        self.fields["leaves"].choices = [("", "—"), *((key, name) for name, key in firms)]  # type: ignore[attr-defined]
        nodes = sorted((node.name, str(node.pk)) for node in chain_map.nodes)
        self.fields["node"].choices = [("", "—"), *((key, name) for name, key in nodes)]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if not self.errors and not told.get("leaves") and not told.get("node"):
            raise forms.ValidationError(_("请选一家退出的企业，或一个来企业的环节。"))
        return told
