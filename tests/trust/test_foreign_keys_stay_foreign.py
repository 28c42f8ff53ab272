"""Whatever role somebody holds wherever: no page, list, search, export, drawer or autocomplete names what is not theirs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from silian.kernel.access import VERBS
from tests import factories
from tests.trust.world import INDICATOR, Holding, World, browser_of

# The ties by which a role may reach something, with what they reach in this world for somebody at the first township.
REACHING = {
    "matters": {
        "lead",
        "located_in",
        "raiser_unit",
        "supporting",
        "handler",
        "supervisor",
        "entered_by",
        "raised_by",
        "chain",
    },
    "meetings": {"lead", "committee", "chain", "attendee"},
    "chains": {"lead", "located_in", "chain", "self"},
    "organisations": {"any_unit", "self"},
    "talent": {"lead", "located_in", "chain", "self"},
}
May = Mapping[str, list[str]]


@st.composite
def roles(draw: st.DrawFn) -> May:
    """A role of a township: any verbs, each through any ties but the county's own."""
    verbs = [name for name in sorted(VERBS) if name.partition(".")[0] in REACHING]
    held = draw(st.lists(st.sampled_from(verbs), min_size=1, unique=True))
    ties = {
        name: draw(st.lists(st.sampled_from(sorted(REACHING[name.partition(".")[0]])), min_size=1, unique=True))
        for name in held
    }
    return {**ties, "indicators.view": ["lead"], "briefings.view": ["in_county"]}


def pages(held: Holding) -> Iterator[str]:
    """Every address that lists, looks for, counts or exports."""
    words = "镇"
    yield from (
        reverse(name) for name in ("web:workbench", "matters:list", "matters:raise", "meetings:list", "chains:list")
    )
    yield from (
        reverse(name)
        for name in ("chains:enterprises", "organisations:formations", "indicators:list", "briefings:list")
    )
    yield from (reverse(name) for name in ("talent:list", "talent:recruits", "talent:classes", "talent:party"))
    yield f"{reverse('matters:list')}?tab=all&q={words}"
    yield f"{reverse('web:search')}?q={words}"
    yield f"{reverse('matters:units')}?unit={words}"
    yield f"{reverse('exchange:export_matters')}?tab=all"
    for indicator in (INDICATOR, "open_matters", "joint_committee_meetings", "key_chains"):
        yield reverse("indicators:figure", args=[indicator])
        yield reverse("indicators:export", args=[indicator])
        yield f"{reverse('indicators:figure', args=[indicator])}?unit={held.town.pk}"
    issue = held.issue
    for figure in issue.figures.filter(indicator__in=["key_chains", "joint_committee_meetings"]):
        yield reverse("briefings:figure", args=[issue.pk, figure.pk])


def told(browser: Client, url: str) -> str:
    answer = browser.get(url, headers={"HX-Request": "true"} if "figures" in url or "issues" in url else {})
    assert answer.status_code < 500, url
    return answer.content.decode(errors="replace") if answer.status_code == 200 else ""


def marks(held: Holding) -> list[str]:
    """The keys and words by which a township's records would show; that its chain exists, the whole county may know."""
    records = (held.matter, held.meeting, held.enterprise, held.view, held.batch, held.file, held.account, held.task)
    return [*(str(record.pk) for record in records), f"{held.town.name}道路破损", f"{held.town.name}米业"]


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(may=roles())
def test_no_role_of_one_township_is_told_of_another(place: World, may: May) -> None:
    browser = browser_of(factories.actor("drawn", unit=place.own.town, may=may))
    abroad = [str(place.foreign.town.pk), str(place.foreign.chain.pk), place.foreign.town.name]
    strange = [*marks(place.sibling), *marks(place.foreign), *abroad]
    shown = {url: told(browser, url) for url in pages(place.sibling)}
    leaks = [(url, word) for url, page in shown.items() for word in strange if word in page]
    assert leaks == []


def test_who_stands_above_is_told_of_both(place: World) -> None:
    """The marks are ones that the pages do show, to whoever may see them."""
    browser = browser_of(place.above)
    pages_above = [told(browser, url) for url in pages(place.own)]
    for mark in (str(place.sibling.matter.pk), str(place.sibling.meeting.pk), "乙镇道路破损", "乙镇米业"):
        assert any(mark in page for page in pages_above), mark
