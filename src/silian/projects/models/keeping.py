"""Who keeps a project: one unit on any day, and the hand-overs between them, which need both sides."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from silian.organisations.models import Record, Unit
from silian.projects.models.project import Project


class Keeping(Record):
    """A unit in whose keeping the project is from a day until another (half-open); the next begins where this one ends."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="keepings")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    side = models.CharField(max_length=60)
    from_on = models.DateField(_("接管日期"))
    to_on = models.DateField(_("交出日期"), null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county", "project"], condition=Q(to_on=None), name="a_project_has_one_keeper"
            ),
            models.UniqueConstraint(fields=["county", "project", "side"], name="a_side_keeps_a_project_once"),
            models.CheckConstraint(
                condition=Q(to_on=None) | Q(to_on__gte=F("from_on")), name="a_keeping_ends_after_it_began"
            ),
        ]
        ordering = ["from_on", "id"]

    def __str__(self) -> str:
        return f"{self.project} — {self.unit}"


class HandOver(Record):
    """Offered by one side, accepted or declined by the other. `due` is the day by which an answer is expected.

    `offered_by` and `offered_person` are the account and the person that gave: neither may take. Both are keys.
    """

    project = models.ForeignKey(Project, models.PROTECT, related_name="hand_overs")
    giver = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    receiver = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    side = models.CharField(max_length=60)
    offered_on = models.DateField(_("交出日期"))
    offered_by = models.CharField(max_length=64)
    offered_person = models.UUIDField(null=True, blank=True)
    giver_name = models.CharField(_("交出人"), max_length=120)
    words = models.TextField(_("交接说明"), blank=True)
    due = models.DateField(_("接收时限"), null=True, blank=True)  # unknown in a year whose calendar is not out
    accepted_on = models.DateField(_("接收日期"), null=True, blank=True)
    declined_on = models.DateField(_("不接日期"), null=True, blank=True)
    receiver_name = models.CharField(_("接收人"), max_length=120, blank=True)
    answer = models.CharField(_("答复"), max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county", "project"], condition=Q(accepted_on=None, declined_on=None),
                name="a_project_is_offered_to_one", violation_error_message=_("这个项目已经交出，正等对方接收。"),
            ),
            models.CheckConstraint(
                condition=Q(accepted_on=None) | Q(accepted_on__gte=F("offered_on")),
                name="a_hand_over_is_accepted_after_it_was_offered",
                violation_error_message=_("接收日期不能早于交出日期。"),
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["county", "receiver", "due"], name="hand_overs_of_a_receiver")]
        ordering = ["offered_on", "id"]

    def __str__(self) -> str:
        return f"{self.giver} → {self.receiver}"

    @property
    def is_waiting(self) -> bool:
        return self.accepted_on is None and self.declined_on is None
