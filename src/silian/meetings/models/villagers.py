"""The villagers' groups of a village, and the delegates whom each of them sends."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from silian.kernel.access import Tie
from silian.organisations.models import Person, Record, Unit


class Village(Unit):
    """A village seen as a place where sessions are held: the same row, with the ties that its sessions have."""

    TIES = {"located_in": Tie("unit", "id")}

    class Meta:
        proxy = True


class VillagersGroup(Record):
    """A villagers' group 村民小组. It manages nothing and owns no account, so it is a row and no unit of the tree."""

    TIES = {"located_in": Tie("unit", "village")}

    village = models.ForeignKey(Unit, models.PROTECT, related_name="villagers_groups")
    title = models.CharField(_("小组"), max_length=20)
    order = models.PositiveSmallIntegerField(_("序号"), default=0)
    from_on = models.DateField(_("设立日期"))
    to_on = models.DateField(_("撤并日期"), null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county", "village", "title"], condition=Q(to_on=None), name="a_group_is_named_once_in_a_village",
                violation_error_message=_("这个村已经有同名的小组。"),
            )
        ]  # fmt: skip
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return self.title


class Delegate(Record):
    """A delegate 村民代表: whom a group sends, from a day until another (half-open)."""

    TIES = {"located_in": Tie("unit", "group__village"), "asker": Tie("self", "person")}

    group = models.ForeignKey(VillagersGroup, models.PROTECT, related_name="delegates")
    person = models.ForeignKey(Person, models.PROTECT, related_name="delegations")
    from_on = models.DateField(_("推选日期"))
    to_on = models.DateField(_("届满日期"), null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county", "group", "person"], condition=Q(to_on=None), name="a_group_sends_a_person_once",
                violation_error_message=_("这个人已经是这个小组的代表。"),
            ),
            models.CheckConstraint(
                condition=Q(to_on=None) | Q(to_on__gte=F("from_on")), name="a_delegate_ends_after_the_election",
                violation_error_message=_("届满日期不能早于推选日期。"),
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["county", "person"], name="delegations_of_a_person")]

    def __str__(self) -> str:
        return f"{self.group} {self.person}"
