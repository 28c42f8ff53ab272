"""What may be done with meetings, with open inquiry sessions and with the village notice board."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from silian.kernel.access import Verb

VIEW = Verb("meetings.view", _("查看会议"))
PREPARE = Verb("meetings.prepare", _("筹备会议"))
RECORD = Verb("meetings.record", _("记录会议"))
DECIDE = Verb("meetings.decide", _("记录表决和议定事项"))
ISSUE = Verb("meetings.issue", _("印发纪要"))

VIEW_SESSION = Verb("meetings.view_session", _("查看质询会"))
CALL_SESSION = Verb("meetings.call_session", _("召集质询会、管理村民代表"))
RECORD_SESSION = Verb("meetings.record_session", _("记录质询会"))
CLOSE_SESSION = Verb("meetings.close_session", _("结束质询会"))
ASK = Verb("meetings.ask", _("提出质询"))
FOLLOW = Verb("meetings.follow", _("跟踪质询、领查询码"))
CONFIRM = Verb("meetings.confirm", _("评价质询结果"))
POST_ON_BOARD = Verb("meetings.post_on_board", _("管理村务公开栏"))
RECEIVE = Verb("meetings.receive", _("签收报送"))
