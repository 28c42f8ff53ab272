"""成交: one side proposes quantity, amount and day, the other confirms or sends it back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from silian.chains.actions._turns import party, tell, turn_to, write
from silian.chains.actions.supplied import close_supplied
from silian.chains.lifecycle import OPEN, other, side_of
from silian.chains.models import Deal, Dialogue, Posting
from silian.chains.permissions import TRADE
from silian.chains.queries import agreed_quantity
from silian.kernel.access import SYSTEM, Actor, require
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import advance, lock


@transaction.atomic
def propose_deal(
    dialogue: Dialogue, *, quantity: Decimal, amount: int, agreed_on: date, by: Actor, version: int | None = None
) -> Deal:
    """One side writes down what was agreed: how much, for how many fen in all, on which day."""
    if quantity <= 0:
        raise Refused(_("数量应大于零。"), {"quantity": _("应大于零")})
    if agreed_on > today():
        raise Refused(_("成交日期不能晚于今天。"), {"agreed_on": _("晚于今天")})
    if agreed_on < dialogue.opened_on:
        raise Refused(_("对话 %s 才开始，成交日期不能更早。") % dialogue.opened_on, {"agreed_on": _("早于对话开始")})
    side = side_of(dialogue, by)
    told = {"quantity": str(quantity), "amount": amount, "agreed_on": agreed_on}
    advance(dialogue, "propose_deal", by=by, version=version, details=told, **turn_to(other(side)))
    deal = Deal(
        county_id=dialogue.county_id, dialogue=dialogue, proposed_by=party(dialogue, side), quantity=quantity, amount=amount,
        agreed_on=agreed_on, proposed_on=today(),
    )  # fmt: skip
    deal.save(force_insert=True)
    tell(dialogue, other(side), gettext_lazy("%(firm)s 提出“%(product)s”成交方案，请确认。"))
    return deal


@transaction.atomic
def confirm_deal(dialogue: Dialogue, *, by: Actor, version: int | None = None) -> Deal:
    """The other side confirms: the deal counts from its day, and a posting that is met by its deals is filled, a task about
    the node that it sells is done."""
    deal = _proposed(dialogue, by)
    told = {"quantity": str(deal.quantity), "amount": deal.amount, "agreed_on": deal.agreed_on}
    advance(dialogue, "confirm_deal", by=by, version=version, details=told, ended_on=today(), **turn_to(""))
    deal.confirmed_on = today()
    deal.save(update_fields=["confirmed_on"])
    tell(dialogue, other(side_of(dialogue, by)), gettext_lazy("%(firm)s 确认了“%(product)s”成交。"))
    _fill(dialogue.posting)
    close_supplied(deal)
    return deal


@transaction.atomic
def reconsider_deal(dialogue: Dialogue, *, reason: str, by: Actor, version: int | None = None) -> Dialogue:
    """Either side puts the proposal aside, with the reason, and the talks go on."""
    deal = _proposed(dialogue, by)
    side = side_of(dialogue, by)
    advance(dialogue, "reconsider_deal", by=by, version=version, **turn_to(other(side)))
    write(dialogue, party(dialogue, side), reason, by)
    deal.declined_on = today()
    deal.save(update_fields=["declined_on"])
    tell(dialogue, other(side), gettext_lazy("%(firm)s 把“%(product)s”成交方案退回再议。"))
    return dialogue


def _proposed(dialogue: Dialogue, by: Actor) -> Deal:
    require(TRADE, dialogue, by)
    deal = lock(dialogue).proposal()
    if deal is None or deal.confirmed_on:
        raise Refused(_("现在没有待确认的成交方案。"))
    return deal


def _fill(posting: Posting) -> None:
    """A posting whose deals reach its quantity is met; the system says so, for either side may have confirmed last."""
    fresh = lock(posting)
    if fresh.state == OPEN.name and agreed_quantity(fresh) >= fresh.quantity:
        advance(fresh, "fill_posting", by=SYSTEM, closed_on=today(), note=_("成交数量已达到发布数量"))
