"""Sentences in the matters' forms."""

from __future__ import annotations

from typing import Any

from django import forms


class SentenceField(forms.CharField):
    """One or several sentences, in a box of two lines."""

    def __init__(self, *, label: Any, most: int = 200, rows: int = 2, example: Any = "", **more: Any) -> None:
        attributes = {"rows": rows} | ({"placeholder": example} if example else {})
        super().__init__(label=label, max_length=most, widget=forms.Textarea(attrs=attributes), **more)
