"""How every deed of an inquiry session begins: the row locked, for somebody who may take this step."""

from __future__ import annotations

from typing import TypeVar

from silian.kernel.access import Actor, require
from silian.kernel.lifecycles import lock
from silian.meetings.models import BoardPost, Filing, Inquiry, InquirySession

R = TypeVar("R", InquirySession, Inquiry, BoardPost, Filing)


def begin_with(record: R, step: str, *, by: Actor, version: int | None = None) -> R:
    """The record as it now stands; a stranger learns nothing from the rules that follow. `advance()` ends the deed."""
    fresh = lock(record, version=version)
    require(type(record).LIFECYCLE.steps[step].needs, fresh, by)
    return fresh
