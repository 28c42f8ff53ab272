"""入园主体: which borrower stands in which park, from a day until another."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from silian.credit.models.roster import Borrower
from silian.kernel.access import Tie
from silian.organisations.models import Record
from silian.projects.models import Park


class ParkTenant(Record):
    """A borrower in a park (half-open). It is in one park at a time; its lines and loans count for the park on those days."""

    TIES = {
        "located_in": Tie("unit", "borrower__village"),
        "keeper": Tie("unit", "park__keeper"),
        "self": Tie("self", "borrower__unit"),
    }

    park = models.ForeignKey(Park, models.PROTECT, related_name="tenants")
    borrower = models.ForeignKey(Borrower, models.PROTECT, related_name="tenancies")
    from_on = models.DateField(_("入园日期"))
    to_on = models.DateField(_("退园日期"), null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county", "borrower"], condition=Q(to_on=None), name="a_borrower_is_in_one_park_at_a_time",
                violation_error_message=_("这个主体已在一个园区里，请先办退园。"),
            ),
            models.CheckConstraint(
                condition=Q(to_on=None) | Q(to_on__gte=F("from_on")), name="a_tenant_leaves_after_it_came",
                violation_error_message=_("退园日期不能早于入园日期。"),
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["county", "park", "from_on"], name="tenants_of_a_park"),
            models.Index(fields=["county", "borrower", "from_on"], name="parks_of_a_borrower"),
        ]

    def __str__(self) -> str:
        return f"{self.borrower} — {self.park}"
