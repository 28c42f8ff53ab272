"""The roster comes in: a table is pasted, and taken whole or refused with the addresses of its cells."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from silian.credit.actions.roster import enter_roster, read_pasted
from silian.credit.forms.roster import RosterForm
from silian.credit.permissions import ROSTER
from silian.kernel.pages import Question, ask, page

FORM = ("GET", "HEAD", "POST")


@page(ROSTER, FORM)
def paste_roster(request: Any) -> HttpResponse:
    """The form; posted, everybody stands on the roster."""

    def deed(told: Mapping[str, Any]) -> str:
        done = enter_roster(
            request.county, told["segment"], read_pasted(told["table"]), on=told["on"], by=request.actor, source=_("粘贴"),
        )  # fmt: skip
        messages.success(
            request, _("列入 %(n)d 户，原已在册 %(known)d 户。") % {"n": len(done.fresh), "known": done.known}
        )
        return f"{reverse('credit:borrowers')}?stage=open"

    back = reverse("credit:borrowers")
    note = _("有一格不对就全部不收，并说明是哪一格；同一份名册再粘贴一次不会重复。")
    question = Question(_("导入名册"), _("列入"), note=note, back=back, back_words=_("名册"))
    return ask(request, RosterForm(request.POST or None), deed, question)
