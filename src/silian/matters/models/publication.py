"""Publication 公示: exactly what was posted about a matter, where, for how long, and what was said against it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from silian.matters.models.matter import Matter
from silian.organisations.models import Record


class Publication(Record):
    """A masked text as it was posted. The original stays with the matter; what was posted stays here."""

    class Place(models.TextChoices):
        BOARD = "board", _("公开栏")
        GROUP = "group", _("工作群")
        SITE = "site", _("网站")

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="publications")
    place = models.CharField(_("公示地点"), max_length=10, choices=Place, default=Place.SITE)
    title = models.CharField(_("公示标题"), max_length=200)
    text = models.TextField(_("公示内容"))
    result = models.TextField(_("办理结果"), blank=True)
    redaction_reason = models.CharField(_("手工遮盖的理由"), max_length=200, blank=True)
    from_on = models.DateField(_("公示开始"))
    to_on = models.DateField(_("公示结束"), null=True, blank=True)
    objections = models.TextField(_("异议"), blank=True)
    by_label = models.CharField(max_length=120)

    class Meta:
        indexes = [models.Index(fields=["county", "place", "from_on"], name="publications_by_place")]

    def __str__(self) -> str:
        return self.title
