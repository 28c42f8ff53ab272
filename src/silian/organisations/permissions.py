"""What may be done with units, people, posts and accounts."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from silian.kernel.access import Verb

VIEW = Verb("organisations.view", _("查看组织"))
MANAGE = Verb("organisations.manage", _("维护单位和岗位"))
APPOINT = Verb("organisations.appoint", _("任免"))
ADMINISTER = Verb("organisations.administer", _("管理账号"))
AUDIT = Verb("organisations.audit", _("查阅日志"))
KEEP_CALENDAR = Verb("organisations.keep_calendar", _("维护工作日历"))
