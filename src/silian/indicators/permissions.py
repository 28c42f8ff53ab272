"""What may be done with figures and rankings. A definition is public; the records behind a figure are not."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from silian.kernel.access import Verb

VIEW = Verb("indicators.view", _("查看指标"))
ENTER = Verb("indicators.enter", _("录入外部数据"))
ASSESS = Verb("indicators.assess", _("公布考核结果"))
APPEAL = Verb("indicators.appeal", _("对考核结果申诉"))
ANSWER = Verb("indicators.answer", _("答复考核申诉"))
