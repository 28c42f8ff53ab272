"""What people fill in about seats, posts and accounts. Rules are the actions' matter."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from silian.kernel.calendar import today
from silian.kernel.fields import DayField
from silian.kernel.subjects import subjects_of
from silian.organisations.models import Person, Seat, Unit
from silian.organisations.queries import roles_of
from silian.organisations.queries.units import candidates_for


class People(forms.ModelChoiceField):
    """A person, told apart by the unit."""

    def label_from_instance(self, person: Person) -> str:
        return f"{person.unit} {person} {person.title}".strip() if person.unit else str(person)


class DayForm(forms.Form):
    on = DayField(label=_("从哪一天起"), initial=today)


class GroundForm(forms.Form):
    ground = forms.CharField(label=_("原因"), max_length=100)


class RelieveForm(forms.Form):
    on = DayField(label=_("免职日期"), initial=today, help_text=_("这一天起岗位空缺。"))
    ground = forms.CharField(label=_("依据"), max_length=100, required=False, help_text=_("文号或会议。"))


class AppointForm(forms.Form):
    """Somebody who is known, or the name of somebody who is entered with it."""

    person: Any = People(label=_("人员"), queryset=None, required=False, empty_label=_("（名单里没有，在下面登记）"))
    name = forms.CharField(label=_("新登记姓名"), max_length=60, required=False)
    title = forms.CharField(label=_("新登记人员的职务"), max_length=60, required=False)
    on = DayField(label=_("任职日期"), initial=today)
    ground = forms.CharField(label=_("依据"), max_length=100, required=False, help_text=_("文号或会议。"))

    def __init__(self, *args: Any, seat: Seat, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = candidates_for(seat)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if not told.get("person") and not told.get("name", "").strip():
            self.add_error("person", _("请选一个人，或填新登记姓名。"))
        return told


class AccountForm(forms.Form):
    username = forms.CharField(label=_("账号"), max_length=60, help_text=_("登录时用，如 石桥镇-李。"))
    person: Any = People(label=_("谁的账号"), queryset=None, required=False)
    label = forms.CharField(label=_("显示名"), max_length=60, required=False, help_text=_("不填则显示姓名。"))
    password = forms.CharField(
        label=_("初始密码"), widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("至少 10 位，当面交给本人，请本人登录后修改。"),
    )  # fmt: skip

    def __init__(self, *args: Any, county: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = Person.objects.filter(county_id=county, left_on=None, accounts=None).select_related("unit")
        self.fields["person"].queryset = people.order_by("unit__name", "name")  # type: ignore[attr-defined]


class PasswordForm(forms.Form):
    password = forms.CharField(
        label=_("新密码"), widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("至少 10 位，当面交给本人。"),
    )  # fmt: skip


class RoleForm(forms.Form):
    """A role and where it hangs: which of unit and chain is asked for, the role's declaration says."""

    role = forms.ChoiceField(label=_("角色"))
    unit: Any = forms.ModelChoiceField(label=_("管到哪个单位"), queryset=None, required=False)
    chain = forms.ChoiceField(label=_("哪条产业链"), required=False)

    def __init__(self, *args: Any, county: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = Unit.objects.filter(county_id=county, closed_on=None).order_by("kind", "name")
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
        self.fields["role"].choices = [(name, role.title) for name, role in roles_of(county).items()]  # type: ignore[attr-defined]
        chains = [(subject.id, subject.label) for subject in subjects_of("chain", county, today())]
        self.fields["chain"].choices = [("", _("（不限）")), *chains]  # type: ignore[attr-defined]

    def clean_chain(self) -> UUID | None:
        return UUID(self.cleaned_data["chain"]) if self.cleaned_data["chain"] else None
