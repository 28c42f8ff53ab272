"""What may be done with programmes."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from silian.kernel.access import Verb

RUN = Verb("programmes.run", _("启用和停用专项"))
