"""What is kept is written in the county's language: minutes, notices and published texts outlive the screen of their making."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.conf import settings
from django.utils import translation

Asked = ParamSpec("Asked")
Text = TypeVar("Text")


def in_the_countys_language(compose: Callable[Asked, Text]) -> Callable[Asked, Text]:
    """For whatever composes a text that is stored: it speaks `LANGUAGE_CODE`, whatever language its actor reads."""

    @wraps(compose)
    def composed(*args: Asked.args, **kwargs: Asked.kwargs) -> Text:
        with translation.override(settings.LANGUAGE_CODE):
            return compose(*args, **kwargs)

    return composed
