"""Chains and their enterprises as subjects: what joint committees, party organisations and service branches form around."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from silian.chains.models import Chain, ChainPlace
from silian.chains.queries import enterprises_on, with_party_organisation
from silian.kernel.access import Actor
from silian.kernel.lifecycles import record_change
from silian.kernel.subjects import Subject, SubjectKind, register
from silian.organisations.models import Placement, UnitKind
from silian.organisations.queries import in_force


def chains(county: str, day: date) -> Iterator[Subject]:
    """Each chain, with its responsible department; its members are its enterprises that have a party organisation,
    and the townships in which its enterprises stand."""
    towns, on_chain = _towns(county, day), _on_chain(county, day)
    organised = set(with_party_organisation(enterprises_on(county, day), day).values_list("unit_id", flat=True))
    for chain in Chain.objects.filter(in_force(day), county_id=county).order_by("order", "name"):
        here = on_chain[chain.pk]
        standing_in = dict.fromkeys(towns[unit] for unit in here if unit in towns)
        members = (*(unit for unit in here if unit in organised), *standing_in)
        yield Subject("chain", str(chain.pk), str(chain), chain.committee_id, chain.office_id, members)


def _on_chain(county: str, day: date) -> defaultdict[UUID, list[UUID]]:
    """The units of the enterprises on each chain."""
    found: defaultdict[UUID, list[UUID]] = defaultdict(list)
    places = ChainPlace.objects.filter(
        in_force(day), county_id=county, enterprise__in=enterprises_on(county, day).order_by()
    )
    for chain, unit in places.order_by("enterprise__unit__name").values_list("chain_id", "enterprise__unit_id"):
        found[chain].append(unit)
    return found


def enterprises(county: str, day: date) -> Iterator[Subject]:
    """Each enterprise on a chain; the township that it stands in answers for it and is its member."""
    towns = _towns(county, day)
    for firm in enterprises_on(county, day):
        town = towns.get(firm.unit_id)
        yield Subject("enterprise", str(firm.pk), str(firm), firm.unit_id, town, (town,) if town else ())


def _towns(county: str, day: date) -> dict[UUID, UUID]:
    """The township below which each enterprise stands."""
    rows = Placement.objects.filter(
        in_force(day), county_id=county, unit__kind=UnitKind.ENTERPRISE, parent__kind=UnitKind.TOWNSHIP
    )
    return dict(rows.order_by("unit__name").values_list("unit_id", "parent_id"))


def seat_the_committee(subject: Subject, body: UUID, body_kind: str, *, by: Actor) -> None:
    """A committee that is formed around a chain is its joint committee."""
    if body_kind == UnitKind.COMMITTEE:
        record_change(Chain.objects.get(pk=subject.id), "seat_committee", by=by, committee_id=body)


register(SubjectKind("chain", _("产业链"), chains, formed=seat_the_committee))
register(SubjectKind("enterprise", _("链上企业"), enterprises))
