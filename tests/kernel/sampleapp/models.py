"""Things: raised, sometimes due, sometimes closed; filed under a kind and a unit that change over time."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from silian.kernel.access import Tie


class Thing(models.Model):
    TIES: ClassVar[dict[str, Tie]] = {"lead": Tie("unit", "owner")}

    county_id = models.CharField(max_length=6)
    number = models.CharField(max_length=20, blank=True)
    title = models.CharField(max_length=40, blank=True)
    owner = models.UUIDField(null=True)
    raised_on = models.DateField(null=True)
    accepted_on = models.DateField(null=True)
    due_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    outcome = models.CharField(max_length=10, blank=True)
    place = models.CharField(max_length=10, blank=True)
    note = models.CharField(max_length=10, null=True)  # so that both kinds of empty text occur
    urgent = models.BooleanField(null=True)
    headcount = models.IntegerField(null=True)
    rate = models.DecimalField(max_digits=8, decimal_places=2, null=True)
    agreed = models.BigIntegerField(null=True)
    paid = models.BigIntegerField(null=True)
    company = models.IntegerField(null=True)


class Standing(models.Model):
    """What a thing is filed under, from a day until before another."""

    thing = models.ForeignKey(Thing, models.CASCADE, related_name="standings")
    kind = models.CharField(max_length=10)
    lead = models.CharField(max_length=10)
    from_on = models.DateField()
    to_on = models.DateField(null=True)


class Helper(models.Model):
    """A unit beside the lead; a thing has several."""

    thing = models.ForeignKey(Thing, models.CASCADE, related_name="helpers")
    unit = models.CharField(max_length=10)
