"""Talking about a posting: opening a dialogue, saying something, the chain office that joins, ending without a deal."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from silian.chains.actions._turns import party, tell, turn_to, write
from silian.chains.lifecycle import ASKER, OFFICE, POSTER, TALKING, other, side_of
from silian.chains.models import Dialogue, Enterprise, Posting
from silian.chains.permissions import JOIN, TRADE
from silian.chains.queries import why_not_talk
from silian.kernel.access import Actor, may_on, require
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import admit, advance


@transaction.atomic
def open_dialogue(posting: Posting, enterprise: Enterprise, *, words: str, by: Actor) -> Dialogue:
    """An enterprise of the same chain asks about a posting; from now on both see each other's phone."""
    require(TRADE, enterprise, by)
    if why := why_not_talk(posting, enterprise):
        raise Refused(why)
    dialogue = Dialogue(
        county_id=posting.county_id, posting=posting, enterprise=enterprise, opened_on=today(), **turn_to(POSTER)
    )
    admit(dialogue, TALKING.name, by=by, source=str(posting))
    write(dialogue, enterprise, words, by)
    tell(dialogue, POSTER, gettext_lazy("%(firm)s 就“%(product)s”和贵企业开了对话。"))
    return dialogue


@transaction.atomic
def say(dialogue: Dialogue, *, words: str, by: Actor, version: int | None = None) -> Dialogue:
    """Either side says something, then the other is waited for; so does the office, for which nobody waits."""
    side = side_of(dialogue, by)
    if not side and JOIN.name in may_on({JOIN}, dialogue, by):
        advance(dialogue, "advise", by=by, version=version)
        write(dialogue, None, words, by)
        for each in (POSTER, ASKER):
            tell(dialogue, each, gettext_lazy("产业办在“%(product)s”的对话里留言。"), who=OFFICE)
        return dialogue
    advance(dialogue, "say", by=by, version=version, **turn_to(other(side)))
    write(dialogue, party(dialogue, side), words, by)
    tell(dialogue, other(side), gettext_lazy("%(firm)s 在“%(product)s”的对话里留言。"))
    return dialogue


@transaction.atomic
def join_dialogue(dialogue: Dialogue, *, by: Actor, version: int | None = None) -> Dialogue:
    """The chain office joins: openly, for both sides are told; only then does it read what they wrote."""
    advance(dialogue, "join_dialogue", by=by, version=version, office_joined_on=today())
    for side in (POSTER, ASKER):
        tell(dialogue, side, gettext_lazy("产业办加入了“%(product)s”的对话。"), who=OFFICE)
    return dialogue


@transaction.atomic
def end_dialogue(dialogue: Dialogue, *, reason: str, by: Actor, version: int | None = None) -> Dialogue:
    """Either side ends it without a deal and says why; a deal that was proposed falls."""
    if not reason.strip():
        raise Refused(_("请写明没有成交的原因。"), {"reason": _("缺原因")})
    side = side_of(dialogue, by)
    proposed = dialogue.proposal()
    advance(dialogue, "end_dialogue", by=by, version=version, reason=reason.strip(), ended_on=today(), **turn_to(""))
    if proposed:
        proposed.declined_on = today()
        proposed.save(update_fields=["declined_on"])
    tell(dialogue, other(side), gettext_lazy("%(firm)s 结束了“%(product)s”的对话。"))
    return dialogue
