"""清单: what a body should have, item by item; each claim of an item with its evidence, and what became of it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from silian.kernel.access import Tie
from silian.kernel.lifecycles import Lifecycle
from silian.organisations.models import Record, Unit
from silian.support.lifecycle import ASKED, ITEM


class Checklist(Record):
    """A declared checklist (`kind`, `<programme>/<name>`) opened for a unit; `verifier` is the unit that verifies it.

    `due` is the day until which every item should be claimed.
    """

    TIES = {
        "self": Tie("self", "unit"),
        "located_in": Tie("unit", "unit"),
        "lead": Tie("unit", "verifier"),
        "in_county": Tie("county", "county"),
    }

    kind = models.CharField(_("清单"), max_length=80)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="checklists")
    verifier = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    opened_on = models.DateField(_("建立日期"))
    due = models.DateField(_("落实时限"))
    to_on = models.DateField(_("结束日期"), null=True, blank=True)
    ended_for = models.CharField(_("结束原因"), max_length=100, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county", "kind", "unit"], condition=Q(to_on=None), name="a_unit_has_a_checklist_once",
                violation_error_message=_("这家单位已经有这份清单。"),
            ),
            models.CheckConstraint(
                condition=Q(to_on=None) | Q(to_on__gte=F("opened_on")), name="a_checklist_ends_after_it_began",
                violation_error_message=_("结束日期不能早于建立日期。"),
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["county", "unit"], name="checklists_of_a_unit")]

    def __str__(self) -> str:
        return f"{self.unit}"


class Item(Record):
    """One thing that the unit should have, in the words that were asked when the checklist was opened."""

    LIFECYCLE: ClassVar[Lifecycle] = ITEM
    TIES = {
        "self": Tie("self", "checklist__unit"),
        "located_in": Tie("unit", "checklist__unit"),
        "lead": Tie("unit", "checklist__verifier"),
        "in_county": Tie("county", "county"),
    }

    checklist = models.ForeignKey(Checklist, models.PROTECT, related_name="items")
    name = models.CharField(max_length=60)
    title = models.CharField(_("清单项"), max_length=60)
    evidence = models.CharField(_("要什么证明"), max_length=120, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(_("状态"), max_length=12, choices=ITEM.choices, default=ASKED.name)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["county", "checklist", "name"], name="an_item_stands_once_on_a_checklist")
        ]

    def __str__(self) -> str:
        return f"{self.checklist} {self.title}"

    @property
    def state_label(self) -> object:
        return ITEM.states[self.state].label


class Claim(Record):
    """Somebody said that the unit has it, with evidence (attachments); verified by another, or sent back.

    `closed_on` is the day on which it was sent back or fell back: from then on it proves nothing. The item may be
    claimed again; the earlier claims stay.
    """

    TIES = {
        "self": Tie("self", "item__checklist__unit"),
        "located_in": Tie("unit", "item__checklist__unit"),
        "lead": Tie("unit", "item__checklist__verifier"),
        "in_county": Tie("county", "county"),
    }

    item = models.ForeignKey(Item, models.PROTECT, related_name="claims")
    words = models.CharField(_("说明"), max_length=300, blank=True)
    claimed_on = models.DateField(_("申报日期"))
    claimed_by = models.CharField(max_length=64)
    claimant = models.CharField(_("申报人"), max_length=120)
    verified_on = models.DateField(_("核实日期"), null=True, blank=True)
    verified_by = models.CharField(_("核实人"), max_length=120, blank=True)
    closed_on = models.DateField(_("退回或撤销日期"), null=True, blank=True)
    closed_for = models.CharField(_("原因"), max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county", "item"], condition=Q(closed_on=None), name="an_item_is_claimed_once_at_a_time",
                violation_error_message=_("这一项已经申报，请等核实。"),
            ),
            models.CheckConstraint(
                condition=Q(verified_on=None) | Q(verified_on__gte=F("claimed_on")), name="a_claim_is_verified_after_it_was_made",
                violation_error_message=_("核实日期不能早于申报日期。"),
            ),
            models.CheckConstraint(
                condition=Q(closed_on=None) | ~Q(closed_for=""), name="a_closed_claim_says_why",
                violation_error_message=_("退回或撤销要写明原因。"),
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["county", "verified_on"], name="claims_by_verification")]
        ordering = ("claimed_on", "entered_at", "pk")

    def __str__(self) -> str:
        return f"{self.item} {self.claimed_on}"
