"""People, the seats that a unit has, and the posts: who held which seat, from when until when."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from silian.kernel.access import Tie
from silian.kernel.privacy import PersonalText
from silian.organisations.models.base import Record
from silian.organisations.models.units import Unit


class Person(Record):
    """A natural person known to the county. A person may have no account; an account is not a person."""

    TIES = {"any_unit": Tie("unit", "unit"), "self": Tie("self", "unit")}
    PERSONAL = frozenset({"phone"})

    name = models.CharField(_("姓名"), max_length=60)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="people")
    title = models.CharField(_("职务"), max_length=60, blank=True)
    phone = PersonalText(_("电话"), blank=True)
    left_on = models.DateField(_("离任日期"), null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["county", "unit", "name"], name="people_of_a_unit")]

    def __str__(self) -> str:
        return self.name


class Seat(Record):
    """A place that somebody can hold in a unit. `formation` and `slot` name the pattern's seat that it fills.

    The holder of the seat has `role` over the unit's subtree, or over `chain` where the seat is a chain's.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="seats")
    title = models.CharField(_("岗位"), max_length=60)
    formation = models.CharField(max_length=60, blank=True)
    slot = models.CharField(max_length=60, blank=True)
    role = models.CharField(_("角色"), max_length=80, blank=True)
    anchor = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    chain = models.UUIDField(null=True, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["county", "unit", "order"], name="seats_of_a_unit")]

    def __str__(self) -> str:
        return f"{self.unit}{self.title}"


class Post(Record):
    """A person in a seat from a day until another (half-open). A vacancy is the absence of one."""

    seat = models.ForeignKey(Seat, models.PROTECT, related_name="posts")
    person = models.ForeignKey(Person, models.PROTECT, related_name="posts")
    from_on = models.DateField(_("任职日期"))
    to_on = models.DateField(_("免职日期"), null=True, blank=True)
    ground = models.CharField(_("依据"), max_length=100, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county", "seat"], condition=Q(to_on=None), name="a_seat_has_one_holder",
                violation_error_message=_("这个岗位现在有人，请先免去前任。"),
            ),
            models.CheckConstraint(
                condition=Q(to_on=None) | Q(to_on__gte=F("from_on")), name="a_post_ends_after_it_began",
                violation_error_message=_("免职日期不能早于任职日期。"),
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["county", "person"], name="posts_of_a_person")]

    def __str__(self) -> str:
        return f"{self.person} {self.seat}"
