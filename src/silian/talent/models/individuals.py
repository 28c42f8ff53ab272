"""The natural persons of this room, each known again by a mark of which only a keyed digest is kept."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from silian.kernel.masking import mask_name
from silian.kernel.privacy import PersonalText
from silian.organisations.models import Record


class Learner(models.TextChoices):
    """The kinds of learner. Nobody is two of them, so that figures over them never count a person twice."""

    EMPLOYEE = "employee", _("职工")
    TECHNICIAN = "technician", _("技术工人")
    STUDENT = "student", _("学生")


class Individual(Record):
    """A natural person, or somebody under a pseudonym.

    `mark` is the keyed digest of an ID number, a student's or staff number: the same mark is the same person. `learner` is
    what the person was first enrolled as, and stays.
    """

    PERSONAL = frozenset({"name"})

    name = PersonalText(_("姓名"))
    mark = models.CharField(max_length=64)
    learner = models.CharField(_("学员类别"), max_length=12, choices=Learner, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county", "mark"], name="a_mark_names_one_individual",
                violation_error_message=_("这个识别码已登记在另一个人名下。"),
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        """How journal, notices and lists call a person."""
        return mask_name(self.name)
