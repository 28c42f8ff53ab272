"""What may be done about pairings, visits, service groups, funds, checklists and posted guides."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from silian.kernel.access import Verb

VIEW = Verb("support.view", _("查看包联和走访"))
PAIR = Verb("support.pair", _("安排包联"))
VISIT = Verb("support.visit", _("记走访"))
VISIT_FOR = Verb("support.visit_for", _("替别人记走访"))
VIEW_GROUP = Verb("support.view_group", _("查看服务组"))
SERVE = Verb("support.serve", _("组建服务组"))
HANDLE = Verb("support.handle", _("办理服务事项"))
VIEW_FUNDS = Verb("support.view_funds", _("查看资金"))
PAY = Verb("support.pay", _("记资金来源和拨付"))
VIEW_CHECKLISTS = Verb("support.view_checklists", _("查看清单和派驻"))
KEEP_CHECKLISTS = Verb("support.keep_checklists", _("建立和结束清单"))
CLAIM = Verb("support.claim", _("申报清单项"))
VERIFY = Verb("support.verify", _("核实清单项"))
POST_GUIDES = Verb("support.post_guides", _("派驻指导员"))
