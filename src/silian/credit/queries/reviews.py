"""What a rating's page tells: the four lines beside one another, the last score, and the opinions that may be seen by now."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from silian.credit.lifecycle.rating import REVIEWING
from silian.credit.models import Opinion, Rating, Score
from silian.kernel.access import Actor

LINES = {
    "computed_fen": _("测算额度"), "manager_fen": _("客户经理建议"), "village_fen": _("村评议"), "final_fen": _("审定额度"),
}  # fmt: skip


def lines_of(rating: Rating) -> list[tuple[object, int | None]]:
    """The four lines in fen, None for one that is not known yet."""
    return [(words, getattr(rating, name)) for name, words in LINES.items()]


def score_of(rating: Rating) -> Score | None:
    """The score that counts: the latest."""
    return rating.scores.select_related("card").order_by("-on", "-id").first()


def opinions_seen(rating: Rating, by: Actor) -> QuerySet[Opinion]:
    """Those of closed rounds; of the round that is open only one's own, for reviewers do not see one another 背靠背."""
    rows = Opinion.objects.filter(rating=rating).select_related("reviewer")
    if rating.state == REVIEWING.name:
        rows = rows.filter(Q(round__lt=rating.peers) | Q(reviewer=by.person))
    return rows
