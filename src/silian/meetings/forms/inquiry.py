"""What people fill in about an inquiry session: calling it, asking, answering, promising, and the village's delegates."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from silian.kernel.access import Actor
from silian.kernel.calendar import today
from silian.kernel.calendar.table import current_calendar
from silian.kernel.fields import DayField
from silian.matters.models import CallBack
from silian.meetings.inquiries import rules_of
from silian.meetings.models import Delegate, Inquiry, InquirySession, Invitation, Village
from silian.meetings.queries import cadres_of, delegates_of, groups_of, villages_for
from silian.organisations.models import Person

USUAL_DAYS = 5


class Cadres(forms.ModelChoiceField):
    """A cadre, by office."""

    def label_from_instance(self, person: Person) -> str:
        return f"{person.title} {person}" if person.title else str(person)


class Delegates(forms.ModelChoiceField):
    def label_from_instance(self, delegate: Delegate) -> str:
        return f"{delegate.group} {delegate.person}"


class CallForm(forms.Form):
    village: Any = forms.ModelChoiceField(label=_("哪个村"), queryset=None, empty_label=_("请选择"))
    held_on = DayField(label=_("日期"))
    starts_at = forms.TimeField(label=_("时间"), required=False, widget=forms.TextInput(attrs={"placeholder": "9:00"}))
    place = forms.CharField(label=_("地点"), max_length=100)

    def __init__(self, *args: Any, by: Actor, county: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        villages = villages_for(by, county)
        self.fields["village"].queryset = villages  # type: ignore[attr-defined]
        self.fields["village"].initial = villages[0] if len(villages[:2]) == 1 else None


class InviteForm(forms.Form):
    """Whom somebody told, and how. Nobody is marked before it was done."""

    way = forms.ChoiceField(label=_("怎么通知的"), choices=Invitation.Way.choices, widget=forms.RadioSelect)
    invitees: Any = forms.ModelMultipleChoiceField(
        label=_("通知了哪些代表"), queryset=None, widget=forms.CheckboxSelectMultiple
    )
    remark = forms.CharField(label=_("备注"), max_length=100, required=False)

    def __init__(self, *args: Any, session: InquirySession, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = session.invitees.select_related("delegate__group", "delegate__person")
        ordered = rows.order_by("delegate__group__order", "id")
        self.fields["invitees"].queryset = ordered  # type: ignore[attr-defined]
        self.fields["invitees"].initial = ordered
        self.fields["way"].initial = Invitation.Way.NOTICE


class AskForm(forms.Form):
    """An inquiry. A delegate asks for themself; whoever records says which delegate asked."""

    delegate = Delegates(label=_("哪位代表问"), queryset=None, empty_label=_("请选择"))
    addressee = Cadres(label=_("问谁"), queryset=None, empty_label=_("请选择"))
    topic = forms.ChoiceField(label=_("类别"), widget=forms.RadioSelect)
    text = forms.CharField(label=_("问什么"), max_length=200, widget=forms.Textarea(attrs={"rows": 3}))
    anonymous = forms.BooleanField(label=_("公开时不提是谁问的"), required=False)

    def __init__(self, *args: Any, session: InquirySession, records: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if records:
            self.fields["delegate"].queryset = delegates_of(session.village, session.held_on)  # type: ignore[attr-defined]
        else:
            del self.fields["delegate"]
        self.fields["addressee"].queryset = cadres_of(session.village, session.held_on)  # type: ignore[attr-defined]
        topics = rules_of(session.county_id, session.programme).topics
        self.fields["topic"].choices = list(topics.items())  # type: ignore[attr-defined]


class OfInquiry(forms.Form):
    """A form about one inquiry, with the village's cadres to choose from in its `who` field."""

    who = ""

    def __init__(self, *args: Any, inquiry: Inquiry, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields[self.who]
        field.queryset = cadres_of(inquiry.session.village, inquiry.session.held_on)
        field.initial = inquiry.addressee_id


class AnswerForm(OfInquiry):
    who = "answered_by"
    text = forms.CharField(label=_("怎么答的"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4}))
    answered_by = Cadres(label=_("谁答的"), queryset=None)


class PromiseForm(OfInquiry):
    who = "responsible"
    measure = forms.CharField(label=_("答应做什么"), max_length=250, widget=forms.Textarea(attrs={"rows": 2}))
    responsible = Cadres(label=_("责任人"), queryset=None)
    working_days = forms.IntegerField(label=_("几个工作日"), min_value=1, max_value=250, required=False)
    due = DayField(label=_("或到哪一天"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["working_days"].initial = USUAL_DAYS
        if day := current_calendar().rung(today(), USUAL_DAYS):
            told = gettext("从明天起数。%(days)d 个工作日到 %(day)s。") % {"days": USUAL_DAYS, "day": f"{day:%m-%d}"}
            self.fields["working_days"].help_text = told


class ConfirmForm(forms.Form):
    answer = forms.ChoiceField(label=_("满意吗"), widget=forms.RadioSelect)
    words = forms.CharField(label=_("还想说的"), max_length=200, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = [(name, label) for name, label in CallBack.Answer.choices if name != CallBack.Answer.NOT_REACHED]
        self.fields["answer"].choices = asked  # type: ignore[attr-defined]


class GroupForm(forms.Form):
    title = forms.CharField(label=_("小组"), max_length=20, help_text=_("如“一组”。"))


class DelegateForm(forms.Form):
    """A new delegate of a group, by name."""

    group: Any = forms.ModelChoiceField(label=_("小组"), queryset=None, empty_label=_("请选择"))
    name = forms.CharField(label=_("姓名"), max_length=60)

    def __init__(self, *args: Any, village: Village, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["group"].queryset = groups_of(village)  # type: ignore[attr-defined]
