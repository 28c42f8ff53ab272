"""What may be done with matters."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from silian.kernel.access import Verb

VIEW = Verb("matters.view", _("查看事项"))
RAISE = Verb("matters.raise", _("登记事项"))
TRIAGE = Verb("matters.triage", _("受理和交办"))
HANDLE = Verb("matters.handle", _("办理事项"))
APPROVE = Verb("matters.approve", _("批准延期和暂停"))
URGE = Verb("matters.urge", _("催办"))
SIGN_OFF = Verb("matters.sign_off", _("销号"))
CALL_BACK = Verb("matters.call_back", _("回访"))
WITHDRAW = Verb("matters.withdraw", _("撤回事项"))
PUBLISH = Verb("matters.publish", _("公示"))
SEE_ORIGINAL = Verb("matters.see_original", _("查看未遮盖的原文"))
IMPORT = Verb("matters.import", _("导入台账"))
EXPORT = Verb("matters.export", _("导出台账"))
