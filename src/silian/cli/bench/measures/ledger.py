"""The pages that people have open all day, asked for through the whole site as a browser does."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from urllib.parse import urlencode

from django.urls import reverse

from silian.cli.bench.browser import Browser
from silian.cli.bench.county import CODE, KINDS
from silian.cli.bench.load import RARE
from silian.cli.bench.results import Result, against_limit, by_turns, compared, median, p95
from silian.cli.bench.sizes import Size, Sizes
from silian.matters.models import Matter

WORDS = ("冷库", RARE[0][:2], "桥梁")  # one in ten has the first, one in three thousand the second, none the third
MOST_QUERIES = 12


def the_list(sizes: Sizes) -> Iterator[Result]:
    """The ledger with two filters: with ten times as many matters there, and beside a bare list view."""
    ours, smaller = _clerk(sizes.whole), _clerk(sizes.tenth)
    peer = Browser(sizes.whole, sizes.whole.place.clerk, of_the_peer=True)
    addresses = _lists(sizes.whole)
    _same_rows(sizes.whole, ours.get(addresses[0]), peer.get(addresses[0]))
    listing, bare = ours.turning(addresses), peer.turning(addresses)
    runs = sizes.scale.runs
    yield compared("list.size", by_turns(listing, smaller.turning(_lists(sizes.tenth)), runs), at_least=1.5, by=p95)
    yield compared("list.bare", by_turns(listing, bare, runs), at_least=2, by=median)


def search(sizes: Sizes) -> Iterator[Result]:
    """A word of two characters, frequent, rare or in none."""
    clerk = _clerk(sizes.whole)
    searching = clerk.turning([f"{reverse('web:search')}?{urlencode({'q': word})}" for word in WORDS])
    times = by_turns(searching, clerk.turning(_lists(sizes.whole)), sizes.scale.runs)
    yield compared("search.list", times, at_least=3, by=p95)


def workbench(sizes: Sizes) -> Iterator[Result]:
    """The first page of the day, for a clerk of the whole county and for a handler of one department."""
    listing = _clerk(sizes.whole).turning(_lists(sizes.whole))
    for name, account in (("clerk", sizes.whole.place.clerk), ("handler", sizes.whole.place.handler)):
        bench = Browser(sizes.whole, account).turning([reverse("web:workbench")])
        yield compared(f"workbench.{name}", by_turns(bench, listing, sizes.scale.runs), at_least=2, by=median)


def one_matter(sizes: Sizes) -> Iterator[Result]:
    """A matter with its clock, measures and history."""
    clerk = _clerk(sizes.whole)
    peer = Browser(sizes.whole, sizes.whole.place.clerk, of_the_peer=True)
    addresses = [reverse("matters:matter", args=[key]) for key in _some_matters(sizes.whole)]
    times = by_turns(clerk.turning(addresses), peer.turning(addresses), sizes.scale.runs)
    yield compared("matter.bare", times, at_least=2, by=median)
    yield against_limit("matter.queries", [clerk.queries_of(each) for each in addresses], MOST_QUERIES, "queries")


def _clerk(size: Size) -> Browser:
    return Browser(size, size.place.clerk)


def _lists(size: Size) -> list[str]:
    """The whole ledger narrowed to one chain and one kind, for each chain and kind."""
    asked = [{"tab": "all", "chain": chain.pk, "kind": kind} for chain, kind in product(size.place.chains, KINDS)]
    return [f"{reverse('matters:list')}?{urlencode(each)}" for each in asked]


def _some_matters(size: Size) -> list[str]:
    rows = Matter.objects.filter(county_id=CODE, state="doing").order_by("number")
    return size.within(lambda: [str(key) for key in rows.values_list("pk", flat=True)[:20]])


def _same_rows(size: Size, ours: str, peer: str) -> None:
    """A comparison counts only if both pages show the same matters."""
    chain, kind = size.place.chains[0], KINDS[0]
    rows = Matter.objects.filter(county_id=CODE, chain=chain, kind=kind).order_by("-number")
    numbers = size.within(lambda: list(rows.values_list("number", flat=True)[:50]))
    missing = [number for number in numbers if number not in ours or number not in peer]
    if missing:
        raise RuntimeError(f"the two lists do not show the same matters: {missing[:3]}")
