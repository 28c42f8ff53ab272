"""Scorecards 评分卡 as versions of data, and scores that keep the version and what every answer contributed."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from silian.credit.models.rating import Rating
from silian.credit.models.roster import Segment
from silian.kernel.access import Tie
from silian.kernel.money import FenField
from silian.kernel.privacy import PersonalText
from silian.organisations.models import Record


class Card(Record):
    """One version of the scorecard of a segment, in force from a day until a later one. `document` is the file as it was
    read: points by bin, grades by total, and the formula of the line. It never changes: another file is another version.
    """

    TIES = {"in_county": Tie("county", "county")}

    segment = models.CharField(_("类别"), max_length=12, choices=Segment)
    number = models.PositiveSmallIntegerField(_("版本"))
    title = models.CharField(_("名称"), max_length=60)
    document = models.TextField()
    digest = models.CharField(max_length=64)
    from_on = models.DateField(_("启用日期"))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["county", "segment", "number"], name="a_card_has_its_own_number"),
            models.UniqueConstraint(
                fields=["county", "segment", "digest"], name="a_card_is_entered_once",
                violation_error_message=_("这份评分卡与已有的一版完全相同。"),
            ),
            models.UniqueConstraint(
                fields=["county", "segment", "from_on"], name="one_card_begins_on_a_day",
                violation_error_message=_("这一天已有另一版评分卡启用。"),
            ),
        ]  # fmt: skip
        ordering = ["segment", "from_on"]

    def __str__(self) -> str:
        return f"{self.title} v{self.number}"


class Score(Record):
    """What one card made of one set of answers. `contributions` holds the points of every variable as text, as JSON;
    both it and the answers are about persons and stand encrypted. `computed_fen` is the line by the card's formula."""

    TIES = {"located_in": Tie("unit", "rating__borrower__village"), "self": Tie("self", "rating__borrower__unit")}
    PERSONAL = frozenset({"answers", "contributions"})

    rating = models.ForeignKey(Rating, models.PROTECT, related_name="scores")
    card = models.ForeignKey(Card, models.PROTECT, related_name="scores")
    on = models.DateField(_("采集日期"))
    answers = PersonalText()
    contributions = PersonalText()
    points = models.DecimalField(_("得分"), max_digits=10, decimal_places=2)
    grade = models.CharField(_("等级"), max_length=10)
    computed_fen = FenField(_("测算额度"), non_negative=True)

    class Meta:
        indexes = [models.Index(fields=["county", "rating", "on"], name="scores_of_a_rating")]
        ordering = ["on", "id"]

    def __str__(self) -> str:
        return f"{self.rating} {self.grade}"
