"""What one matter's page shows beside the matter itself."""

from __future__ import annotations

from collections import defaultdict
from uuid import UUID

from django.db.models import Q, QuerySet
from rapidfuzz.fuzz import partial_ratio

from silian.kernel.attachments import Attachment
from silian.kernel.journal.models import Entry
from silian.matters.models import ClockRequest, Matter
from silian.matters.queries.ledger import OPEN_STATES

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


def requests_of(matter: Matter) -> QuerySet[ClockRequest]:
    """The pauses and extensions asked for in the present round, in their order."""
    return ClockRequest.objects.filter(round=matter.round_id).order_by("asked_on", "id")


def documents_of(matter: Matter) -> QuerySet[Attachment]:
    """Every file of the matter: its own, and those of its measures in all rounds."""
    measures = [str(key) for key in matter.rounds.filter(measures__isnull=False).values_list("measures", flat=True)]
    own = Q(subject_kind="matters.matter", subject_id=str(matter.pk))
    theirs = Q(subject_kind="matters.measure", subject_id__in=measures)
    return Attachment.objects.filter(own | theirs, county=matter.county_id).order_by("at", "id")


def proof_of(matter: Matter) -> dict[UUID, list[Attachment]]:
    """The files by the record that they prove: the matter or one of its measures."""
    found: dict[UUID, list[Attachment]] = defaultdict(list)
    for file in documents_of(matter):
        found[UUID(file.subject_id)].append(file)
    return found
