"""What one matter's page shows beside the matter itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from rapidfuzz.fuzz import partial_ratio

from silian.kernel.access import Actor
from silian.kernel.attachments import Attachment
from silian.kernel.journal.models import Entry
from silian.matters.models import (
    CallBack,
    ClockRequest,
    Escalation,
    Matter,
    Measure,
    Publication,
    Return,
    Round,
    Support,
)
from silian.matters.queries.ledger import OPEN_STATES
from silian.matters.queries.scope import found_in, matters_for, with_names

SIMILAR = 75  # of 100: how like two titles must be to be offered for 并案
LOOKED_AT = 200  # of the latest matters of the same raiser, or of the same chain and kind


def history_of(matter: Matter) -> QuerySet[Entry]:
    """The matter's lines in the journal, the newest first."""
    return Entry.objects.filter(
        county=matter.county_id, subject_kind="matters.matter", subject_id=str(matter.pk)
    ).order_by("-number")


def similar_to(matter: Matter, rows: QuerySet[Matter]) -> list[Matter]:
    """Other open matters of the same raiser or chain with a title like this one's, offered for 并案."""
    same = Q(raiser_unit=matter.raiser_unit) if matter.raiser_unit_id else Q(chain=matter.chain, kind=matter.kind)
    near = rows.filter(same, state__in=OPEN_STATES).exclude(pk=matter.pk).order_by()
    latest = sorted(near.values_list("raised_on", "pk", "title"), reverse=True)[
        :LOOKED_AT
    ]  # here: SQLite would walk all
    alike = [key for _day, key, title in latest if partial_ratio(title, matter.title) >= SIMILAR][:5]
    return list(near.filter(pk__in=alike).order_by("-raised_on")) if alike else []


@dataclass(frozen=True)
class Beside:
    """What may hang on a matter and seldom does, each in its order."""

    requests: list[ClockRequest]
    supports: list[Support]
    returns: list[Return]
    publications: list[Publication]
    escalations: list[Escalation]
    call_backs: list[CallBack]
    earlier: list[Round]


def matter_with_signs(by: Actor, county: str, key: UUID) -> Matter:
    """The matter as its page shows it, with a sign `has_…` of each thing that hangs on it; NotFound for a stranger."""
    signs = {
        "has_requests": _any(ClockRequest, round="round"), "has_supports": _any(Support, matter="pk"),
        "has_returns": _any(Return, matter="pk"), "has_publications": _any(Publication, matter="pk"),
        "has_escalations": _any(Escalation, round="round"), "has_call_backs": _any(CallBack, round="round"),
    }  # fmt: skip
    return found_in(with_names(matters_for(by, county)).annotate(**signs), key)


def _any(model: type[Model], **tie: str) -> Exists:
    [(path, key)] = tie.items()
    return Exists(model._default_manager.filter(**{path: OuterRef(key)}))


def beside(matter: Any) -> Beside:
    """Asks only for what the signs of `matter_with_signs()` say is there."""
    now = matter.round
    return Beside(
        requests=list(now.requests.order_by("asked_on", "id")) if matter.has_requests else [],
        supports=list(matter.supports.filter(to_on=None).select_related("unit")) if matter.has_supports else [],
        returns=list(matter.returns.select_related("unit").order_by("on", "id")) if matter.has_returns else [],
        publications=list(matter.publications.order_by("-from_on", "-id")) if matter.has_publications else [],
        escalations=list(now.escalations.order_by("due_on", "id")) if matter.has_escalations else [],
        call_backs=list(now.call_backs.order_by("called_on", "id")) if matter.has_call_backs else [],
        earlier=list(matter.rounds.exclude(pk=now.pk).order_by("-ordinal")) if now.ordinal > 1 else [],
    )


def measures_in(matter: Matter) -> list[Measure]:
    """The measures of all rounds of the matter, in their order."""
    rows = Measure.objects.filter(round__matter=matter).select_related("person")
    return list(rows.order_by("entered_at", "id"))


def documents_of(matter: Matter, measures: Iterable[Measure] | None = None) -> QuerySet[Attachment]:
    """Every file of the matter: its own, and those of its measures in all rounds."""
    measures = measures_in(matter) if measures is None else measures
    own = Q(subject_kind="matters.matter", subject_id=str(matter.pk))
    theirs = Q(subject_kind="matters.measure", subject_id__in=[str(measure.pk) for measure in measures])
    return Attachment.objects.filter(own | theirs, county=matter.county_id).order_by("at", "id")


def proof_of(matter: Matter, measures: Iterable[Measure]) -> Mapping[UUID, list[Attachment]]:
    """The files by the record that they prove: the matter or one of its measures."""
    found: dict[UUID, list[Attachment]] = defaultdict(list)
    for file in documents_of(matter, measures):
        found[UUID(file.subject_id)].append(file)
    return found
