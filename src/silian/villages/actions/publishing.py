"""村务公开: a quarter's sheet is frozen as it was posted, with the photo of the board; objections are answered in time."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from silian.kernel import journal
from silian.kernel.access import Actor, require
from silian.kernel.calendar import today
from silian.kernel.calendar.table import current_calendar
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import lock, record_change
from silian.kernel.masking import mask_text
from silian.villages.actions._checking import Files, happened, keep_proof, needed
from silian.villages.models import Objection, Publication, Village
from silian.villages.permissions import PUBLISH
from silian.villages.queries import Quarter, sheet_of
from silian.villages.sections import rules_of


@transaction.atomic
def publish_quarter(
    village: Village, quarter: Quarter, *, place: str, proof: Files, by: Actor, reason: str = ""
) -> Publication:
    """Makes a quarter public as its records stand now; a second edition corrects the first and says why."""
    require(PUBLISH, village, by)
    if quarter.last >= today():
        raise Refused(_("%s还没有结束，季度末以后才能公开。") % quarter)
    held = village.publications.filter(year=quarter.year, quarter=quarter.number)
    edition = (held.aggregate(last=Max("edition"))["last"] or 0) + 1
    row = Publication(
        county_id=village.county_id, village=village, year=quarter.year, quarter=quarter.number, edition=edition,
        reason=needed(reason, "reason") if edition > 1 else "", content=sheet_of(village, quarter),
        place=needed(place, "place", 100), from_on=today(),
        to_on=today() + timedelta(days=rules_of(village.county_id).posted_for), by_label=by.label,
    )  # fmt: skip
    row.save(force_insert=True)
    files = keep_proof(row, proof, by=by, required=_("公开栏的照片"))
    after = {"edition": edition, "place": row.place, "files": files, "content": journal.digest(row.content)}
    journal.append(
        row.county_id, "villages.publish_quarter", by=by, subject=journal.subject_of(row), after=after, note=row.reason
    )
    return row


@transaction.atomic
def record_objection(
    publication: Publication, *, words: str, by: Actor, name: str = "", on: date | None = None
) -> Objection:
    """What a villager said against a publication; the answer is due so many working days later."""
    require(PUBLISH, publication, by)
    raised_on = happened(on or today(), since=publication.from_on)
    within = rules_of(publication.county_id).answer_within
    due = current_calendar().rung(raised_on, within) or raised_on + timedelta(days=2 * within)
    row = Objection(
        county_id=publication.county_id, publication=publication, words=needed(words, "words", 500), due=due,
        name=name.strip()[:60], raised_on=raised_on,
    )  # fmt: skip
    row.save(force_insert=True)
    after = {"words": mask_text(row.words, [row.name] if row.name else []), "due": due.isoformat()}
    journal.append(
        row.county_id, "villages.record_objection", by=by, subject=journal.subject_of(publication), after=after
    )
    return row


@transaction.atomic
def answer_objection(objection: Objection, *, answer: str, by: Actor, version: int | None = None) -> Objection:
    """The village answers in writing; the answer stands on the public page beside the objection."""
    fresh = lock(objection, version=version)
    require(PUBLISH, fresh, by)
    if fresh.answered_on:
        raise Refused(_("这条异议已在 %s 答复。") % fresh.answered_on)
    return record_change(
        objection, "answer_objection", by=by, answered_on=today(), answer=needed(answer, "answer", 500)
    )
