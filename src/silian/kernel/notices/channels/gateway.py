"""A county's gateway for text messages or an office messenger: one JSON post with a token, answered with 2xx.

Each county has another provider, and most have a bridge of their own in front of it. The post is
`{"id": …, "to": phone, "text": …}`; an `id` that comes twice is the same message.
"""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from silian.kernel.notices.channels.interface import Message, NotSent
from silian.kernel.notices.readers import Contact

SECONDS = 10
TRY_LATER = {408, 425, 429, 503}


@dataclass(frozen=True)
class Gateway:
    url: str
    token: str
    needs: ClassVar[str | Promise] = gettext_lazy("手机号")
    pretends: ClassVar[bool] = False

    def reaches(self, contact: Contact) -> bool:
        return bool(contact.phone)

    def send(self, contact: Contact, message: Message) -> None:
        body = json.dumps({"id": message.id, "to": contact.phone, "text": message.text}, ensure_ascii=False).encode()
        headers = {"Content-Type": "application/json; charset=utf-8", "Authorization": f"Bearer {self.token}"}
        request = urllib.request.Request(self.url, body, headers, method="POST")  # noqa: S310  the settings take https only
        try:
            urllib.request.urlopen(request, timeout=SECONDS).close()  # noqa: S310
        except urllib.error.HTTPError as answer:
            self._refused(answer.code)
        except urllib.error.URLError as failure:
            if isinstance(failure.reason, ConnectionRefusedError):
                raise NotSent(_("网关连接不上。")) from failure
            raise

    def _refused(self, code: int) -> None:
        """A server error may come after the message was taken; every other refusal says that it was not."""
        if code >= 500 and code not in TRY_LATER:
            raise RuntimeError(f"the gateway answered {code}")
        raise NotSent(_("网关拒收（%d）。") % code, final=code not in TRY_LATER)
