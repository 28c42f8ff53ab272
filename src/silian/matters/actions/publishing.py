"""Publication 公示: a masked version is posted, and what exactly was posted is remembered."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from silian.kernel import journal
from silian.kernel.access import Actor, require
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import record_change
from silian.matters.masked import Draft, mask_draft, masked
from silian.matters.models import Matter, Publication
from silian.matters.permissions import PUBLISH, SEE_ORIGINAL


def draft_publication(matter: Matter, *, by: Actor) -> Draft:
    """The masked version by rule, for the publisher's preview."""
    require(PUBLISH, matter, by)
    return masked(matter)


@transaction.atomic
def publish_matter(
    matter: Matter,
    *,
    by: Actor,
    place: str = Publication.Place.SITE,
    draft: Draft | None = None,
    redaction_reason: str = "",
    to_on: date | None = None,
) -> Publication:
    """Posts the masked version, or the publisher's stricter one with its reason; raw numbers never get out."""
    require(PUBLISH, matter, by)
    by_rule = masked(matter)
    final = draft or by_rule
    if final != by_rule and not redaction_reason.strip():
        raise Refused(_("改动了按规则遮盖的文字，请写明理由。"), {"redaction_reason": _("请填写。")})
    safe = mask_draft(final, matter)
    row = Publication(
        county_id=matter.county_id, matter=matter, place=place, title=safe.title, text=safe.text, result=safe.result,
        redaction_reason=redaction_reason.strip()[:200], from_on=today(), to_on=to_on, by_label=by.label,
    )  # fmt: skip
    row.save(force_insert=True)
    after = {"place": place, "title": safe.title, "text": safe.text, "result": safe.result}
    journal.append(
        matter.county_id, "matters.publish", by=by, subject=journal.subject_of(matter), after=after,
        note=row.redaction_reason,
    )  # fmt: skip
    return row


@transaction.atomic
def take_down(publication: Publication, *, by: Actor, reason: str) -> Publication:
    """Ends a publication today; what was posted stays on record."""
    require(PUBLISH, publication.matter, by)
    if not reason.strip():
        raise Refused(_("请写明撤下的理由。"), {"reason": _("请填写。")})
    return record_change(publication, "take_down", by=by, note=reason.strip(), to_on=today())


@transaction.atomic
def record_objection(publication: Publication, *, words: str, by: Actor) -> Publication:
    """Writes down what was said against a publication."""
    require(PUBLISH, publication.matter, by)
    if not words.strip():
        raise Refused(_("请写明异议。"), {"words": _("请填写。")})
    text = f"{publication.objections}\n{today()} {words.strip()}".strip()
    return record_change(publication, "record_objection", by=by, objections=text)


@transaction.atomic
def see_original(matter: Matter, *, reason: str, by: Actor) -> Matter:
    """Opens the unmasked original for a reason; who looked, when and why is in the journal."""
    require(SEE_ORIGINAL, matter, by)
    if len(reason.strip()) < 2:
        raise Refused(_("请写明为什么要看原文。"), {"reason": _("请填写。")})
    journal.append(
        matter.county_id, "matters.see_original", by=by, subject=journal.subject_of(matter), note=reason.strip()
    )
    return matter
