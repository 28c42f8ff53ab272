"""What may be done with briefings."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from silian.kernel.access import Verb

VIEW = Verb("briefings.view", _("查看简报"))
PUBLISH = Verb("briefings.publish", _("定稿"))
CORRECT = Verb("briefings.correct", _("更正"))
