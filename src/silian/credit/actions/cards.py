"""A version of a scorecard comes in from a file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from silian.credit.cards import read_document
from silian.credit.models import Card, Segment
from silian.credit.permissions import KEEP_CARDS
from silian.kernel import journal
from silian.kernel.access import Actor, allow
from silian.kernel.errors import Refused


@transaction.atomic
def add_card(county: str, segment: str, document: Mapping[str, Any], *, from_on: date, by: Actor) -> Card:
    """Puts a version in force from a day on. Earlier scores keep their version; a card like the last is refused."""
    allow(KEEP_CARDS, county, by)
    title = read_document(document).title
    digest = hashlib.sha256(written(document).encode()).hexdigest()
    before = Card.objects.filter(county_id=county, segment=segment)
    if before.filter(digest=digest).exists():
        raise Refused(_("这份评分卡与已有的一版完全相同，没有再存。"), {"file": _("与已有的一版相同")})
    if before.filter(from_on__gte=from_on).exists():
        raise Refused(_("启用日期要晚于上一版。"), {"from_on": _("要晚于上一版")})
    card = Card(
        county_id=county, segment=Segment(segment), number=before.count() + 1, title=title, document=written(document),
        digest=digest, from_on=from_on,
    )  # fmt: skip
    card.save(force_insert=True)
    after = {"segment": segment, "number": card.number, "digest": digest, "from": from_on.isoformat()}
    journal.append(county, "credit.add_card", by=by, subject=journal.subject_of(card), after=after)
    return card


def written(document: Mapping[str, Any]) -> str:
    """The file of a card, as it goes out: read again it is the same card."""
    return json.dumps(document, ensure_ascii=False, indent=1)
