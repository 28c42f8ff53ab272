"""What one may do at the front door itself."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from silian.kernel.access import Verb

LEAD = Verb("web.lead", _("看领导驾驶舱"))
