"""The channels that leave the house, behind one small interface.

`settings.NOTICE_CHANNELS` names those that are in use and how each is reached; an installation that names one and does not
say how does not start (`kernel.settings`). A demo has them all: its e-mail goes into a folder, the others only show what
they would send, and say so.
"""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from silian.kernel.instance import is_demo
from silian.kernel.notices.channels.gateway import Gateway
from silian.kernel.notices.channels.interface import Channel, Message, NotSent
from silian.kernel.notices.channels.mail import Mail
from silian.kernel.notices.channels.pretended import Pretended

__all__ = ["LABELS", "Channel", "Message", "NotSent", "channels"]

LABELS = {"mail": _("电子邮件"), "sms": _("短信"), "wecom": _("政务微信"), "dingtalk": _("钉钉")}


def channels() -> dict[str, Channel]:
    """The channels in use, by name, in the order in which a person chooses among them."""
    if is_demo():
        return {name: Mail(pretends=True) if name == "mail" else Pretended() for name in LABELS}
    return {name: _made(name) for name in LABELS if name in settings.NOTICE_CHANNELS}


def _made(name: str) -> Channel:
    return Mail() if name == "mail" else Gateway(**settings.NOTICE_CHANNELS[name])
