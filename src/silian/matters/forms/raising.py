"""Forms for raising: three taps and one sentence; the rest may stay empty. What a kind asks beside is its own form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from silian.chains.models import Chain
from silian.kernel.access import Actor
from silian.kernel.fields import DayField, FilesField, typed_field
from silian.matters import actions
from silian.matters.forms.base import speak_plainly
from silian.matters.forms.fields import SentenceField
from silian.matters.kinds import Kind, kinds_of
from silian.matters.models import Channel, Matter
from silian.matters.queries import own_units, raisers_for, recent_raisers, towns_of
from silian.organisations.models import Unit

OTHER = "other"


class AnswersForm(forms.Form):
    """The typed answers that a kind asks for; read as text here, checked by the action."""

    prefix = "answer"

    def __init__(self, kind: Kind | None, *data: Any) -> None:
        super().__init__(*data)
        self.use_required_attribute = False
        self.asked = kind.answers if kind else {}
        for name, asked in self.asked.items():
            label = asked.title if asked.required else gettext("%s（可不填）") % asked.title
            self.fields[name] = typed_field(asked.type, label, asked.choices, required=False)

    @property
    def needed(self) -> list[forms.BoundField]:
        """What must be answered."""
        return [self[name] for name, asked in self.asked.items() if asked.required]

    @property
    def optional(self) -> list[forms.BoundField]:
        """What may stay empty."""
        return [self[name] for name, asked in self.asked.items() if not asked.required]

    @property
    def given(self) -> Mapping[str, str]:
        """What was answered, days in full; what a field could not read as it was typed, for the action to refuse."""
        read = self.cleaned_data if self.is_valid() or self.is_bound else {}
        return {name: str(read.get(name) or self[name].value() or "") for name in self.fields}

    def take(self, wrong: Mapping[str, object]) -> bool:
        """Puts the sentences that speak of an answer under it; says whether there were any."""
        self.is_valid()
        mine = {name: sentence for name, sentence in wrong.items() if name in self.fields}
        for name, sentence in mine.items():
            self.add_error(name, str(sentence))
        return bool(mine)


class RaiseForm(forms.Form):
    """登记事项, by somebody signed in."""

    who = forms.ChoiceField(label=_("谁提的"), widget=forms.RadioSelect, required=False)
    unit = forms.CharField(label=_("单位或企业"), max_length=100, required=False)
    name = forms.CharField(label=_("个人姓名"), max_length=60, required=False)
    phone = forms.CharField(label=_("电话"), max_length=30, required=False)
    anonymous = forms.BooleanField(label=_("不公开姓名"), required=False)
    kind = forms.ChoiceField(label=_("什么事"), widget=forms.RadioSelect)
    title = SentenceField(label=_("一句话"), example=_("一句话说清：谁、缺什么、急不急"))
    detail = SentenceField(label=_("详细情况"), most=2000, rows=3, required=False)
    proof = FilesField(label=_("拍照或传文件"), required=False)
    channel = forms.ChoiceField(label=_("来源渠道"), choices=Channel.choices, required=False)
    chain = forms.ModelChoiceField(Chain.objects.none(), label=_("产业链"), required=False)
    located_in = forms.ModelChoiceField(Unit.objects.none(), label=_("所在乡镇、村"), required=False)
    raised_on = DayField(label=_("提出日期"), required=False, help_text=_("不填就是今天。"))

    def __init__(self, county: str, by: Actor, *data: Any, kind: str = "") -> None:
        super().__init__(*data)
        speak_plainly(self)
        self.county, self.by = county, by
        self.kinds = kinds_of(county)
        self.near = recent_raisers(by, county)
        fields: dict[str, Any] = self.fields
        others = [(OTHER, _("其他…"))] if own_units(by, county) is None else []
        fields["who"].choices = [*((str(unit.pk), str(unit)) for unit in self.near), *others]
        fields["kind"].choices = [(name, found.title) for name, found in self.kinds.items()]
        fields["chain"].queryset = Chain.objects.filter(county_id=county, to_on=None)
        fields["located_in"].queryset = towns_of(county)
        self.initial = {"who": str(self.near[0].pk) if self.near else OTHER, "kind": kind, "channel": Channel.VISIT}
        self.answers = AnswersForm(self.kinds.get(self["kind"].value() or ""), *data)

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        typed["raiser"] = actions.Raiser(
            unit=self._unit(typed), name=typed.get("name", ""), phone=typed.get("phone", ""),
            anonymous=typed.get("anonymous", False),
        )  # fmt: skip
        return typed

    def _unit(self, typed: dict[str, Any]) -> Unit | None:
        """The unit that was tapped or written; one that this person may not see is none."""
        tapped = {str(unit.pk): unit for unit in self.near}.get(typed.get("who", ""))
        words = typed.get("unit", "").strip()
        if tapped or not words:
            return tapped
        found = [
            unit for unit in raisers_for(self.by, self.county, words)[:20] if words in (unit.name, unit.short_name)
        ]
        if not found:
            self.add_error("unit", gettext("没有叫“%s”的单位或企业。请从提示里选；个人提出的填在姓名里。") % words)
        return found[0] if found else None

    def act(self) -> Matter:
        """Enters the matter."""
        typed = self.cleaned_data
        kept = ("kind", "title", "detail", "raiser", "chain", "located_in", "raised_on")
        return actions.raise_matter(
            self.county, by=self.by, answers=self.answers.given, files=typed["proof"],
            channel=typed["channel"] or Channel.OTHER,
            **{name: typed[name] for name in kept},
        )  # fmt: skip


class PublicForm(forms.Form):
    """我要提诉求, without an account. `website` is a trap for machines: people neither see nor fill it."""

    title = SentenceField(label=_("一句话说清什么事"), example=_("如：村口的路翻浆，拉料的车进不来"))
    detail = SentenceField(label=_("详细情况"), most=2000, rows=4, required=False)
    located_in = forms.ModelChoiceField(Unit.objects.none(), label=_("在哪个乡镇、村"), required=False)
    name = forms.CharField(label=_("您的姓名"), max_length=60, required=False)
    phone = forms.CharField(label=_("联系电话"), max_length=30, required=False, help_text=_("只用来回访，不公开。"))
    anonymous = forms.BooleanField(label=_("我不愿留姓名"), required=False)
    website = forms.CharField(required=False, widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}))

    def __init__(self, county: str, kind: str, found: Kind, *data: Any) -> None:
        super().__init__(*data)
        speak_plainly(self)
        self.county, self.kind = county, kind
        self.fields["located_in"].queryset = towns_of(county)  # type: ignore[attr-defined]
        self.answers = AnswersForm(found, *data)

    def clean_website(self) -> str:
        if self.cleaned_data["website"]:
            raise forms.ValidationError(gettext("没有提交。请不要用自动填表工具。"))
        return ""

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if not typed.get("name") and not typed.get("anonymous"):
            self.add_error("name", gettext("请留姓名，或选“我不愿留姓名”。"))
        return typed

    def act(self, by: Actor) -> tuple[Matter, str]:
        """Enters the matter and gives its 查询码."""
        typed = self.cleaned_data
        raiser = actions.Raiser(name=typed["name"], phone=typed["phone"], anonymous=typed["anonymous"])
        return actions.raise_publicly(
            self.county, kind=self.kind, title=typed["title"], detail=typed["detail"], raiser=raiser, by=by,
            located_in=typed["located_in"], answers=self.answers.given,
        )  # fmt: skip
