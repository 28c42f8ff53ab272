"""What stands on the market as this person may see it, and the dialogues in which they have a part."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Sum
from django.utils.translation import gettext as _

from silian.chains.lifecycle import AGREED, LIVE, OPEN, PROPOSED
from silian.chains.models import Chain, Deal, Dialogue, Enterprise, Posting
from silian.chains.permissions import JOIN, TRADE, VIEW
from silian.chains.queries.enterprises import own_enterprises, stands_on
from silian.kernel.access import Actor, visible
from silian.kernel.calendar import today
from silian.kernel.errors import NotFound

LIVE_STATES = [state.name for state in LIVE]


@dataclass(frozen=True)
class Asked:
    """What a list of postings is filtered by; `tab` is live, offer, need, mine or past."""

    tab: str = ""
    chain: UUID | None = None
    words: str = ""


def live() -> Q:
    """That others may open a dialogue about a posting today."""
    return Q(state=OPEN.name, from_on__lte=today(), last_on__gte=today())


def postings_for(by: Actor, county: str, asked: Asked | None = None) -> QuerySet[Posting]:
    """The postings that this person may see, what ends soonest first."""
    asked = asked or Asked()
    rows = visible(Posting.objects.filter(county_id=county), by, VIEW)
    if asked.chain:
        rows = rows.filter(chain=asked.chain)
    if asked.words:
        rows = rows.filter(Q(product__icontains=asked.words) | Q(enterprise__unit__name__icontains=asked.words))
    match asked.tab:
        case "mine":
            rows = rows.filter(enterprise__in=own_enterprises(by, county).values("pk"))
        case "past":
            rows = rows.exclude(live())
        case Posting.Side.OFFER | Posting.Side.NEED:
            rows = rows.filter(live(), side=asked.tab)
        case _:
            rows = rows.filter(live())
    talked_about = Dialogue.objects.filter(posting=OuterRef("pk"), state__in=LIVE_STATES)
    return (
        rows.annotate(is_talked_about=Exists(talked_about))
        .select_related("chain", "enterprise__unit")
        .order_by("last_on", "entered_at")
    )


def posting_for(by: Actor, county: str, key: UUID) -> Posting:
    """One posting, live or past; NotFound for a stranger, such as an enterprise of another chain."""
    rows = visible(Posting.objects.filter(county_id=county), by, VIEW)
    found = rows.select_related("chain", "enterprise__unit").filter(pk=key).first()
    if found is None:
        raise NotFound(f"posting {key}")
    return found


def dialogues_for(by: Actor, county: str) -> QuerySet[Dialogue]:
    """The dialogues of which this person may know, those that wait longest first; a competitor knows of none."""
    rows = visible(Dialogue.objects.filter(county_id=county), by, VIEW)
    named = rows.select_related("posting__chain", "posting__enterprise__unit", "enterprise__unit")
    return named.order_by(F("reply_by").asc(nulls_last=True), "-opened_on", "pk")


def dialogue_for(by: Actor, county: str, key: UUID) -> Dialogue:
    found = dialogues_for(by, county).filter(pk=key).first()
    if found is None:
        raise NotFound(f"dialogue {key}")
    return found


def awaited(by: Actor, county: str) -> QuerySet[Dialogue]:
    """The dialogues in which this person's own enterprise is waited for."""
    own = own_enterprises(by, county).values("pk")
    mine = Q(turn="poster", posting__enterprise__in=own) | Q(turn="asker", enterprise__in=own)
    return dialogues_for(by, county).filter(mine, state__in=LIVE_STATES)


def stalled(by: Actor, county: str) -> QuerySet[Dialogue]:
    """The dialogues in which an answer is overdue and that this person, of the chain office, could join."""
    rows = visible(dialogues_for(by, county), by, JOIN)
    return rows.filter(state__in=LIVE_STATES, reply_by__lt=today(), office_joined_on=None)


def reads_messages(dialogue: Dialogue, by: Actor) -> bool:
    """The two sides read what they wrote each other; of the office, only once it has openly joined."""
    rows = Dialogue.objects.filter(pk=dialogue.pk)
    if visible(rows, by, TRADE).exists():
        return True
    return dialogue.office_joined_on is not None and visible(rows, by, JOIN).exists()


def why_not_talk(posting: Posting, enterprise: Enterprise) -> str:
    """What keeps this enterprise from opening a dialogue about this posting; empty if nothing does."""
    if posting.enterprise_id == enterprise.pk:
        return _("这是贵企业自己发布的。")
    if not posting.is_live:
        return _("这条供需%s，不能再开对话。") % posting.state_label
    if not stands_on(enterprise, posting.chain):
        return _("%(firm)s 不在%(chain)s产业链上。") % {"firm": enterprise, "chain": posting.chain}
    live = Dialogue.objects.filter(posting=posting, enterprise=enterprise, state__in=LIVE_STATES)
    return _("贵企业已就这条供需开了对话。") if live.exists() else ""


def agreed_quantity(posting: Posting) -> Decimal:
    """How much of the posting its confirmed deals cover."""
    deals = Deal.objects.filter(dialogue__posting=posting).exclude(confirmed_on=None)
    return deals.aggregate(sum=Sum("quantity"))["sum"] or Decimal(0)


def deals_of(chain: Chain) -> QuerySet[Deal]:
    """The confirmed deals of a chain, the latest first."""
    rows = Deal.objects.filter(dialogue__posting__chain=chain).exclude(confirmed_on=None)
    named = rows.select_related("dialogue__posting__enterprise__unit", "dialogue__enterprise__unit")
    return named.order_by("-agreed_on", "-entered_at")


STAGES = {"open": LIVE_STATES, "proposed": [PROPOSED.name], "agreed": [AGREED.name]}
