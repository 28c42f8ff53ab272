"""走访: three taps and one sentence on a phone. What a kind of matter must know is asked under it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from silian.chains.models import Enterprise
from silian.kernel.access import Actor
from silian.kernel.calendar import today
from silian.kernel.fields import DayField, FilesField, typed_field
from silian.matters.kinds import kinds_of
from silian.support.actions import Need
from silian.support.forms.pairing import Leaders
from silian.support.models import Visit
from silian.support.queries import enterprises_to_visit, enterprises_under, visitors_for

OTHER, NOTHING = "other", ""
ANSWER = "answer-"


class NeedForm(forms.Form):
    """What was raised: a kind of matter and one sentence; and what that kind must know."""

    kind = forms.ChoiceField(label=_("提了什么"), widget=forms.RadioSelect)
    sentence = forms.CharField(
        label=_("一句话"), max_length=200, required=False,
        widget=forms.Textarea(attrs={"rows": 2, "placeholder": _("缺什么、卡在哪、急不急")}),
    )  # fmt: skip
    photos = FilesField(label=_("拍照或传文件"), required=False)
    use_required_attribute = False

    def __init__(self, *data: Any, county: str, kind: str = "") -> None:
        super().__init__(*data)
        self.kinds = kinds_of(county)
        self.fields["kind"].choices = [(name, kind.title) for name, kind in self.kinds.items()]  # type: ignore[attr-defined]
        chosen = self.kinds.get(kind or self["kind"].value() or "")
        self.asked = {name: asked for name, asked in chosen.answers.items() if asked.required} if chosen else {}
        for name, asked in self.asked.items():
            self.fields[ANSWER + name] = typed_field(asked.type, asked.title, asked.choices, required=True)

    @property
    def answers(self) -> list[forms.BoundField]:
        return [self[ANSWER + name] for name in self.asked]

    def clean_sentence(self) -> str:
        sentence = str(self.cleaned_data["sentence"]).strip()
        if self.cleaned_data.get("kind") and len(sentence) < 4:
            raise forms.ValidationError(gettext("请用一句话说清提了什么，至少 4 个字。"))
        return sentence

    @property
    def need(self) -> Need | None:
        """What was raised, or nothing."""
        told = self.cleaned_data
        if not told["kind"]:
            return None
        return Need(told["kind"], told["sentence"], {name: told[ANSWER + name] for name in self.asked})


class VisitForm(NeedForm):
    """Whom, how, what was raised: each a tap. Nothing raised is a visit too."""

    who = forms.ChoiceField(label=_("去了哪家"), widget=forms.RadioSelect)
    firm = forms.CharField(label=_("企业名称"), max_length=100, required=False)
    way = forms.ChoiceField(
        label=_("方式"), choices=Visit.Way.choices, widget=forms.RadioSelect, initial=Visit.Way.VISIT
    )
    words = forms.CharField(
        label=_("看到什么、说了什么"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    visited_on = DayField(label=_("哪天去的"), required=False, help_text=_("不填就是今天。"))
    visitor: Any = Leaders(label=_("谁去的"), queryset=None, required=False)

    def __init__(self, county: str, by: Actor, *data: Any, enterprise: Enterprise | None = None) -> None:
        super().__init__(*data, county=county)
        self.county, self.by = county, by
        near = enterprises_under(by, county)
        self.near = near if enterprise is None or enterprise in near else [enterprise, *near]
        firms = [(str(firm.pk), str(firm)) for firm in self.near]
        fields: dict[str, Any] = self.fields
        fields["who"].choices = [*firms, (OTHER, _("其他…"))]
        fields["kind"].choices = [(NOTHING, _("没有提出")), *fields["kind"].choices]
        fields["kind"].required = False
        fields["visitor"].queryset = visitors_for(by, county)
        fields["visitor"].empty_label = _("本人") if by.person else _("请选择")
        first = str(enterprise.pk) if enterprise else firms[0][0] if firms else OTHER
        self.initial = {"who": first, "kind": NOTHING, "way": Visit.Way.VISIT}

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        told["enterprise"] = self._enterprise(told)
        return told

    def _enterprise(self, told: dict[str, Any]) -> Enterprise | None:
        """The enterprise that was tapped or written; one that this person may not visit is none."""
        tapped = {str(firm.pk): firm for firm in self.near}.get(told.get("who", ""))
        words = told.get("firm", "").strip()
        if tapped:
            return tapped
        rows = enterprises_to_visit(self.by, self.county, words)[:20] if words else []
        found = [firm for firm in rows if words in (firm.unit.name, firm.unit.short_name)]
        if not found:
            self.add_error(
                "firm", gettext("没有叫“%s”的企业，请从提示里选。") % words if words else gettext("请写企业名称。")
            )
        return found[0] if found else None

    @property
    def told(self) -> dict[str, Any]:
        """What was told, by the names of the action's parameters."""
        told = self.cleaned_data
        return {
            "enterprise": told["enterprise"], "way": told["way"], "visitor": told["visitor"], "words": told["words"],
            "on": told["visited_on"] or today(), "need": self.need, "files": told["photos"],
        }  # fmt: skip


class HelpedForm(forms.Form):
    """Another enterprise that the same answer helps."""

    enterprise: Any = forms.ModelChoiceField(label=_("受益企业"), queryset=None)

    def __init__(self, *args: Any, visit: Visit, by: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = enterprises_to_visit(by, visit.county_id).exclude(pk=visit.enterprise_id)
        self.fields["enterprise"].queryset = others  # type: ignore[attr-defined]
