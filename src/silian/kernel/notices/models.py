"""A notice, who has read it, who wants it outside, and what went out."""

from __future__ import annotations

from datetime import time

from django.db import models
from django.utils.translation import gettext_lazy as _

from silian.kernel.ids import new_id
from silian.kernel.notices.kinds import GENERAL, label_of


class Notice(models.Model):
    """One sentence for a person, a unit, a seat or an account; `once` keeps the same notice from being sent twice.

    `outside` is all that leaves the house of it: the kind and a number, no title, no name, no phone.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    county = models.CharField(max_length=12)
    kind = models.CharField(_("类别"), max_length=40, default=GENERAL.name)
    to_kind = models.CharField(max_length=60)
    to_id = models.UUIDField()
    text = models.CharField(max_length=300)
    outside = models.CharField(max_length=120, blank=True)
    subject_kind = models.CharField(max_length=60, blank=True)
    subject_id = models.CharField(max_length=64, blank=True)
    subject_label = models.CharField(max_length=250, blank=True)
    once = models.CharField(max_length=160)
    at = models.DateTimeField()

    class Meta:
        app_label = "kernel"
        constraints = [models.UniqueConstraint(fields=["county", "once"], name="a_notice_goes_out_once")]
        indexes = [models.Index(fields=["county", "to_id", "at"], name="notices_of_a_reader")]

    def __str__(self) -> str:
        return self.text

    @property
    def kind_label(self) -> str:
        return label_of(self.kind)


class ReadMark(models.Model):
    """That an account has read a notice. `deed` joins the marks that were made at one stroke, and are undone together."""

    county = models.CharField(max_length=12)
    notice = models.ForeignKey(Notice, models.CASCADE, related_name="marks")
    account = models.UUIDField()
    deed = models.UUIDField(default=new_id)
    at = models.DateTimeField()

    class Meta:
        app_label = "kernel"
        constraints = [models.UniqueConstraint(fields=["account", "notice"], name="a_notice_is_read_once")]
        indexes = [models.Index(fields=["account", "deed"], name="marks_of_a_deed")]

    def __str__(self) -> str:
        return f"{self.account} {self.at}"


class Wishes(models.Model):
    """What an account wants outside: by kind the names of the channels; not in the quiet hours, and only from `since` on.

    A quiet time from 20:00 to 08:00 goes over midnight; none where the two are equal. `digest` is the weekly one.
    """

    county = models.CharField(max_length=12)
    account = models.UUIDField()
    outside = models.JSONField(default=dict, blank=True)
    digest = models.BooleanField(_("每周一收周报"), default=True)
    quiet_from = models.TimeField(_("免打扰从"), default=time(20))
    quiet_to = models.TimeField(_("免打扰到"), default=time(8))
    since = models.DateTimeField()

    class Meta:
        app_label = "kernel"
        constraints = [models.UniqueConstraint(fields=["county", "account"], name="one_row_of_wishes_an_account")]

    def __str__(self) -> str:
        return str(self.account)


class Delivery(models.Model):
    """One notice by one channel to one account: waiting, on its way, sent, or given up with the reason.

    `pretended` marks what a demo only showed. A row that is claimed and neither sent nor given up is on its way.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    county = models.CharField(max_length=12)
    notice = models.ForeignKey(Notice, models.CASCADE, related_name="deliveries")
    account = models.UUIDField()
    channel = models.CharField(_("渠道"), max_length=20)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    given_up_at = models.DateTimeField(null=True, blank=True)
    failure = models.CharField(_("没有送达的原因"), max_length=200, blank=True)
    pretended = models.BooleanField(default=False)

    class Meta:
        app_label = "kernel"
        constraints = [
            models.UniqueConstraint(fields=["notice", "account", "channel"], name="a_notice_goes_by_a_channel_once")
        ]
        indexes = [
            models.Index(fields=["county", "next_try_at"], name="deliveries_by_next_try"),
            models.Index(fields=["account", "next_try_at"], name="deliveries_of_an_account"),
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.notice_id}"
