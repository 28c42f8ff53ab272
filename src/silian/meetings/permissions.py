"""What may be done with meetings."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from silian.kernel.access import Verb

VIEW = Verb("meetings.view", _("查看会议"))
PREPARE = Verb("meetings.prepare", _("筹备会议"))
RECORD = Verb("meetings.record", _("记录会议"))
DECIDE = Verb("meetings.decide", _("记录表决和议定事项"))
ISSUE = Verb("meetings.issue", _("印发纪要"))
