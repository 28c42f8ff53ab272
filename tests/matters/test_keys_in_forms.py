"""The hidden key of what a step concerns beside its matter."""

from __future__ import annotations

from uuid import UUID

import pytest
from django import forms

from silian.matters.forms.base import KeyField

KEY = UUID(int=7)


class Form(forms.Form):
    about = KeyField(required=False)


@pytest.mark.parametrize(
    ("typed", "read"), [(str(KEY), KEY), (" ", None), ("not-a-key", None), ("\x00", None), ("", None)]
)
def test_what_is_no_key_reads_as_none(typed: str, read: UUID | None) -> None:
    assert Form({"about": typed})["about"].value() == read
