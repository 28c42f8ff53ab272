"""What hangs on the village notice boards: for those who keep them, and for the public."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet

from silian.kernel.access import Actor, Verb, visible
from silian.kernel.calendar import today
from silian.kernel.errors import NotFound
from silian.matters.models import Publication
from silian.meetings.lifecycle.board import POSTED
from silian.meetings.models import BoardPost, Inquiry, Objection
from silian.meetings.permissions import VIEW_SESSION
from silian.organisations.models import Unit, UnitKind


def posts_for(by: Actor, county: str, verb: Verb = VIEW_SESSION) -> QuerySet[BoardPost]:
    """The posts on which this actor has the verb, the latest first, each with `unanswered` objections."""
    rows = visible(BoardPost.objects.filter(county_id=county), by, verb).select_related("village", "session")
    waiting = Count("objections", filter=Q(objections__answered_on=None) & Q(objections__isnull=False))
    return rows.annotate(unanswered=waiting).order_by("-drafted_on", "-id")


def post_for(by: Actor, county: str, key: UUID) -> BoardPost:
    """One post as above; NotFound for a stranger."""
    found = posts_for(by, county).filter(pk=key).first()
    if found is None:
        raise NotFound(f"meetings.boardpost {key}")
    return found


def objection_for(by: Actor, county: str, key: UUID) -> Objection:
    """An objection to a post that this actor may see; NotFound for a stranger."""
    rows = Objection.objects.filter(post__in=posts_for(by, county).order_by(), pk=key)
    found = rows.select_related("post__village").first()
    if found is None:
        raise NotFound(f"meetings.objection {key}")
    return found


def hanging(county: str, day: date | None = None) -> QuerySet[BoardPost]:
    """What the public sees on a day: posted, and within its period."""
    on = day or today()
    return BoardPost.objects.filter(county_id=county, state=POSTED.name, from_on__lte=on, to_on__gte=on)


def posts_on(village: Unit, day: date | None = None) -> QuerySet[BoardPost]:
    """What hangs on a village's board on a day, the latest first, with the objections that were answered."""
    answered = Prefetch("objections", Objection.objects.filter(~Q(answered_on=None)).order_by("id"), to_attr="told")
    rows = hanging(village.county_id, day).filter(village=village)
    return rows.prefetch_related(answered).order_by("-from_on", "-id")


def on_the_ledger(village: Unit) -> QuerySet[Inquiry]:
    """The village's inquiries that became matters, for its board: with what was published of each."""
    posted = Prefetch("matter__publications", Publication.objects.filter(to_on=None).order_by("id"), to_attr="posted")
    rows = Inquiry.objects.filter(session__village=village, matter__isnull=False).exclude(matter__state="void")
    rows = rows.select_related("session", "delegate__person", "responsible", "matter__round", "matter__handler")
    return rows.select_related("matter__supervisor").prefetch_related(posted).order_by("-session__held_on", "ordinal")


def boards_of(county: str) -> QuerySet[Unit]:
    """The villages whose board has something to show today."""
    return Unit.objects.filter(
        pk__in=hanging(county).values("village"), kind=UnitKind.VILLAGE, closed_on=None
    ).order_by("name")
