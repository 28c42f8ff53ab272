"""The roster 名册 of those who may be rated and may borrow, and the lines that banks have granted them."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from silian.kernel.access import Tie
from silian.kernel.money import FenField
from silian.kernel.privacy import PersonalText
from silian.organisations.models import Record, Unit


class Segment(models.TextChoices):
    """The three kinds of borrower; coverage is measured for each and for all together."""

    HOUSEHOLD = "household", _("农户")
    ENTITY = "entity", _("新型农业经营主体")
    COLLECTIVE = "collective", _("村集体经济组织")


class EntityKind(models.TextChoices):
    """What a new agricultural entity is; blank for the other segments."""

    FAMILY_FARM = "family_farm", _("家庭农场")
    COOPERATIVE = "cooperative", _("农民合作社")
    ENTERPRISE = "enterprise", _("农业企业")
    LARGE_GROWER = "large_grower", _("种养大户")
    SERVICE = "service", _("农业社会化服务组织")


class Borrower(Record):
    """One household, entity or collective that stood on the roster from a day on (half-open).

    `name` is how lists call it: the name of an entity or a collective, the masked name of a household's head, whose full
    name is kept encrypted. `id_digest` is the keyed digest of the ID number or credit code: the same mark is the same
    borrower. `unit` is there where the borrower stands in the county's tree; `related_party_of` names the collective
    or entity whose related party 关联方 it is.
    """

    TIES = {
        "located_in": Tie("unit", "village"),
        "self": Tie("self", "unit"),
        "bank": Tie("unit", "lines__bank", many=True),
    }
    PERSONAL = frozenset({"full_name", "id_number", "phone"})

    segment = models.CharField(_("类别"), max_length=12, choices=Segment)
    name = models.CharField(_("名称"), max_length=100)
    full_name = PersonalText(_("户主姓名"), blank=True)
    id_number = PersonalText(_("证件号码"))
    id_digest = models.CharField(max_length=64)
    phone = PersonalText(_("电话"), blank=True)
    phone_digest = models.CharField(max_length=64, blank=True)
    village = models.ForeignKey(Unit, models.PROTECT, related_name="borrowers")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="borrower_records")
    entity_kind = models.CharField(_("主体类型"), max_length=14, choices=EntityKind, blank=True)
    related_party_of = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="related_parties")
    from_on = models.DateField(_("列入名册日期"))
    to_on = models.DateField(_("移出名册日期"), null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county", "id_digest"], name="a_mark_names_one_borrower",
                violation_error_message=_("这个证件号码已在名册里。"),
            ),
            models.CheckConstraint(
                condition=Q(to_on=None) | Q(to_on__gte=F("from_on")), name="a_borrower_leaves_after_it_came",
                violation_error_message=_("移出名册日期不能早于列入日期。"),
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["county", "village", "segment"], name="borrowers_of_a_village"),
            models.Index(fields=["county", "segment", "from_on"], name="borrowers_of_a_segment"),
            models.Index(fields=["county", "phone_digest"], name="borrowers_by_phone"),
        ]
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_natural(self) -> bool:
        """Whether this is a household, whose data are personal."""
        return self.segment == Segment.HOUSEHOLD


class CreditLine(Record):
    """How far one bank will lend to a borrower. Three amounts, never one word: 授信额度 is what the bank approved, 签约额度
    what the borrower signed for; 用信额度 is what its loans have drawn and stands with the loans, not here."""

    TIES = {
        "located_in": Tie("unit", "borrower__village"),
        "bank": Tie("unit", "bank"),
        "self": Tie("self", "borrower__unit"),
    }

    borrower = models.ForeignKey(Borrower, models.PROTECT, related_name="lines")
    bank = models.ForeignKey(Unit, models.PROTECT, related_name="credit_lines")
    amount_fen = FenField(_("授信额度"), non_negative=True)
    signed_fen = FenField(_("签约额度"), null=True, blank=True, non_negative=True)
    signed_on = models.DateField(_("签约日期"), null=True, blank=True)
    from_on = models.DateField(_("授信日期"))
    to_on = models.DateField(_("授信到期日"), null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county", "borrower", "bank", "from_on"], name="a_bank_grants_a_borrower_once_a_day",
                violation_error_message=_("这家银行当天已给这个借款人授信。"),
            ),
            models.CheckConstraint(
                condition=Q(signed_fen=None, signed_on=None) | Q(signed_fen__lte=F("amount_fen"), signed_on__gte=F("from_on")),
                name="signed_within_the_line_and_after_it",
                violation_error_message=_("签约额度不能超过授信额度，签约日期不能早于授信日期。"),
            ),
            models.CheckConstraint(
                condition=Q(to_on=None) | Q(to_on__gt=F("from_on")), name="a_line_ends_after_it_began",
                violation_error_message=_("授信到期日要晚于授信日期。"),
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["county", "bank", "from_on"], name="lines_of_a_bank"),
            models.Index(fields=["county", "borrower"], name="lines_of_a_borrower"),
        ]
        ordering = ["from_on", "id"]

    def __str__(self) -> str:
        return f"{self.borrower} — {self.bank}"
