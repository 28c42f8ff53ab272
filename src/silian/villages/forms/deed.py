"""A form that does one deed on one record: its heading, its button, its verb, and the deed itself."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from silian.kernel.access import Actor, Verb


class DeedForm(forms.Form):
    """`record` is what the deed is done on, `by` who does it; `do()` runs the action with what was filled in."""

    title: ClassVar[str | Promise]
    verb: ClassVar[str | Promise] = _("记下")
    needs: ClassVar[Verb]
    use_required_attribute = False

    def __init__(self, *data: Any, record: Any, by: Actor, **more: Any) -> None:
        super().__init__(*data, **more)
        self.record, self.by = record, by
        self.prepare()

    def prepare(self) -> None:
        """Fills in what the fields offer."""

    def do(self, version: int | None) -> Any:
        """Does the deed on the record as the person saw it."""
        raise NotImplementedError


def mu_field(label: Any, **more: Any) -> forms.DecimalField:
    """An area in mu, to a hundredth."""
    return forms.DecimalField(
        label=label, max_digits=10, decimal_places=2, min_value=Decimal("0.01"),
        widget=forms.TextInput(attrs={"inputmode": "decimal"}), **more,
    )  # fmt: skip


def whole_field(label: Any, **more: Any) -> forms.IntegerField:
    """A whole number that is not negative."""
    return forms.IntegerField(
        label=label,
        min_value=0,
        max_value=2_000_000_000,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        **more,
    )
