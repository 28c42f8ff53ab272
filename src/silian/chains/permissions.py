"""What may be done with chains, the enterprises on them, their plans, and what enterprises offer one another."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from silian.kernel.access import Verb

VIEW = Verb("chains.view", _("查看产业链"))
MANAGE = Verb("chains.manage", _("维护产业链"))
ENTER = Verb("chains.enter", _("登记企业"))
MAP = Verb("chains.map", _("维护产业链图谱"))
PLAN = Verb("chains.plan", _("维护产业链方案"))
TRADE = Verb("chains.trade", _("为本企业办理供需和资料"))
JOIN = Verb("chains.join", _("加入供需对话"))
