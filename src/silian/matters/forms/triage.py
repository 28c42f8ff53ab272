"""Forms of the triage 研判: taking in or not, giving to a unit and a person, joining duplicates."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from silian.chains.models import Chain
from silian.matters import actions
from silian.matters.forms.base import StepForm
from silian.matters.forms.fields import SentenceField
from silian.matters.kinds import kinds_of
from silian.matters.models import Matter
from silian.matters.permissions import TRIAGE
from silian.matters.queries import leads_of, matters_for, people_of, similar_to, supervisors_of, towns_of
from silian.organisations.models import Person, Unit


class AcceptForm(StepForm):
    note = _("受理后按事项类型起算时限：受理当天不计。")

    kind = forms.ChoiceField(label=_("事项类型"))
    chain = forms.ModelChoiceField(Chain.objects.none(), label=_("产业链"), required=False)
    located_in = forms.ModelChoiceField(Unit.objects.none(), label=_("所在乡镇、村"), required=False)

    def __init__(self, *data: Any, **about: Any) -> None:
        super().__init__(*data, **about)
        county = self.matter.county_id
        self.fields["kind"].choices = [  # type: ignore[attr-defined]
            (name, f"{kind.title}（{kind.clock.in_words}）") for name, kind in kinds_of(county).items()
        ]
        self.fields["chain"].queryset = Chain.objects.filter(county_id=county, to_on=None)  # type: ignore[attr-defined]
        self.fields["located_in"].queryset = towns_of(county)  # type: ignore[attr-defined]
        self.initial.update(
            {
                "kind": self.matter.kind, "chain": self.matter.chain or _chain_of(self.matter),
                "located_in": self.matter.located_in,
            }
        )  # fmt: skip

    def act(self) -> object:
        return actions.accept_matter(self.matter, **self.typed, **self.who)


def _chain_of(matter: Matter) -> Chain | None:
    """The chain of the enterprise that raised it."""
    return Chain.objects.filter(places__enterprise__unit=matter.raiser_unit_id, places__to_on=None).first()


class RejectForm(StepForm):
    note = _("理由会告知提出方。不予受理后这件事项终止。")
    risk = True

    reason = SentenceField(label=_("不予受理的理由"))

    def act(self) -> object:
        return actions.reject_matter(self.matter, **self.typed, **self.who)


class PersonChoice(forms.ModelChoiceField):
    def label_from_instance(self, person: Any) -> str:
        return f"{person.name}（{person.unit}）" if person.unit else person.name


class AssignForm(StepForm):
    lead = forms.ModelChoiceField(Unit.objects.none(), label=_("主办单位"))
    handler = PersonChoice(
        Person.objects.none(), label=_("责任人"), required=False, help_text=_("只能有一个；协办另填。")
    )
    supporting = forms.ModelMultipleChoiceField(Unit.objects.none(), label=_("协办单位"), required=False)
    supervisor = PersonChoice(Person.objects.none(), label=_("包联领导"), required=False)
    measure = SentenceField(
        label=_("整改措施"), most=300, required=False, help_text=_("要做成什么；与事项同一时限，承办单位可以再加。")
    )
    note_ = SentenceField(label=_("交办要求"), required=False)

    def __init__(self, *data: Any, **about: Any) -> None:
        super().__init__(*data, **about)
        county, matter = self.matter.county_id, self.matter
        offered = {
            "lead": leads_of(county), "handler": people_of(county), "supporting": leads_of(county),
            "supervisor": supervisors_of(county),
        }  # fmt: skip
        for name, rows in offered.items():
            self.fields[name].queryset = rows  # type: ignore[attr-defined]
        self.fields["supporting"].widget.attrs["size"] = 4
        people = {"hx-get": reverse_lazy("matters:people"), "hx-target": "#id_step-handler", "hx-trigger": "change"}
        self.fields["lead"].widget.attrs |= people
        supporting = [row.unit_id for row in matter.supports.all() if row.to_on is None]
        self.initial.update({
            "lead": matter.lead, "handler": matter.handler, "supporting": supporting, "supervisor": matter.supervisor,
        })  # fmt: skip

    def act(self) -> object:
        typed = self.typed
        note = typed.pop("note_")
        return actions.assign_matter(self.matter, note=note, **typed, **self.who)


class MergeForm(StepForm):
    note = _("并入后本件终止、不再计数，由另一件继续办理。")
    risk = True

    into = forms.CharField(label=_("并入哪一件（编号）"), max_length=30)

    def __init__(self, *data: Any, **about: Any) -> None:
        super().__init__(*data, **about)
        near = similar_to(self.matter, matters_for(self.by, self.matter.county_id, TRIAGE))
        if near:
            self.initial["into"] = near[0].number
            self.fields["into"].help_text = gettext("像是重复：") + "；".join(map(str, near))

    def clean_into(self) -> Matter:
        rows = matters_for(self.by, self.matter.county_id, TRIAGE)
        found = rows.filter(number=self.cleaned_data["into"].strip().upper()).first()
        if found is None:
            raise forms.ValidationError(gettext("没有这个编号的事项，或者它不在您能办的范围里。"))
        return found

    def act(self) -> object:
        return actions.merge_matter(self.matter, **self.typed, **self.who)


class WithdrawForm(StepForm):
    note = _("撤回后这件事项终止，编号保留。")
    risk = True

    reason = SentenceField(label=_("撤回的理由"))

    def act(self) -> object:
        return actions.withdraw_matter(self.matter, **self.typed, **self.who)
