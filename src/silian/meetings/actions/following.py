"""After a session: the discipline office receives what was filed, a delegate follows an inquiry and says whether it is good."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from silian.kernel.access import Actor
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import advance
from silian.matters.actions import call_back, issue_receipt
from silian.matters.models import CallBack
from silian.meetings.actions._inquiring import begin_with
from silian.meetings.models import Filing, Inquiry


@transaction.atomic
def receive_filing(filing: Filing, *, by: Actor, remark: str = "", version: int | None = None) -> Filing:
    """签收 by the discipline officer, once."""
    begin_with(filing, "receive", by=by, version=version)
    return advance(filing, "receive", by=by, received_on=today(), received_by=by.label, remark=remark.strip()[:200])


@transaction.atomic
def take_receipt(inquiry: Inquiry, *, by: Actor) -> str:
    """领查询码: the code by which the delegate follows the matter without an account. Shown once; a new one ends the old."""
    fresh = begin_with(inquiry, "receipt", by=by)
    advance(inquiry, "receipt", by=by)
    if fresh.matter is None:
        raise Refused(_("会上没办完的，散会后才转入台账。"))
    return issue_receipt(fresh.matter, by=_in_the_ledger(by))


@transaction.atomic
def confirm(inquiry: Inquiry, *, answer: str, by: Actor, words: str = "") -> CallBack:
    """The delegate says whether they are satisfied: the matter's call-back 回访."""
    fresh = begin_with(inquiry, "confirm", by=by)
    advance(inquiry, "confirm", by=by, note=words.strip(), details={"answer": answer})
    if fresh.matter is None:
        raise Refused(_("台账上的事项还没有销号，销号后再请代表评价。"))
    return call_back(fresh.matter, answer=answer, words=words, by=_in_the_ledger(by))


def _in_the_ledger(by: Actor) -> Actor:
    """The same person in the ledger, where the inquiry is their title: they hold no right over matters."""
    return Actor(by.kind, by.id, by.label, place=by.place, person=by.person, unlimited=True)
