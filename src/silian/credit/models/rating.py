"""One rating of one borrower 评级授信: the days of its stages, the list it was put on, the lines beside one another."""

from __future__ import annotations

from itertools import pairwise

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from silian.credit.lifecycle.rating import FUNNEL, NOT_GRANTED, RATING, TO_COLLECT
from silian.credit.models.roster import Borrower, CreditLine
from silian.kernel.access import Tie
from silian.kernel.money import FenField
from silian.kernel.privacy import PersonalText
from silian.organisations.models import Person, Record, Unit


class Colour(models.TextChoices):
    """White may be granted, grey only with a closer look; black is refused."""

    WHITE = "white", _("白名单")
    GREY = "grey", _("灰名单")
    BLACK = "black", _("黑名单")


class Reason(models.TextChoices):
    """Why a borrower was refused: a documented refusal counts as covered."""

    AWAY = "away", _("长期外出")
    DECLINED = "declined", _("本人不愿评级")
    BLACKLISTED = "blacklisted", _("列入黑名单")
    NO_BUSINESS = "no_business", _("没有生产经营")
    IN_ARREARS = "in_arrears", _("有逾期未清")
    OTHER = "other", _("其他")


def _in_order(earlier: str, later: str) -> models.CheckConstraint:
    reached = Q(**{f"{earlier}__isnull": False, f"{later}__gte": F(earlier)})
    return models.CheckConstraint(
        condition=Q(**{f"{later}__isnull": True}) | reached, name=f"{later}_of_a_rating_is_not_before_{earlier}",
        violation_error_message=_("各环节的日期不能早于前一环节。"),
    )  # fmt: skip


class Rating(Record):
    """The rating of a year. `peers` is the round of peer review 背靠背评议 now open or closed last; `checked_by` is the key of
    whoever made the first review. Four lines stand beside one another: `computed_fen` 测算, `manager_fen` 客户经理,
    `village_fen` 村里评议, `final_fen` 审定; the last is what the bank's `line` gives.
    """

    LIFECYCLE = RATING
    TIES = {
        "located_in": Tie("unit", "borrower__village"),
        "self": Tie("self", "borrower__unit"),
        "bank": Tie("unit", "bank"),
    }
    PERSONAL = frozenset({"reason_words"})

    borrower = models.ForeignKey(Borrower, models.PROTECT, related_name="ratings")
    bank = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField(_("年度"))
    state = models.CharField(_("环节"), max_length=12, choices=RATING.choices, default=TO_COLLECT.name)
    opened_on = models.DateField(_("列入日期"))
    collected_on = models.DateField(_("采集日期"), null=True, blank=True)
    reviewed_on = models.DateField(_("评议日期"), null=True, blank=True)
    checked_on = models.DateField(_("初审日期"), null=True, blank=True)
    rechecked_on = models.DateField(_("复审日期"), null=True, blank=True)
    granted_on = models.DateField(_("审定日期"), null=True, blank=True)
    signed_on = models.DateField(_("签约日期"), null=True, blank=True)
    refused_on = models.DateField(_("不予授信日期"), null=True, blank=True)

    colour = models.CharField(_("名单"), max_length=5, choices=Colour, blank=True)
    peers = models.PositiveSmallIntegerField(_("评议轮次"), default=0)
    checked_by = models.CharField(max_length=64, blank=True)
    reason = models.CharField(_("不予授信原因"), max_length=12, choices=Reason, blank=True)
    reason_words = PersonalText(_("原因说明"), blank=True)

    computed_fen = FenField(_("测算额度"), null=True, blank=True, non_negative=True)
    manager_fen = FenField(_("客户经理建议额度"), null=True, blank=True, non_negative=True)
    village_fen = FenField(_("村评议额度"), null=True, blank=True, non_negative=True)
    final_fen = FenField(_("审定额度"), null=True, blank=True, non_negative=True)
    line = models.OneToOneField(CreditLine, models.PROTECT, null=True, blank=True, related_name="rating")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county", "borrower", "year"], name="a_borrower_is_rated_once_a_year",
                violation_error_message=_("这一年度已经列入评级。"),
            ),
            models.CheckConstraint(
                condition=~Q(state=NOT_GRANTED.name) | Q(refused_on__isnull=False) & ~Q(reason=""),
                name="a_refused_rating_has_its_reason",
                violation_error_message=_("不予授信要写明原因。"),
            ),
            models.CheckConstraint(
                condition=Q(granted_on=None) | Q(final_fen__isnull=False), name="a_granted_rating_has_its_line"
            ),
            *(_in_order(*pair) for pair in pairwise(FUNNEL.values())),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["county", "state"], name="ratings_by_state"),
            models.Index(fields=["county", "borrower"], name="ratings_of_a_borrower"),
        ]
        ordering = ["year", "id"]

    def __str__(self) -> str:
        return f"{self.borrower} {self.year}"

    @property
    def state_label(self) -> object:
        return RATING.states[self.state].label


class Opinion(Record):
    """What one villager of the panel 评议员 thinks of a borrower in a round, unseen by the others until the round is closed."""

    TIES = {"located_in": Tie("unit", "rating__borrower__village")}
    PERSONAL = frozenset({"words"})

    rating = models.ForeignKey(Rating, models.PROTECT, related_name="opinions")
    round = models.PositiveSmallIntegerField(_("轮次"))
    reviewer = models.ForeignKey(Person, models.PROTECT, related_name="+")
    fen = FenField(_("建议额度"), non_negative=True)
    words = PersonalText(_("说明"), blank=True)
    on = models.DateField(_("评议日期"))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county", "rating", "round", "reviewer"], name="a_reviewer_speaks_once_a_round",
                violation_error_message=_("这位评议员本轮已经评过。"),
            )
        ]  # fmt: skip
        ordering = ["round", "on", "id"]

    def __str__(self) -> str:
        return f"{self.rating} {self.round}"


class Consent(Record):
    """A person's consent to the use of personal data for rating, from a day until it is withdrawn."""

    TIES = {"located_in": Tie("unit", "borrower__village")}

    borrower = models.ForeignKey(Borrower, models.PROTECT, related_name="consents")
    on = models.DateField(_("授权日期"))
    ground = models.CharField(_("授权方式"), max_length=60)
    withdrawn_on = models.DateField(_("撤回日期"), null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county", "borrower"], condition=Q(withdrawn_on=None), name="one_consent_in_force",
                violation_error_message=_("已有有效的授权。"),
            )
        ]  # fmt: skip
        ordering = ["on", "id"]

    def __str__(self) -> str:
        return f"{self.borrower} {self.on}"
