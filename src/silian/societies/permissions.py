"""What may be done about learned societies: preparing and founding them, their members, their academic exchange."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from silian.kernel.access import Verb

VIEW = Verb("societies.view", _("查看学会"))
PREPARE = Verb("societies.prepare", _("安排筹备工作"))
HANDLE = Verb("societies.handle", _("办理筹备工作"))
ENROL = Verb("societies.enrol", _("登记会员"))
FOUND = Verb("societies.found", _("成立学会"))
EXCHANGE = Verb("societies.exchange", _("登记学术活动和合作"))
SEE_NAMES = Verb("societies.see_names", _("查看会员姓名"))
