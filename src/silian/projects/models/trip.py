"""Promotion trips 外出招商: who set out, where to, whom they met, what came of it."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from silian.chains.models import Chain
from silian.kernel.access import Tie
from silian.organisations.models import Person, Record, Unit


class Trip(Record):
    """One trip of a promoting unit. Back and reported are one: `returned_on` comes with the outcome."""

    TIES = {
        "promoting": Tie("unit", "promoting"),
        "chain": Tie("chain", "chain"),
        "lead": Tie("unit", "chain__office"),
        "traveller": Tie("self", "travellers__person", many=True),
    }

    number = models.CharField(_("编号"), max_length=30)
    purpose = models.CharField(_("事由"), max_length=100)
    destination = models.CharField(_("去哪里"), max_length=60)
    promoting = models.ForeignKey(Unit, models.PROTECT, related_name="promotion_trips")
    chain = models.ForeignKey(Chain, models.PROTECT, null=True, blank=True, related_name="promotion_trips")
    set_out_on = models.DateField(_("出发日期"))
    returned_on = models.DateField(_("返回日期"), null=True, blank=True)
    outcome = models.TextField(_("成果"), blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["county", "number"], name="a_number_names_one_trip"),
            models.CheckConstraint(
                condition=Q(returned_on=None) | Q(returned_on__gte=F("set_out_on")), name="a_trip_returns_after_it_set_out",
                violation_error_message=_("返回日期不能早于出发日期。"),
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["county", "set_out_on"], name="trips_by_set_out_on")]

    def __str__(self) -> str:
        return f"{self.number} {self.purpose}"


class Traveller(Record):
    """Somebody who went along; `order` 0 leads the group."""

    trip = models.ForeignKey(Trip, models.PROTECT, related_name="travellers")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county", "trip", "person"], name="a_person_goes_once_on_a_trip",
                violation_error_message=_("同一个人只列一次。"),
            )
        ]  # fmt: skip
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return str(self.person)


class Contact(Record):
    """An enterprise or association that was met on the trip, and what about."""

    trip = models.ForeignKey(Trip, models.PROTECT, related_name="contacts")
    name = models.CharField(_("会见单位"), max_length=100)
    about = models.CharField(_("谈了什么"), max_length=200, blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name
