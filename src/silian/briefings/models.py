"""A published briefing: its frozen text, the figures in it, the records behind each, and the corrections that followed."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from silian.kernel.access import Tie
from silian.kernel.windows import Period
from silian.organisations.models import Record, Unit


class Issue(Record):
    """A briefing as it was published 定稿. Its text never changes; what was wrong in it is said by a correction."""

    TIES = {"lead": Tie("unit", "unit"), "in_county": Tie("county", "county")}

    programme = models.CharField(_("专项"), max_length=40)
    ordinal = models.PositiveIntegerField(_("期号"))
    title = models.CharField(_("标题"), max_length=120)
    as_of = models.DateField(_("统计截止"))
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    programme_version = models.PositiveIntegerField()  # by whose rules it is counted again
    text = models.TextField()
    template = models.TextField()
    published_at = models.DateTimeField(_("定稿时间"))
    by_label = models.CharField(max_length=120)
    journal_number = models.PositiveBigIntegerField()  # the head of the county's journal, as this issue witnesses it:
    journal_head = models.CharField(max_length=64)  # how many entries there were, and the last one's hash

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county", "programme", "ordinal"], name="issues_of_a_programme_are_numbered"
            )
        ]

    def __str__(self) -> str:
        return _("%(title)s第%(ordinal)d期") % {"title": self.title, "ordinal": self.ordinal}


class FrozenFigure(Record):
    """A number of a published text: what it was, how it was counted, and a digest over the records behind it."""

    issue = models.ForeignKey(Issue, models.PROTECT, related_name="figures")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    indicator = models.CharField(max_length=60)
    name = models.CharField(max_length=60)
    rule_version = models.PositiveIntegerField()  # of the programme, whose rule counted it
    definition = models.TextField()
    status = models.CharField(max_length=10)
    words = models.CharField(max_length=40)
    value = models.CharField(max_length=60, blank=True)  # an exact fraction, n or n/m; empty: no value
    unit = models.CharField(max_length=20)
    from_on = models.DateField(null=True, blank=True)
    before_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=120, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["county", "issue", "start"], name="one_figure_stands_at_a_place")
        ]
        indexes = [models.Index(fields=["county", "indicator"], name="frozen_figures_of_a_rule")]

    def __str__(self) -> str:
        return f"{self.name} {self.words}"

    @property
    def period(self) -> Period | None:
        return Period(self.from_on, self.before_on) if self.before_on else None


class FrozenRecord(Record):
    """A record that stood behind a published number, with its amount at that moment."""

    figure = models.ForeignKey(FrozenFigure, models.PROTECT, related_name="records")
    part = models.CharField(max_length=12)  # denominator (all that is listed) or numerator
    row = models.CharField(max_length=64)
    kind = models.CharField(max_length=60)
    record = models.CharField(max_length=64)
    number = models.CharField(max_length=60, blank=True)
    title = models.CharField(max_length=250, blank=True)
    on = models.DateField(null=True, blank=True)
    amount = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county", "figure", "part", "row"], name="a_record_stands_behind_a_figure_once"
            )
        ]
        indexes = [models.Index(fields=["county", "kind", "record"], name="figures_that_counted_a_record")]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


class Correction(Record):
    """更正: a notice of its own that says which number of an issue was what, is what, and why."""

    issue = models.ForeignKey(Issue, models.PROTECT, related_name="corrections")
    ordinal = models.PositiveIntegerField()
    reason = models.CharField(_("更正理由"), max_length=300)
    text = models.TextField()
    published_at = models.DateTimeField()
    by_label = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["county", "issue", "ordinal"], name="corrections_of_an_issue_are_numbered")
        ]

    def __str__(self) -> str:
        return _("%(issue)s更正第%(ordinal)d号") % {"issue": self.issue, "ordinal": self.ordinal}


class CorrectedFigure(Record):
    """One number of a correction: its old words and its new ones."""

    correction = models.ForeignKey(Correction, models.PROTECT, related_name="figures")
    figure = models.ForeignKey(FrozenFigure, models.PROTECT, related_name="corrections")
    old = models.CharField(max_length=40)
    new = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["county", "correction", "figure"], name="a_correction_names_a_figure_once")
        ]

    def __str__(self) -> str:
        return f"{self.old} → {self.new}"
