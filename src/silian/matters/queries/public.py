"""What the public may read: posted texts, and with a 查询码 the masked view of one matter."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from silian.kernel.calendar import today
from silian.matters.models import Matter, Publication
from silian.matters.receipts import receipt_digest
from silian.organisations.models import County


def posted(county: str, words: str = "", day: date | None = None) -> QuerySet[Publication]:
    """What stands on the county's public board today: posted texts only, never the matters behind them."""
    day = day or today()
    still = Q(to_on=None) | Q(to_on__gt=day)
    on_the_board = [Publication.Place.BOARD, Publication.Place.SITE]
    rows = Publication.objects.filter(still, county_id=county, from_on__lte=day, place__in=on_the_board)
    if words:
        rows = rows.filter(Q(title__icontains=words) | Q(text__icontains=words) | Q(result__icontains=words))
    return rows.order_by("-from_on", "-id")


def by_receipt(receipt: str) -> Matter | None:
    """The matter behind a 查询码, in whichever county; the page shows its masked view only."""
    digests = [receipt_digest(code, receipt) for code in County.objects.values_list("pk", flat=True)]
    return Matter.objects.filter(receipt__in=digests).exclude(receipt="").select_related("round", "lead").first()
