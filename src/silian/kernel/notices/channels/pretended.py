"""A channel of a demo: nothing leaves the machine, and what would have is shown as such."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from silian.kernel.notices.channels.interface import Message
from silian.kernel.notices.readers import Contact


@dataclass(frozen=True)
class Pretended:
    needs: ClassVar[str | Promise] = gettext_lazy("手机号")
    pretends: ClassVar[bool] = True

    def reaches(self, contact: Contact) -> bool:
        return True

    def send(self, contact: Contact, message: Message) -> None:
        """Nothing to do: the delivery itself is the log."""
