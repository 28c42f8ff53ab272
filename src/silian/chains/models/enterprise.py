"""An enterprise, and the chains it stands on over time."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from silian.kernel.access import Tie
from silian.organisations.models import Record, Unit

from .chain import Chain


class Enterprise(Record):
    """A unit that is an enterprise. Its name and its place in the tree belong to the unit; what else it says of itself
    changes by date and stands in its `Profile`."""

    TIES = {
        "self": Tie("self", "unit"),
        "located_in": Tie("unit", "unit"),
        "chain": Tie("chain", "places__chain", many=True, dated="places"),
    }

    unit = models.OneToOneField(Unit, models.PROTECT, related_name="enterprise")
    credit_code = models.CharField(_("统一社会信用代码"), max_length=18)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county", "credit_code"], name="a_credit_code_names_one_enterprise",
                violation_error_message=_("这个统一社会信用代码已登记在另一家企业名下。"),
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return str(self.unit)


class ChainPlace(Record):
    """An enterprise on a chain from a day until another (half-open); one that ends on its first day was taken back."""

    enterprise = models.ForeignKey(Enterprise, models.PROTECT, related_name="places")
    chain = models.ForeignKey(Chain, models.PROTECT, related_name="places")
    role = models.CharField(_("在链上的角色"), max_length=40, blank=True)
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county", "enterprise", "chain"], condition=Q(to_on=None), name="one_present_place_on_a_chain",
                violation_error_message=_("这家企业已经在这条链上。"),
            ),
            models.CheckConstraint(
                condition=Q(to_on=None) | Q(to_on__gte=F("from_on")),
                name="a_place_on_a_chain_ends_no_sooner_than_it_began",
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["county", "chain"], name="places_on_a_chain")]

    def __str__(self) -> str:
        return f"{self.enterprise} — {self.chain}"
