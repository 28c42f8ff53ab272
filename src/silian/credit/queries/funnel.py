"""The funnel 从名册到用信: how many reached each stage by a day, by segment; and the list behind each count."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from silian.credit.models import Borrower, Loan, Rating, Reason, Segment
from silian.organisations.queries import in_force

ROSTER, DRAWN, REFUSED, OPEN = "roster", "drawn", "refused", "open"
# The stages in order, each with the day of a rating on which it is reached.
STAGES = {
    ROSTER: (_("在名册"), ""),
    "collected": (_("已采集"), "collected_on"),
    "reviewed": (_("已评议"), "reviewed_on"),
    "rechecked": (_("已复审"), "rechecked_on"),
    "granted": (_("已授信"), "granted_on"),
    "signed": (_("已签约"), "signed_on"),
    DRAWN: (_("已用信"), ""),
}
ASIDE = {REFUSED: _("不予授信（有原因）"), OPEN: _("尚未覆盖")}


@dataclass(frozen=True)
class Stage:
    """One bar: `share` of the roster, `of_previous` of the stage ahead, both from 0 to 1."""

    name: str
    words: object
    count: int
    share: float
    of_previous: float | None

    @property
    def percent(self) -> str:
        """The share of the stage ahead as a page writes it."""
        return "—" if self.of_previous is None else f"{self.of_previous:.1%}"


def on_roster(rows: QuerySet[Borrower], day: date) -> QuerySet[Borrower]:
    return rows.filter(in_force(day))


def reached(rows: QuerySet[Borrower], stage: str, day: date) -> QuerySet[Borrower]:
    """Those on the roster who had reached this stage by that day; the list behind the count."""
    there = on_roster(rows, day)
    mine = Rating.objects.filter(borrower=OuterRef("pk"))
    decided = Q(granted_on__lte=day) | Q(refused_on__lte=day)
    match stage:
        case "roster":
            return there
        case "drawn":
            return there.filter(Exists(Loan.objects.filter(borrower=OuterRef("pk"), disbursed_on__lte=day)))
        case "refused":
            granted = mine.filter(granted_on__lte=day)
            return there.filter(Exists(mine.filter(refused_on__lte=day)), ~Exists(granted))
        case "open":
            return there.filter(~Exists(mine.filter(decided)))
    return there.filter(Exists(mine.filter(**{f"{STAGES[stage][1]}__lte": day})))


def funnel(rows: QuerySet[Borrower], day: date) -> list[Stage]:
    """The bars of those rows on a day, in one question."""
    counts = _counted(rows, day)
    whole = counts[ROSTER]
    stages, before = [], None
    for name, (words, _path) in STAGES.items():
        count = counts[name]
        stages.append(Stage(name, words, count, count / whole if whole else 0, count / before if before else None))
        before = count
    return stages


def _counted(rows: QuerySet[Borrower], day: date) -> dict[str, int]:
    held = {name: Count("pk", distinct=True, filter=Q(**{f"ratings__{path}__lte": day}))
            for name, (_words, path) in STAGES.items() if path}  # fmt: skip
    drawn = Exists(Loan.objects.filter(borrower=OuterRef("pk"), disbursed_on__lte=day))
    there = on_roster(rows, day).annotate(drawn_by=drawn)
    found = there.aggregate(
        **{ROSTER: Count("pk", distinct=True), DRAWN: Count("pk", distinct=True, filter=Q(drawn_by=True)), **held}
    )
    return {name: int(value) for name, value in found.items()}


def refusals(rows: QuerySet[Borrower], day: date) -> list[tuple[str, object, int]]:
    """(reason, its words, how many) of those refused by that day, the most frequent first."""
    refused = reached(rows, REFUSED, day)
    counted = Rating.objects.filter(borrower__in=refused, refused_on__lte=day).values("reason")
    found = counted.annotate(n=Count("borrower", distinct=True)).order_by("-n", "reason")
    return [(row["reason"], Reason(row["reason"]).label, row["n"]) for row in found]


def known_segments(asked: Iterable[str]) -> list[str]:
    return [segment for segment in asked if segment in Segment.values]
