"""What people fill in about meetings. Rules are the actions' matter; a refusal comes back onto the form's fields."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from silian.chains.models import Chain
from silian.kernel import money
from silian.kernel.access import Actor
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.matters.queries import matters_for
from silian.meetings.models import AgendaItem, Elector, Meeting, Resolution, Vote
from silian.meetings.organs import organs_of, purposes_of
from silian.meetings.queries import holders, organs_for, owners_for
from silian.organisations.models import Person, UnitKind
from silian.organisations.queries import units_of_kind

REPORTERS = (UnitKind.DEPARTMENT, UnitKind.TOWNSHIP)


def day_input() -> forms.DateInput:
    """A day that is shown as it is typed, whatever the language."""
    return forms.DateInput(format="%Y-%m-%d")


class People(forms.ModelChoiceField):
    """A person, told apart by the unit."""

    def label_from_instance(self, person: Person) -> str:
        return f"{person.unit} {person}" if person.unit else str(person)


class WhenAndWhere(forms.Form):
    held_on = forms.DateField(label=_("开会日期"), widget=day_input())
    starts_at = forms.TimeField(
        label=_("开会时间"), required=False, widget=forms.TextInput(attrs={"placeholder": "14:30"})
    )
    place = forms.CharField(label=_("地点"), max_length=100, required=False)


class PlanForm(WhenAndWhere):
    """A new meeting. Several organs make a joint one."""

    organs: Any = forms.ModelMultipleChoiceField(
        label=_("开会的组织"), queryset=None, widget=forms.CheckboxSelectMultiple, help_text=_("选两个以上为联席会议。")
    )
    kind = forms.ChoiceField(label=_("会议类型"))
    title = forms.CharField(
        label=_("会议名称"), max_length=100, required=False, help_text=_("不填则按第几次会议称呼。")
    )
    field_order = ("organs", "kind", "held_on", "starts_at", "place", "title")

    def __init__(self, *args: Any, by: Actor, county: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        organs = organs_for(by, county)
        self.fields["organs"].queryset = organs  # type: ignore[attr-defined]
        self.fields["organs"].initial = organs if organs.count() == 1 else None
        kinds = [(name, organ.title) for name, organ in organs_of(county).items()]
        self.fields["kind"].choices = [("", _("请选择")), *kinds]  # type: ignore[attr-defined]
        self.fields["held_on"].initial = today()


class ConveneForm(forms.Form):
    chair = People(label=_("主持"), queryset=None, required=False, empty_label=_("请选择"))

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        posts = holders([sitting.organ for sitting in meeting.sittings.all()], meeting.held_on)
        people = Person.objects.filter(pk__in=posts.order_by().values("person")).select_related("unit")
        self.fields["chair"].queryset = people  # type: ignore[attr-defined]
        self.fields["chair"].initial = meeting.chair_id


class RescheduleForm(WhenAndWhere):
    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        kwargs["initial"] = {name: getattr(meeting, name) for name in ("held_on", "starts_at", "place")}
        super().__init__(*args, **kwargs)


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("理由"), max_length=200, widget=forms.Textarea(attrs={"rows": 3}))


class MinutesForm(forms.Form):
    text = forms.CharField(label=_("纪要正文"), widget=forms.Textarea(attrs={"rows": 24}))


class CorrectionForm(ReasonForm, MinutesForm):
    field_order = ("reason", "text")


class SubstituteForm(forms.Form):
    """Somebody of the same unit."""

    substitute = People(label=_("列席的人"), queryset=None, empty_label=_("请选择"))

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        colleagues = Person.objects.filter(unit=person.unit, left_on=None).exclude(pk=person.pk)
        self.fields["substitute"].queryset = colleagues.select_related("unit")  # type: ignore[attr-defined]


class ItemForm(forms.Form):
    title = forms.CharField(label=_("议题"), max_length=200, required=False, help_text=_("选了事项可以不填。"))
    matter: Any = forms.ModelChoiceField(label=_("台账事项"), queryset=None, required=False, empty_label=_("请选择"))
    reporter: Any = forms.ModelChoiceField(label=_("汇报单位"), queryset=None, required=False, empty_label=_("请选择"))

    def __init__(self, *args: Any, meeting: Meeting, by: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        county = meeting.county_id
        open_ones = matters_for(by, county).exclude(agenda_items__meeting=meeting).filter(round__closed_on=None)
        self.fields["matter"].queryset = open_ones.order_by("-number")  # type: ignore[attr-defined]
        self.fields["reporter"].queryset = units_of_kind(county, *REPORTERS)  # type: ignore[attr-defined]


class DiscussionForm(forms.Form):
    text = forms.CharField(label=_("讨论情况"), max_length=5000, widget=forms.Textarea(attrs={"rows": 8}))


class HandsForm(forms.Form):
    """A show of hands: what was counted, as it was declared."""

    yes = forms.IntegerField(label=_("同意"), min_value=0)
    no = forms.IntegerField(label=_("不同意"), min_value=0, initial=0)
    abstain = forms.IntegerField(label=_("弃权"), min_value=0, initial=0)


class RollCallForm(forms.Form):
    """A roll call: one question for each person who was there when the vote opened."""

    def __init__(self, *args: Any, vote: Vote, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(e.person_id): e.person for e in vote.electors.filter(present=True).select_related("person")}
        for key, person in self.people.items():
            self.fields[key] = forms.ChoiceField(
                label=str(person), choices=Elector.CHOICES, initial=Elector.YES, widget=forms.RadioSelect
            )

    def ballots(self) -> dict[Any, str]:
        return {person.pk: self.cleaned_data[key] for key, person in self.people.items()}


class ResolutionForm(forms.Form):
    """A resolution and where it goes. What its outcome does not need is left empty."""

    text = forms.CharField(label=_("议定内容"), max_length=200, widget=forms.Textarea(attrs={"rows": 2}))
    outcome = forms.ChoiceField(
        label=_("去向"), choices=Resolution.Outcome.choices, initial=Resolution.Outcome.MATTER, widget=forms.RadioSelect
    )
    owner = People(label=_("责任人"), queryset=None, required=False, empty_label=_("请选择"))
    measure = forms.CharField(label=_("措施"), max_length=250, required=False, help_text=_("做什么，做到什么程度。"))
    due = forms.DateField(label=_("时限"), required=False, widget=day_input())
    purpose = forms.ChoiceField(label=_("资金用途"), required=False, help_text=_("以下三项在资金承诺时填。"))
    fen = forms.CharField(label=_("金额"), required=False, help_text=_("如 850万元。"))
    chain: Any = forms.ModelChoiceField(label=_("投向的产业链"), queryset=None, required=False, empty_label=_("请选择"))

    def __init__(self, *args: Any, item: AgendaItem, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        purposes = [("", _("请选择")), *purposes_of(item.county_id).items()]
        self.fields["owner"].queryset = owners_for(item.meeting)  # type: ignore[attr-defined]
        self.fields["purpose"].choices = purposes  # type: ignore[attr-defined]
        self.fields["chain"].queryset = Chain.objects.filter(county_id=item.county_id, to_on=None)  # type: ignore[attr-defined]

    def clean_fen(self) -> int | None:
        text = self.cleaned_data["fen"]
        try:
            return money.parse(text) if text else None
        except Refused as refused:
            raise forms.ValidationError(str(refused)) from None


def of_resolution(row: Resolution) -> dict[str, Any]:
    """What the form shows of a resolution that is there already."""
    shown = {name: getattr(row, name) for name in ("text", "outcome", "owner", "measure", "due")}
    if funds := getattr(row, "commitment", None):
        shown |= {"purpose": funds.purpose, "fen": money.show(funds.fen, "万元"), "chain": funds.chain}
    return shown
