"""E-mail, by Django: its settings say through which server, or into which folder."""

from __future__ import annotations

import smtplib
from dataclasses import dataclass
from typing import ClassVar

from django.core.mail import EmailMessage
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from silian.kernel.notices.channels.interface import Message, NotSent
from silian.kernel.notices.readers import Contact

# Refused before a word of the message was taken: it surely did not go out.
BEFORE_THE_MESSAGE = (
    ConnectionRefusedError, smtplib.SMTPConnectError, smtplib.SMTPHeloError, smtplib.SMTPAuthenticationError,
    smtplib.SMTPSenderRefused, smtplib.SMTPNotSupportedError,
)  # fmt: skip


@dataclass(frozen=True)
class Mail:
    needs: ClassVar[str | Promise] = gettext_lazy("邮箱")
    pretends: bool = False

    def reaches(self, contact: Contact) -> bool:
        return bool(contact.email)

    def send(self, contact: Contact, message: Message) -> None:
        letter = EmailMessage(
            message.text, message.text, to=[contact.email], headers={"Message-ID": f"<{message.id}@silian>"}
        )
        try:
            letter.send()
        except smtplib.SMTPRecipientsRefused as refusal:
            raise NotSent(_("邮箱地址被拒收。"), final=True) from refusal
        except BEFORE_THE_MESSAGE as refusal:
            raise NotSent(_("邮件服务器连接不上。")) from refusal
