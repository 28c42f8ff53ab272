"""Who is waited for in a dialogue, until when, what was said, and how the two sides learn of it."""

from __future__ import annotations

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from silian.chains.lifecycle import POSTER, other
from silian.chains.models import Dialogue, Enterprise, Message
from silian.kernel import journal
from silian.kernel.access import Actor
from silian.kernel.calendar import today
from silian.kernel.calendar.table import current_calendar
from silian.kernel.errors import Refused
from silian.kernel.language import in_the_countys_language
from silian.kernel.notices import NoticeKind, notify

MARKET = NoticeKind("chains.market", gettext_lazy("供需对话"))
REPLY_DAYS = 3  # working days; after that the dialogue shows as stalled, and the chain office is asked to join


def turn_to(side: str) -> dict[str, Any]:
    """The fields that say that this side is waited for from today; nobody is once the dialogue has ended."""
    return {"turn": side, "reply_by": current_calendar().rung(today(), REPLY_DAYS) if side else None}


def party(dialogue: Dialogue, side: str) -> Enterprise:
    return dialogue.posting.enterprise if side == POSTER else dialogue.enterprise


def write(dialogue: Dialogue, enterprise: Enterprise | None, words: str, by: Actor) -> None:
    """Keeps what was said; `enterprise` is who speaks, none for the chain office."""
    text = words.strip()
    if not text:
        raise Refused(_("请写几句话。"), {"words": _("请填写。"), "reason": _("请填写。")})
    message = Message(
        county_id=dialogue.county_id, dialogue=dialogue, enterprise=enterprise, said_by=by.label[:120], text=text
    )
    message.save(force_insert=True)


@in_the_countys_language
def tell(dialogue: Dialogue, side: str, text: Promise, who: str = "") -> None:
    """Puts a sentence into the inbox of one side's enterprise; `%(firm)s` is the other side."""
    said = str(text) % {"firm": party(dialogue, other(side)), "product": dialogue.posting.product}
    once = f"dialogue:{dialogue.pk}:{dialogue.version}:{who}:{side}"
    reader, about = party(dialogue, side).unit, journal.subject_of(dialogue)
    notify(dialogue.county_id, reader, said, about=about, once=once, kind=MARKET)
