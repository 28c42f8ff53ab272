"""What every step's form has: whom it is about, who asks, and how a refusal is bound to its fields."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from silian.kernel.access import Actor, Verb
from silian.kernel.errors import Refused
from silian.matters.lifecycle import LIFECYCLE
from silian.matters.models import Matter

Words = str | Promise
SPOKEN_OF = {"files": "proof"}  # `files` is taken: every Django form keeps the uploads under that name


class KeyField(forms.UUIDField):
    """A key out of a hidden field; what is no key shows and reads as none, so that nothing is found by it."""

    def prepare_value(self, value: Any) -> UUID | None:
        try:
            return self.to_python(value)
        except ValidationError:
            return None


class StepForm(forms.Form):
    """One step's small form: `act()` does the deed with what was typed.

    `about` is the key of what the step concerns beside the matter: a measure, a request, a publication. `note` says
    before the deed what follows from it, `verb` and `needs` name deeds that move no state and stand in no lifecycle.
    """

    verb: ClassVar[Words] = ""
    needs: ClassVar[Verb | None] = None
    note: ClassVar[Words] = ""
    risk: ClassVar[bool] = False
    prefix = "step"  # so that two forms on one page share no id

    about = KeyField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, data: Any = None, files: Any = None, *, matter: Matter, by: Actor, version: int | None = None,
        about: UUID | None = None,
    ) -> None:  # fmt: skip
        super().__init__(data, files, initial={"about": about})
        self.matter, self.by, self.version = matter, by, version
        speak_plainly(self)

    def act(self) -> object:
        """Does the deed; raises what the action raises."""
        raise NotImplementedError

    @property
    def typed(self) -> dict[str, Any]:
        """What was typed, by the names of the action's parameters."""
        return {name: value for name, value in self.cleaned_data.items() if name != "about"}

    @property
    def who(self) -> dict[str, Any]:
        """Who asks, and which version they saw."""
        return {"by": self.by, "version": self.version}


def speak_plainly(form: forms.Form) -> None:
    """Lets the form refuse with the server's sentences, not the browser's, and says what to do."""
    form.use_required_attribute = False
    for field in form.fields.values():
        chosen = isinstance(field, forms.ChoiceField | forms.ModelChoiceField)
        if isinstance(field, forms.ModelChoiceField) and field.empty_label:
            field.empty_label = _("请选择") if field.required else _("（不指定）")
        field.error_messages["required"] = _("请选择。") if chosen else _("请填写。")


def label_of(step: str, form: type[StepForm]) -> Words:
    """What people call the step."""
    return form.verb or LIFECYCLE.steps[step].label


def verb_for(step: str, form: type[StepForm]) -> Verb:
    """The verb that the step needs."""
    return form.needs or LIFECYCLE.steps[step].needs


def bind(form: forms.Form, refusal: Refused) -> None:
    """Puts a refusal's sentences under the fields they speak of, or over the form; what was typed stays."""
    for name, sentence in refusal.fields.items():
        name = SPOKEN_OF.get(name, name)
        if name in form.fields:
            form.add_error(name, str(sentence))
    form.add_error(None, str(refusal))
