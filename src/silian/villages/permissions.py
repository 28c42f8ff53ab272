"""What may be done with a village's plan, batches, funds, assets and resources, and with its seasons of rice and fish."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from silian.kernel.access import Verb

VIEW = Verb("villages.view", _("查看村集体"))
VIEW_ACCOUNTS = Verb("villages.view_accounts", _("查看养殖批次和三资"))
VIEW_SEASONS = Verb("villages.view_seasons", _("查看稻渔种养"))
ENTER = Verb("villages.enter", _("登记村和导入名册"))
PLAN = Verb("villages.plan", _("制定一村一策"))
KEEP = Verb("villages.keep", _("记养殖批次和三资"))
DECLARE = Verb("villages.declare", _("申报带动人数"))
PUBLISH = Verb("villages.publish", _("村务公开"))
REPORT = Verb("villages.report", _("报种养面积和产量"))
CHECK = Verb("villages.check", _("核查粮食产量"))
