"""怎么收: by which channels which kinds reach a person outside, and when not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from silian.kernel.notices.channels import channels
from silian.kernel.notices.wishes import wish, wishes_of
from silian.kernel.pages import Question, ask, page
from silian.organisations.actions import change_mail_address
from silian.web.forms import WishesForm


@page("signed_in", ("GET", "HEAD", "POST"))
def show_wishes(request: Any) -> HttpResponse:
    """What this person wants outside; everything is in the inbox whatever they choose."""
    form = WishesForm(request.POST or None, wishes_of(request.actor, request.county), request.user.email)

    def deed(given: Mapping[str, Any]) -> str:
        change_mail_address(request.user, given["email"], county=request.county, by=request.actor)
        wish(
            request.county, by=request.actor, outside=form.outside(), digest=given["digest"],
            quiet_from=given["quiet_from"], quiet_to=given["quiet_to"],
        )  # fmt: skip
        messages.success(request, _("已存，以后的消息照此发。"))
        return reverse("web:inbox")

    return ask(request, form, deed, _question())


def _question() -> Question:
    always = _("每条消息都在站内。站外只说类别和编号，不写标题、姓名和电话；短信和政务办公用本人登记的手机号。")
    none = _("本站没有启用站外渠道，请系统管理员在安装设置里启用。")
    note = always if channels() else f"{always}{none}"
    return Question(_("怎么收消息"), _("存下"), note=note, back=reverse("web:inbox"), back_words=_("消息"))
