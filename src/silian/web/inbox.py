"""What the inbox shows: a person's notices with the records they lead to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from silian.kernel.access import Actor
from silian.kernel.addresses import record_url
from silian.kernel.notices import KINDS, Notice
from silian.kernel.notices.inbox import notices_for, unread_for
from silian.kernel.notices.kinds import label_of


@dataclass(frozen=True)
class Asked:
    """What the address asks for: a kind, or those unread; empty for everything."""

    kind: str = ""
    unread: bool = False

    @classmethod
    def of(cls, words: Mapping[str, Any]) -> Asked:
        kind = words.get("kind", "")
        return cls(kind if kind in KINDS else "", bool(words.get("unread")))

    @property
    def address(self) -> str:
        words = {"kind": self.kind} if self.kind else {}
        words |= {"unread": "1"} if self.unread else {}
        return f"{reverse('web:inbox')}?{urlencode(words)}" if words else reverse("web:inbox")


@dataclass(frozen=True)
class Choice:
    """A kind to filter by, with how many unread ones it has."""

    words: str
    url: str
    on: bool
    count: int = 0


def asked_notices(request: Any, asked: Asked) -> QuerySet[Notice]:
    """The notices that the address asks for, the latest first."""
    find = unread_for if asked.unread else notices_for
    rows = find(request.actor, request.county)
    return rows.filter(kind=asked.kind) if asked.kind else rows


def choices(request: Any, asked: Asked) -> list[Choice]:
    """Everything, unread, and the kinds of which there are unread ones or which are asked for."""
    unread = _unread_by_kind(request)
    kinds = [name for name in KINDS if unread.get(name) or name == asked.kind]
    return [
        Choice(_("全部"), Asked().address, asked == Asked()),
        Choice(_("未读"), Asked(unread=True).address, asked == Asked(unread=True), sum(unread.values())),
        *(Choice(label_of(name), Asked(name).address, name == asked.kind, unread.get(name, 0)) for name in kinds),
    ]


def record_of(notice: Notice) -> str:
    """The address of the record that a notice leads to; empty where it has no page."""
    if notice.subject_kind == "kernel.digest":
        return reverse("web:digest", args=[notice.subject_id])
    return record_url(notice.subject_kind, notice.subject_id) if notice.subject_kind else ""


def unread_of(request: Any) -> int:
    """How many notices wait unread for this person."""
    return sum(_unread_by_kind(request).values())


def _unread_by_kind(request: Any) -> dict[str, int]:
    """How many of each kind; asked once a request, by whoever asks first: the bell, the navigation or the list."""
    if not hasattr(request, "_unread"):
        actor: Actor | None = getattr(request, "actor", None)
        mine = unread_for(actor, request.county).order_by() if actor else Notice.objects.none()
        request._unread = dict(mine.values_list("kind").annotate(n=Count("pk")))
    found: dict[str, int] = request._unread
    return found
