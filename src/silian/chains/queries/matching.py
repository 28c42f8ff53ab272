"""供需对接: what the county's enterprises offer, by their postings, their places on the maps and their profiles, for a need."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from silian.chains.analysis.matching.matcher import catalogue, matches
from silian.chains.analysis.matching.offers import Match, Need, Offer, need_in
from silian.chains.analysis.matching.units import Amount
from silian.chains.lifecycle import IN_FORCE
from silian.chains.models import Chain, Enterprise, Node, NodePlace, NoMatch, Posting, Profile
from silian.chains.permissions import VIEW
from silian.chains.queries.analysed import groups_of
from silian.chains.queries.map import map_of
from silian.chains.queries.market import live
from silian.chains.queries.sourcing import NodesByProduct
from silian.kernel.access import Actor, visible
from silian.kernel.calendar import today
from silian.kernel.errors import NotFound
from silian.organisations.queries import in_force

TRUST = {  # how well it is proved that somebody makes what it says
    NodePlace.Mark.CHECKED: 1.0, NodePlace.Mark.REPORTED: 0.6, NodePlace.Mark.ESTIMATED: 0.4, NodePlace.Mark.STALE: 0.2,
}  # fmt: skip
POSTED, PROFILED = 0.8, 0.5
ENDS = "、，,;；\n"


@dataclass(frozen=True)
class LocalOffer:
    """What an enterprise of the county offers, and where it says so: a `posting`, its place on a `node`, its profile."""

    enterprise: Enterprise
    product: str
    source: Literal["posting", "map", "profile"]
    offer: Offer
    posting: Posting | None = None
    node: Node | None = None


@dataclass(frozen=True)
class LocalMatch:
    """An offer that may serve a need; `parts` as `analysis.matching` gives them, None where nobody says.

    `refused` is the sentence of the hard filter that it did not pass, empty if it passed all; `no_match` what somebody
    said against it for this need.
    """

    offer: LocalOffer
    score: float
    parts: dict[str, float | None]
    confident: bool
    refused: str
    no_match: NoMatch | None = None


def matches_for(by: Actor, county: str, need: Posting | str, top: int = 10) -> list[LocalMatch]:
    """The offers that this person may see and that serve the need best, ruled-out ones last. An enterprise is not offered
    what it offers itself."""
    asker = need.enterprise_id if isinstance(need, Posting) else None
    offers = [each for each in offers_for(by, county) if each.enterprise.pk != asker]
    if not offers:
        return []
    nodes = list(Node.objects.filter(in_force(today()), county_id=county))
    among = catalogue([each.offer for each in offers], groups_of(nodes))
    against = _said_against(need) if isinstance(need, Posting) else {}
    found = matches(need_of(need) if isinstance(need, Posting) else need_in(need), among, top)
    return [_local(each, offers[each.offer], against) for each in found]


def _local(match: Match, offer: LocalOffer, against: dict[UUID, NoMatch]) -> LocalMatch:
    refused = _(match.refused.text) % match.refused.figures if match.refused else ""
    return LocalMatch(offer, match.score, dict(match.parts), match.confident, refused, against.get(offer.enterprise.pk))


def need_of(posting: Posting) -> Need:
    """A posted need as the matching reads it; its class is that of the node that it names."""
    node = NodesByProduct(map_of(posting.chain)).of(posting.product)
    amount = Amount(float(posting.quantity), posting.unit)
    return Need(posting.product, posting.words, amount, node.industry_class if node else "", posting.last_on)


def offers_for(by: Actor, county: str) -> list[LocalOffer]:
    """Everything that is offered in the county today, as far as this person may see it. Three queries."""
    chains = visible(Chain.objects.filter(in_force(today()), county_id=county), by, VIEW)
    return [*_posted(by, county), *_made(county, chains), *_said(by, county)]


def _posted(by: Actor, county: str) -> Iterator[LocalOffer]:
    rows = visible(Posting.objects.filter(live(), county_id=county, side=Posting.Side.OFFER), by, VIEW)
    for each in rows.select_related("chain", "enterprise__unit").order_by("last_on", "id"):
        amount = Amount(float(each.quantity), each.unit)
        offer = Offer(each.product, each.words, amount, from_on=each.from_on, trust=POSTED)
        yield LocalOffer(each.enterprise, each.product, "posting", offer, posting=each)


def _made(county: str, chains: QuerySet[Chain]) -> Iterator[LocalOffer]:
    day = today()
    rows = NodePlace.objects.filter(in_force(day), in_force(day, "node__"), county_id=county, node__chain__in=chains)
    for each in rows.select_related("node__chain", "enterprise__unit").order_by("id"):
        offer = Offer(each.node.name, each.capacity, industry=each.node.industry_class, trust=TRUST[each.mark_on(day)])
        yield LocalOffer(each.enterprise, each.node.name, "map", offer, node=each.node)


def _said(by: Actor, county: str) -> Iterator[LocalOffer]:
    """The products of the profiles, one offer each: 大米、米糠油."""
    firms = visible(Enterprise.objects.filter(county_id=county), by, VIEW)
    rows = Profile.objects.filter(in_force(today()), state=IN_FORCE.name, enterprise__in=firms).exclude(products="")
    for each in rows.select_related("enterprise__unit").order_by("id"):
        for product in products_in(each.products):
            offer = Offer(product, industry=each.industry_class, trust=PROFILED)
            yield LocalOffer(each.enterprise, product, "profile", offer)


def products_in(text: str) -> Sequence[str]:
    """The products that a text lists."""
    for mark in ENDS[1:]:
        text = text.replace(mark, ENDS[0])
    return list(dict.fromkeys(name.strip() for name in text.split(ENDS[0]) if name.strip()))


def _said_against(need: Posting) -> dict[UUID, NoMatch]:
    return {each.enterprise_id: each for each in no_matches_of(need)}


def no_matches_of(need: Posting) -> QuerySet[NoMatch]:
    """Who was said not to serve this need, and why, as it stands today."""
    return (
        NoMatch.objects.filter(in_force(today()), need=need).select_related("enterprise__unit").order_by("entered_at")
    )


def no_match_for(by: Actor, county: str, key: UUID) -> NoMatch:
    """One refusal of a match, for whoever sees the need."""
    needs = visible(Posting.objects.filter(county_id=county), by, VIEW)
    found = (
        NoMatch.objects.filter(pk=key, need__in=needs.values("pk")).select_related("need", "enterprise__unit").first()
    )
    if found is None:
        raise NotFound(f"no match {key}")
    return found
