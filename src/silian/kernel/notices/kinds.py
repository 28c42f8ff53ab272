"""Kinds of notices: by them a reader filters the inbox, and says what may reach them outside."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class NoticeKind:
    """One kind of notice, named `<room>.<kind>`; naming it makes it known."""

    name: str
    label: str | Promise

    def __post_init__(self) -> None:
        KINDS[self.name] = self


KINDS: dict[str, NoticeKind] = {}

REMINDER = NoticeKind("reminder", _("到期提醒"))
DIGEST = NoticeKind("digest", _("周报"))
GENERAL = NoticeKind("general", _("通知"))


def label_of(name: str) -> str:
    """What people call the kind; a kind that is no longer declared is a plain notice."""
    return str(KINDS.get(name, GENERAL).label)
