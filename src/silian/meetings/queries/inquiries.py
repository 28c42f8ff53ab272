"""Which inquiry sessions, inquiries and filings an actor may see, and what is to be said of one session."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from django.db.models import Model, Prefetch, Q, QuerySet

from silian.kernel.access import Actor, Verb, visible
from silian.kernel.calendar import today
from silian.kernel.errors import NotFound
from silian.meetings.lifecycle.inquiry import ANSWERED, CALLED, LIVE, PROMISED, TAKEN_BACK, UNANSWERED, WAITING
from silian.meetings.models import Attendance, Filing, Inquiry, InquirySession, Invitation, Invitee, VillagersGroup
from silian.meetings.permissions import VIEW_SESSION

M = TypeVar("M", bound=Model)


def sessions_for(by: Actor, county: str, verb: Verb = VIEW_SESSION) -> QuerySet[InquirySession]:
    """The county's inquiry sessions on which this actor has the verb, the latest first."""
    rows = visible(InquirySession.objects.filter(county_id=county), by, verb)
    return rows.select_related("village", "township").order_by("-held_on", "-number")


def session_for(by: Actor, county: str, key: UUID) -> InquirySession:
    """One session as this actor may see it; NotFound for a stranger."""
    return _found(sessions_for(by, county), key)


def inquiry_for(by: Actor, county: str, key: UUID) -> Inquiry:
    """An inquiry of a session that this actor may see; NotFound for a stranger."""
    rows = Inquiry.objects.filter(session__in=sessions_for(by, county).order_by())
    return _found(rows.select_related("session__village", "delegate__person", "matter__round"), key)


def filings_for(by: Actor, county: str, verb: Verb = VIEW_SESSION) -> QuerySet[Filing]:
    """What was filed with the discipline offices that this actor answers for, the latest first."""
    rows = visible(Filing.objects.filter(county_id=county), by, verb)
    return rows.select_related("inquiry__session__village", "inquiry__matter__round").order_by("-filed_on", "-number")


def filing_for(by: Actor, county: str, key: UUID) -> Filing:
    """One filing as above; NotFound for a stranger."""
    return _found(filings_for(by, county), key)


def _found(rows: QuerySet[M], key: UUID) -> M:
    found = rows.filter(pk=key).first()
    if found is None:
        raise NotFound(f"{rows.model._meta.label_lower} {key}")
    return found


def next_session_for(by: Actor, county: str) -> InquirySession | None:
    """The session that comes next for this actor: a live one, or the nearest that was called."""
    coming = Q(state=LIVE.name) | Q(state=CALLED.name, held_on__gte=today())
    return sessions_for(by, county).filter(coming).order_by("held_on", "number").first()


def inquiries_of(session: InquirySession) -> QuerySet[Inquiry]:
    """The inquiries of a session in the order in which they were asked, those taken back too."""
    rows = session.inquiries.select_related("delegate__group", "delegate__person", "addressee", "responsible")
    return rows.select_related("answered_by", "matter__round", "filing").order_by("ordinal")


@dataclass(frozen=True)
class Counts:
    """How a session stands: what was asked, and how it was answered. What was taken back is not asked."""

    asked: int
    waiting: int
    answered: int
    promised: int
    unanswered: int


def counts_of(inquiries: Iterable[Inquiry]) -> Counts:
    by_state = Counter(inquiry.state for inquiry in inquiries)
    return Counts(
        asked=sum(by_state.values()) - by_state[TAKEN_BACK.name], waiting=by_state[WAITING.name],
        answered=by_state[ANSWERED.name], promised=by_state[PROMISED.name], unanswered=by_state[UNANSWERED.name],
    )  # fmt: skip


@dataclass(frozen=True)
class Covered:
    """One villagers' group in a session: who is on the roll for it, and how many of them are there."""

    group: VillagersGroup
    invitees: list[Invitee]

    @property
    def present(self) -> int:
        return sum(row.presence == Attendance.Presence.PRESENT for row in self.invitees)

    @property
    def told(self) -> int:
        """How many of them somebody told of the session, in whatever way."""
        return sum(bool(row.invitations.all()) for row in self.invitees)


def coverage_of(session: InquirySession) -> list[Covered]:
    """The groups of the session with their delegates, in order. A group is covered where one delegate is there."""
    told = Prefetch("invitations", Invitation.objects.order_by("at", "id"))
    rows = session.invitees.select_related("delegate__group", "delegate__person").prefetch_related(told)
    covered: dict[UUID, Covered] = {}
    for row in rows.order_by("delegate__group__order", "delegate__group", "id"):
        group = row.delegate.group
        covered.setdefault(group.pk, Covered(group, [])).invitees.append(row)
    return list(covered.values())
