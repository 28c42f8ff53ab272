"""The map of a chain: its nodes from upstream to downstream, what goes into what, and which enterprise makes what."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from silian.kernel.money import FenField
from silian.organisations.models import Record

from .chain import Chain
from .enterprise import Enterprise

A_YEAR = timedelta(days=365)  # how long what is known of a maker stays good


class Stage(models.TextChoices):
    UPSTREAM = "up", _("上游")
    MIDSTREAM = "mid", _("中游")
    DOWNSTREAM = "down", _("下游")


class Node(Record):
    """环节: a product or a step of the chain, from a day until another (half-open). `synonyms` are its other names;
    whoever makes it makes its `parent` 上位品名 too (热轧钢板 is 钢材). A row that ends on its first day was taken back."""

    chain = models.ForeignKey(Chain, models.PROTECT, related_name="nodes")
    name = models.CharField(_("环节"), max_length=40)
    stage = models.CharField(_("位置"), max_length=4, choices=Stage)
    industry_class = models.CharField(_("国民经济行业代码"), max_length=5, blank=True)
    synonyms = models.CharField(_("别名"), max_length=100, blank=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("上位环节")
    )
    from_on = models.DateField(_("起始日期"))
    to_on = models.DateField(_("终止日期"), null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county", "chain", "name"], condition=Q(to_on=None), name="a_node_has_its_own_name",
                violation_error_message=_("这条链的图谱上已有同名环节。"),
            ),
            models.CheckConstraint(
                condition=Q(to_on=None) | Q(to_on__gte=F("from_on")), name="a_node_ends_no_sooner_than_it_began"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name


class Edge(Record):
    """`source` goes into `target`, from a day until another. `coefficient` is the yuan of the input in a yuan of product."""

    class Criticality(models.TextChoices):
        REQUIRED = "required", _("必需")
        REPLACEABLE = "replaceable", _("可替代")
        AUXILIARY = "auxiliary", _("辅助")

    source = models.ForeignKey(Node, models.PROTECT, related_name="outputs")
    target = models.ForeignKey(Node, models.PROTECT, related_name="inputs")
    criticality = models.CharField(_("重要程度"), max_length=12, choices=Criticality, default=Criticality.REQUIRED)
    coefficient = models.DecimalField(_("消耗系数"), max_digits=5, decimal_places=4, null=True, blank=True)
    from_on = models.DateField(_("起始日期"))
    to_on = models.DateField(_("终止日期"), null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county", "source", "target"], condition=Q(to_on=None), name="one_edge_between_two_nodes",
                violation_error_message=_("这两个环节之间已有一条线。"),
            ),
            models.CheckConstraint(
                condition=Q(to_on=None) | Q(to_on__gte=F("from_on")), name="an_edge_ends_no_sooner_than_it_began"
            ),
            models.CheckConstraint(
                condition=Q(coefficient=None) | Q(coefficient__gt=0, coefficient__lte=1),
                name="a_coefficient_is_a_share", violation_error_message=_("消耗系数应大于 0，不超过 1。"),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.source}→{self.target}"


class NodePlace(Record):
    """An enterprise makes a node, from a day until another, with what shows it. `output` is fen a year."""

    class Mark(models.TextChoices):
        REPORTED = "reported", _("填报")
        ESTIMATED = "estimated", _("估算")
        CHECKED = "checked", _("核实")
        STALE = "stale", _("过期")

    node = models.ForeignKey(Node, models.PROTECT, related_name="makers")
    enterprise = models.ForeignKey(Enterprise, models.PROTECT, related_name="nodes")
    evidence = models.CharField(_("依据"), max_length=100)
    capacity = models.CharField(_("产能"), max_length=40, blank=True)
    output = FenField(_("年产值"), non_negative=True, null=True, blank=True)
    is_estimated = models.BooleanField(_("产值为估算"), default=False)
    checked_on = models.DateField(_("核实日期"), null=True, blank=True)
    checked_by = models.CharField(_("核实人"), max_length=60, blank=True)
    from_on = models.DateField(_("起始日期"))
    to_on = models.DateField(_("终止日期"), null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county", "node", "enterprise"], condition=Q(to_on=None),
                name="an_enterprise_stands_on_a_node_once", violation_error_message=_("这家企业已在这个环节上。"),
            ),
            models.CheckConstraint(
                condition=Q(to_on=None) | Q(to_on__gte=F("from_on")), name="a_place_on_a_node_ends_no_sooner_than_it_began"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.enterprise} — {self.node}"

    def mark_on(self, day: date) -> NodePlace.Mark:
        """How far this may be relied on: nobody looked for a year (过期), checked, estimated, or as it was reported."""
        checked = self.checked_on if self.checked_on and self.checked_on <= day else None
        if day - (checked or self.from_on) > A_YEAR:
            return self.Mark.STALE
        if checked:
            return self.Mark.CHECKED
        return self.Mark.ESTIMATED if self.is_estimated else self.Mark.REPORTED


class NoGap(Record):
    """不是缺口，因为……: what was found about a node is not followed up, from a day until somebody takes it back."""

    class Verb(models.TextChoices):
        FILL = "fill", _("补链")
        STRENGTHEN = "strengthen", _("强链")
        EXTEND = "extend", _("延链")

    node = models.ForeignKey(Node, models.PROTECT, related_name="verdicts")
    verb = models.CharField(_("类别"), max_length=12, choices=Verb)
    reason = models.CharField(_("原因"), max_length=200)
    said_by = models.CharField(_("认定人"), max_length=60)
    from_on = models.DateField(_("认定日期"))
    to_on = models.DateField(_("取消日期"), null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county", "node", "verb"], condition=Q(to_on=None), name="one_verdict_on_a_finding",
                violation_error_message=_("这一项已经认定不是缺口。"),
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.get_verb_display()} {self.node}"
