"""A matter, its rounds, and what it was filed under from one day to another.

The state and what lists filter by live on the matter. Dates live on its rounds: 重办 opens a new round and the old one
keeps its dates. `Standing` keeps kind, chain, lead and place as dated rows, so that a figure at a past cut-off never
moves when a matter is assigned anew.
"""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from silian.chains.models import Chain
from silian.kernel.access import Tie
from silian.kernel.calendar import today
from silian.kernel.masking import mask_numbers
from silian.kernel.privacy import PersonalText
from silian.matters.lifecycle import LIFECYCLE, SUBMITTED
from silian.matters.models.importing import Batch
from silian.organisations.models import Person, Record, Unit


class Channel(models.TextChoices):
    """Where a matter came from."""

    VISIT = "visit", _("走访")
    FORUM = "forum", _("座谈")
    HOTLINE = "hotline", _("12345 转办")
    INQUIRY = "inquiry", _("质询会")
    MEETING = "meeting", _("会议")
    ONLINE = "online", _("网上")
    LETTER = "letter", _("来信")
    OTHER = "other", _("其他")


class Outcome(models.TextChoices):
    """How it ended. Closed is not solved: 未解决已解释 never counts as solved."""

    SOLVED = "solved", _("已解决")
    PARTLY = "partly", _("部分解决")
    EXPLAINED = "explained", _("未解决已解释")
    OUT_OF_SCOPE = "out_of_scope", _("不属受理范围")


class Matter(Record):
    """One row of the ledger: what was raised, by whom, where it stands now and with whom."""

    LIFECYCLE = LIFECYCLE
    TIES = {
        "raised_by": Tie("self", "raiser_unit"),
        "entered_by": Tie("self", "entered_by"),
        "handler": Tie("self", "handler"),
        "supervisor": Tie("self", "supervisor"),
        "lead": Tie("unit", "lead"),
        "supporting": Tie("unit", "supports__unit", many=True, dated="supports"),
        "located_in": Tie("unit", "located_in"),
        "raiser_unit": Tie("unit", "raiser_unit"),
        "chain": Tie("chain", "chain"),
    }
    PERSONAL = frozenset({"raiser_name", "raiser_phone"})

    number = models.CharField(_("事项编号"), max_length=30)
    original_number = models.CharField(_("原编号"), max_length=60, blank=True)
    kind = models.CharField(_("事项类型"), max_length=60)
    title = models.CharField(_("问题"), max_length=200)
    detail = models.TextField(_("详细情况"), blank=True)
    answers = models.JSONField(default=dict, blank=True)
    channel = models.CharField(_("来源渠道"), max_length=12, choices=Channel, default=Channel.OTHER)
    raised_on = models.DateField(_("提出日期"))
    raiser_unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="raised_matters")
    raiser_name = PersonalText(_("提出人"), blank=True)
    raiser_phone = PersonalText(_("联系电话"), blank=True)
    anonymous = models.BooleanField(_("匿名"), default=False)
    entered_by = models.UUIDField(null=True, blank=True)
    origin_kind = models.CharField(max_length=60, blank=True)
    origin_id = models.CharField(max_length=64, blank=True)
    receipt = models.CharField(max_length=64, blank=True)  # keyed digest of the 查询码

    state = models.CharField(_("状态"), max_length=20, choices=LIFECYCLE.choices, default=SUBMITTED.name)
    located_in = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="located_matters")
    chain = models.ForeignKey(Chain, models.PROTECT, null=True, blank=True, related_name="matters")
    lead = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="led_matters")
    handler = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="handled_matters")
    supervisor = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="supervised_matters")
    round: models.ForeignKey[Round, Round] = models.ForeignKey(  # type: ignore[misc]  # null until the first is saved
        "Round", models.PROTECT, null=True, blank=True, related_name="+"
    )
    batch = models.ForeignKey(Batch, models.PROTECT, null=True, blank=True, related_name="matters")
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="duplicates")
    ended_on = models.DateField(null=True, blank=True)  # rejected, withdrawn, merged or void on this day

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["county", "number"], name="a_number_names_one_matter"),
            models.UniqueConstraint(
                fields=["county", "receipt"], condition=~Q(receipt=""), name="a_receipt_names_one_matter"
            ),
        ]
        indexes = [
            models.Index(fields=["county", "state", "kind"], name="matters_by_state"),
            models.Index(fields=["county", "lead", "state"], name="matters_of_a_lead"),
            models.Index(fields=["county", "chain", "state"], name="matters_of_a_chain"),
            models.Index(fields=["county", "raised_on"], name="matters_by_raised_on"),
            models.Index(fields=["county", "entered_by"], name="matters_entered_by"),
        ]

    def __str__(self) -> str:
        """How journal, notices and lists call it: without the numbers that a title may carry."""
        return f"{self.number} {mask_numbers(self.title)}"

    @property
    def state_label(self) -> object:
        return LIFECYCLE.states[self.state].label


class Round(Record):
    """One go at a matter, from 受理 to 销号. `due` is the announced deadline; the clock's pieces explain it.

    `handled_on` 办结日期 is the day of the hand-in that was later signed; `closed_on` 销号日期 is the day of the signature.
    """

    class Rule(models.TextChoices):
        WORKING_DAYS = "A", _("工作日")
        NATURAL_DAYS = "B", _("自然日")

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="rounds")
    ordinal = models.PositiveSmallIntegerField(default=1)
    received_on = models.DateField(_("受理日期"), null=True, blank=True)
    received_is_inferred = models.BooleanField(_("受理日期为推定"), default=False)
    rule = models.CharField(max_length=1, choices=Rule, blank=True)  # blank: the deadline was announced elsewhere
    days = models.PositiveSmallIntegerField(null=True, blank=True)
    original_due = models.DateField(_("原定时限"), null=True, blank=True)
    due = models.DateField(_("办理时限"), null=True, blank=True)
    provisional = models.BooleanField(_("日历未发布"), default=False)
    shorter_due = models.DateField(null=True, blank=True)  # what an amended calendar gives, awaiting confirmation
    assigned_on = models.DateField(null=True, blank=True)
    handed_in_on = models.DateField(null=True, blank=True)
    handed_in_by = models.CharField(max_length=64, blank=True)
    summary = models.TextField(_("办理结果"), blank=True)
    outcome = models.CharField(_("结论"), max_length=12, choices=Outcome, blank=True)
    handled_on = models.DateField(_("办结日期"), null=True, blank=True)
    closed_on = models.DateField(_("销号日期"), null=True, blank=True)
    on_time = models.BooleanField(_("按时办结"), null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["county", "matter", "ordinal"], name="rounds_of_a_matter_are_numbered"),
            models.CheckConstraint(
                condition=Q(closed_on=None) | ~Q(outcome=""), name="a_closed_round_has_an_outcome",
                violation_error_message=_("已销号的事项要有结论。"),
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["county", "closed_on"], name="rounds_by_closed_on"),
            models.Index(fields=["county", "due"], name="rounds_by_due"),
        ]

    def __str__(self) -> str:
        return f"{self.matter} #{self.ordinal}"

    def is_past_due(self, day: date | None = None) -> bool:
        """Whether the announced deadline has passed; a provisional one never has."""
        return bool(self.due and not self.provisional and (day or today()) > self.due)


class Announced(Record):
    """The deadline that was announced for a round from a day on: so that an overdue figure of last month stays."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="announced")
    from_on = models.DateField()
    due = models.DateField()
    provisional = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["county", "round", "from_on"], name="one_announced_deadline_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.round} {self.due}"


class Standing(Record):
    """What a matter was filed under from a day until another (half-open): figures read this, lists read the matter."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="standings")
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)
    kind = models.CharField(max_length=60)
    chain = models.ForeignKey(Chain, models.PROTECT, null=True, blank=True, related_name="+")
    lead = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    handler = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    supervisor = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    located_in = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["county", "matter", "from_on"], name="one_standing_a_matter_and_day"),
            models.UniqueConstraint(fields=["county", "matter"], condition=Q(to_on=None), name="one_present_standing"),
        ]

    def __str__(self) -> str:
        return f"{self.matter} {self.from_on}"
