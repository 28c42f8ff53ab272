"""What an enterprise says of itself, from a day until another: what changes by date stands here, once."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from silian.chains.lifecycle import ASKED, IN_FORCE, PROFILE
from silian.kernel.access import Tie
from silian.kernel.privacy import PersonalText
from silian.organisations.models import Record

from .enterprise import Enterprise


class Profile(Record):
    """The profile that holds from a day until another (half-open), or one that the enterprise asks the office to accept.

    Enterprises of one actual `controller` are one source of supply. `employees` is what it declares 申报.
    `contact` and `phone` are whom to call about the enterprise's business; only a dialogue shows the phone to others.
    """

    LIFECYCLE = PROFILE
    PERSONAL = frozenset({"controller", "contact", "phone"})
    TIES = {
        "self": Tie("self", "enterprise__unit"),
        "located_in": Tie("unit", "enterprise__unit"),
        "chain": Tie("chain", "enterprise__places__chain", many=True, dated="enterprise__places"),
    }
    SAID = ("industry_class", "above_scale", "products", "employees", "controller", "contact", "phone")

    enterprise = models.ForeignKey(Enterprise, models.PROTECT, related_name="profiles")
    state = models.CharField(_("状态"), max_length=12, choices=PROFILE.choices, default=ASKED.name)
    from_on = models.DateField(_("起始日期"))
    to_on = models.DateField(_("终止日期"), null=True, blank=True)
    industry_class = models.CharField(_("国民经济行业代码"), max_length=5, blank=True)
    above_scale = models.BooleanField(_("规模以上"), default=False)
    products = models.CharField(_("主要产品"), max_length=200, blank=True)
    employees = models.PositiveIntegerField(_("从业人员"), null=True, blank=True)
    controller = PersonalText(_("实际控制人"), blank=True)
    contact = PersonalText(_("业务联系人"), blank=True)
    phone = PersonalText(_("联系电话"), blank=True)
    reason = models.CharField(_("变更说明"), max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county", "enterprise"], condition=Q(to_on=None, state=IN_FORCE.name),
                name="an_enterprise_has_one_present_profile",
            ),
            models.UniqueConstraint(
                fields=["county", "enterprise"], condition=Q(state=ASKED.name),
                name="one_amendment_waits_at_a_time",
                violation_error_message=_("这家企业已有一份变更等待核实。"),
            ),
            models.CheckConstraint(
                condition=Q(to_on=None) | Q(to_on__gt=F("from_on")), name="a_profile_ends_after_it_began"
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["county", "state"], name="profiles_by_state")]

    def __str__(self) -> str:
        return f"{self.enterprise} {self.from_on}"
