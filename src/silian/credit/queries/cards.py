"""Which scorecard holds for a segment on a day."""

from __future__ import annotations

import json
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from silian.credit.cards import Scorecard, read_document
from silian.credit.models import Card, Segment
from silian.kernel.errors import Refused


def cards_of(county: str) -> QuerySet[Card]:
    """Every version, the latest of each segment first."""
    return Card.objects.filter(county_id=county).order_by("segment", "-from_on")


def card_on(county: str, segment: str, day: date) -> Card:
    """The version in force on that day; Refused where there is none yet."""
    found = Card.objects.filter(county_id=county, segment=segment, from_on__lte=day).order_by("-from_on").first()
    if found is None:
        raise Refused(_("%s还没有启用的评分卡，请县金融工作局先导入一版。") % Segment(segment).label)
    return found


def scorecard_of(card: Card) -> Scorecard:
    """The card as arithmetic."""
    return read_document(json.loads(card.document))
