"""供需: what enterprises of a chain offer and need, the dialogues about it, and the deals that come of them."""

from __future__ import annotations

from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from silian.chains.lifecycle import DIALOGUE, LIVE, OPEN, POSTER, POSTING, TALKING
from silian.kernel.access import Tie
from silian.kernel.calendar import today
from silian.kernel.money import FenField, show
from silian.organisations.models import Record

from .chain import Chain
from .enterprise import Enterprise

LIVE_STATES = tuple(sorted(state.name for state in LIVE))


class Posting(Record):
    """An offer or a need that an enterprise posts on one of its chains, from a day until its last day.

    `quantity` is in `unit` (吨、头、台…); the prices are fen for one unit, the lower and the upper end, empty for 面议.
    """

    LIFECYCLE = POSTING
    TIES = {
        "self": Tie("self", "enterprise__unit"),
        "fellow": Tie("self", "chain__places__enterprise__unit", many=True, dated="chain__places"),
        "located_in": Tie("unit", "enterprise__unit"),
        "chain": Tie("chain", "chain"),
        "lead": Tie("unit", "chain__office"),
    }

    class Side(models.TextChoices):
        OFFER = "offer", _("供应")
        NEED = "need", _("需求")

    chain = models.ForeignKey(Chain, models.PROTECT, related_name="postings")
    enterprise = models.ForeignKey(Enterprise, models.PROTECT, related_name="postings")
    side = models.CharField(_("供或需"), max_length=8, choices=Side)
    product = models.CharField(_("产品"), max_length=60)
    quantity = models.DecimalField(_("数量"), max_digits=14, decimal_places=3)
    unit = models.CharField(_("单位"), max_length=10)
    price_from = FenField(_("单价从"), non_negative=True, null=True, blank=True)
    price_to = FenField(_("单价到"), non_negative=True, null=True, blank=True)
    from_on = models.DateField(_("起始日期"))
    last_on = models.DateField(_("截止日期"))
    words = models.TextField(_("说明"), blank=True)
    state = models.CharField(_("状态"), max_length=12, choices=POSTING.choices, default=OPEN.name)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(quantity__gt=0), name="a_posting_is_of_something", violation_error_message=_("数量应大于零。")
            ),
            models.CheckConstraint(
                condition=Q(last_on__gte=F("from_on")), name="a_posting_ends_after_it_began",
                violation_error_message=_("截止日期不能早于起始日期。"),
            ),
            models.CheckConstraint(
                condition=Q(price_from=None) | Q(price_to=None) | Q(price_to__gte=F("price_from")),
                name="a_price_band_goes_up", violation_error_message=_("单价上限不能低于下限。"),
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["county", "chain", "state", "last_on"], name="postings_of_a_chain"),
            models.Index(fields=["county", "enterprise"], name="postings_of_an_enterprise"),
        ]

    def __str__(self) -> str:
        return f"{self.get_side_display()} {self.product}"

    @property
    def how_much(self) -> str:
        return f"{self.quantity.normalize():,f} {self.unit}"

    @property
    def price(self) -> str:
        """The price band in words: 2,600元–2,750元/吨."""
        low, high = (None if fen is None else show(fen) for fen in (self.price_from, self.price_to))
        if low and high:
            return f"{low if low == high else f'{low}–{high}'}/{self.unit}"
        if low:
            return gettext("%(price)s/%(unit)s 起") % {"price": low, "unit": self.unit}
        return gettext("不超过 %(price)s/%(unit)s") % {"price": high, "unit": self.unit} if high else gettext("面议")

    @property
    def is_live(self) -> bool:
        """Whether others may still open a dialogue about it."""
        return self.state == OPEN.name and self.from_on <= today() <= self.last_on

    @property
    def state_label(self) -> object:
        has_run_out = self.state == OPEN.name and today() > self.last_on
        return _("已到期") if has_run_out else POSTING.states[self.state].label


class Dialogue(Record):
    """An enterprise talks with another about a posting. `turn` is the side that is waited for, until `reply_by`."""

    LIFECYCLE = DIALOGUE
    TIES = {
        "poster": Tie("self", "posting__enterprise__unit"),
        "asker": Tie("self", "enterprise__unit"),
        "chain": Tie("chain", "posting__chain"),
        "lead": Tie("unit", "posting__chain__office"),
    }

    posting = models.ForeignKey(Posting, models.PROTECT, related_name="dialogues")
    enterprise = models.ForeignKey(Enterprise, models.PROTECT, related_name="dialogues")
    opened_on = models.DateField(_("开始日期"))
    state = models.CharField(_("状态"), max_length=12, choices=DIALOGUE.choices, default=TALKING.name)
    turn = models.CharField(max_length=8, blank=True)
    reply_by = models.DateField(_("答复期限"), null=True, blank=True)
    office_joined_on = models.DateField(_("产业办加入日期"), null=True, blank=True)
    ended_on = models.DateField(_("结束日期"), null=True, blank=True)
    reason = models.CharField(_("未成交原因"), max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county", "posting", "enterprise"], condition=Q(state__in=LIVE_STATES),
                name="one_live_dialogue_of_a_pair",
                violation_error_message=_("贵企业已就这条供需开了对话。"),
            )
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["county", "enterprise"], name="dialogues_of_an_asker"),
            models.Index(fields=["county", "state", "reply_by"], name="dialogues_by_state"),
        ]

    def __str__(self) -> str:
        return f"{self.enterprise} — {self.posting.enterprise}：{self.posting.product}"

    @property
    def state_label(self) -> object:
        return DIALOGUE.states[self.state].label

    @property
    def awaited(self) -> Enterprise:
        """The enterprise whose turn it is, while the dialogue is live."""
        return self.posting.enterprise if self.turn == POSTER else self.enterprise

    def proposal(self) -> Deal | None:
        """The deal that is proposed and waits for the other side, or that both have confirmed."""
        return self.deals.filter(declined_on=None).first()


class Message(Record):
    """One message of a dialogue; `enterprise` is who speaks, none for the chain office."""

    dialogue = models.ForeignKey(Dialogue, models.PROTECT, related_name="messages")
    enterprise = models.ForeignKey(Enterprise, models.PROTECT, null=True, blank=True, related_name="+")
    said_by = models.CharField(max_length=120)
    text = models.TextField(_("留言"))

    class Meta:
        indexes = [models.Index(fields=["county", "dialogue", "entered_at"], name="messages_of_a_dialogue")]

    def __str__(self) -> str:
        return self.text


class Deal(Record):
    """成交: what one side proposes and the other confirms. It counts, from its day, once both have confirmed."""

    dialogue = models.ForeignKey(Dialogue, models.PROTECT, related_name="deals")
    proposed_by = models.ForeignKey(Enterprise, models.PROTECT, related_name="+")
    quantity = models.DecimalField(_("成交数量"), max_digits=14, decimal_places=3)
    amount = FenField(_("成交金额"), non_negative=True)
    agreed_on = models.DateField(_("成交日期"))
    proposed_on = models.DateField(_("提出日期"))
    confirmed_on = models.DateField(_("确认日期"), null=True, blank=True)
    declined_on = models.DateField(_("退回日期"), null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county", "dialogue"], condition=Q(declined_on=None), name="one_deal_of_a_dialogue"
            ),
            models.CheckConstraint(condition=Q(quantity__gt=Decimal(0)), name="a_deal_is_of_something"),
            models.CheckConstraint(
                condition=Q(confirmed_on=None) | Q(declined_on=None), name="a_deal_is_not_confirmed_and_declined"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dialogue.posting.product} {self.how_much}"

    @property
    def how_much(self) -> str:
        return f"{self.quantity.normalize():,f} {self.dialogue.posting.unit}"
