"""The inbox: what an account has to read, and the marks of what it has read."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from silian.kernel.access import Actor
from silian.kernel.calendar import now
from silian.kernel.ids import new_id
from silian.kernel.notices.models import Notice, ReadMark
from silian.kernel.notices.readers import book

FRESH = timedelta(days=90)  # what nobody has read for longer than this no longer counts as unread


def notices_for(by: Actor, county: str) -> QuerySet[Notice]:
    """What is in this account's inbox, the latest first; `was_read` says whether this account has read it."""
    if by.kind != "account":
        return Notice.objects.none()
    rows = Notice.objects.filter(county=county, to_id__in=book().keys_of(UUID(by.id)))
    return rows.annotate(was_read=_was_read(by)).order_by("-at", "-id")


def unread_for(by: Actor, county: str) -> QuerySet[Notice]:
    """The notices of the last 90 days that this account has not read."""
    if by.kind != "account":
        return Notice.objects.none()
    return notices_for(by, county).filter(~_was_read(by), at__gte=now() - FRESH)


def _was_read(by: Actor) -> Exists:
    return Exists(ReadMark.objects.filter(notice=OuterRef("pk"), account=by.id))


def mark_read(notices: QuerySet[Notice], *, by: Actor) -> UUID:
    """Marks these notices as read, at one stroke; gives the deed by which it can be undone."""
    deed, moment = new_id(), now()
    ReadMark.objects.bulk_create(
        [
            ReadMark(county=county, notice_id=key, account=UUID(by.id), deed=deed, at=moment)
            for key, county in notices.order_by().values_list("pk", "county")
        ],
        ignore_conflicts=True,
    )
    return deed


def mark_unread(notices: QuerySet[Notice], *, by: Actor) -> None:
    """Takes this account's marks off these notices."""
    ReadMark.objects.filter(account=by.id, notice__in=notices.order_by().values("pk")).delete()


def undo_reading(deed: UUID, *, by: Actor) -> int:
    """Takes back what one stroke marked as read; how many notices are unread again."""
    return ReadMark.objects.filter(account=by.id, deed=deed).delete()[0]
