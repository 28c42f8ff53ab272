"""Workers' concerns: raised without a name, by the workers' contact, or heard by a guide on a visit; some are solved."""

from __future__ import annotations

from collections.abc import Iterator

from silian.cli.demo import evidence, moments
from silian.cli.demo.timeline import Story
from silian.cli.demo.union_guides.data import PROGRAMME, ConcernData, concerns_data
from silian.cli.demo.union_guides.place import LEADER, OFFICE, UnionCounty
from silian.kernel.access import PUBLIC
from silian.matters import actions
from silian.matters.models import Channel, Matter
from silian.support.actions import Need, record_visit
from silian.support.models import Case
from silian.support.queries import postings_of


def concerns(county: UnionCounty) -> Iterator[Story]:
    for told in concerns_data().concerns:
        yield _concern(county, told)


def _concern(county: UnionCounty, told: ConcernData) -> Story:
    yield moments.on(told.day, 11, 30)
    matter = RAISED[told.by](county, told)
    if told.solved is None:
        return
    yield moments.on(moments.after(told.day, 1) or told.day, 9)
    actions.accept_matter(matter, by=county.office)
    handler = county.people[OFFICE]
    actions.assign_matter(matter, lead=county.union, handler=handler, measure=told.measure, by=county.office)
    actions.take_up(matter, by=county.office)
    yield moments.on(moments.before(told.solved, 1), 15)
    matter.refresh_from_db()
    for measure in matter.round.measures.all():
        actions.complete_measure(measure, result=told.result, by=county.office, files=[evidence.photo(told.title, 40)])
    proof = evidence.photo(told.result, 60)
    actions.hand_in(matter, outcome="solved", summary=told.result, by=county.office, files=[proof])
    yield moments.on(told.solved, 10)
    actions.sign_off(matter, by=county.acting(LEADER))


def _in_public(county: UnionCounty, told: ConcernData) -> Matter:
    """On the public form; the name is for the handler's eyes at most, and nowhere shown."""
    raiser = actions.Raiser(name=told.name, anonymous=True)
    matter, _receipt = actions.raise_publicly(
        county.data.code, kind=f"{PROGRAMME}/{told.kind}", title=told.title, detail="", raiser=raiser, by=PUBLIC,
        located_in=county.units[told.town],
    )  # fmt: skip
    return matter


def _by_the_contact(county: UnionCounty, told: ConcernData) -> Matter:
    firm = county.firms[county.data.worker]
    return actions.raise_matter(
        county.data.code, kind=f"{PROGRAMME}/{told.kind}", title=told.title, raiser=actions.Raiser(unit=firm.unit),
        channel=Channel.ONLINE, by=county.acting(county.data.worker_username),
    )  # fmt: skip


def _on_a_visit(county: UnionCounty, told: ConcernData) -> Matter:
    firm = county.firms[told.firm]
    guide = postings_of(firm).get(to_on=None).person.name
    need = Need(f"{PROGRAMME}/{told.kind}", told.title)
    visit = record_visit(firm, way="visit", need=need, by=county.acting(guide))
    return Case.objects.select_related("round__matter").get(visit=visit).round.matter


RAISED = {"public": _in_public, "worker": _by_the_contact, "guide": _on_a_visit}
