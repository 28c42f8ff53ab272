"""What may be done with figures. A definition is public; the records behind a figure are not."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from silian.kernel.access import Verb

VIEW = Verb("indicators.view", _("查看指标"))
ENTER = Verb("indicators.enter", _("录入外部数据"))
