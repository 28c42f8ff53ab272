"""Party organisations on the chains: those whose home enterprise stands on one, the committees apart."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from silian.chains.models import ChainPlace, Enterprise
from silian.kernel.calendar import today
from silian.organisations.models import Affiliation, Placement, Unit, UnitKind
from silian.organisations.queries import in_force


def party_organisations(day: date) -> QuerySet[Unit]:
    """The branches that stand below an enterprise which is on a chain on that day, each once."""
    home_is_on_a_chain = ChainPlace.objects.filter(in_force(day), enterprise__unit=OuterRef("parent"))
    below = Placement.objects.filter(Exists(home_is_on_a_chain), in_force(day), unit=OuterRef("pk"))
    return Unit.objects.filter(Exists(below), kind=UnitKind.BRANCH)


def branches_of(enterprise: Enterprise) -> QuerySet[Unit]:
    """The enterprise's own party organisations today."""
    below = in_force(today(), "placements__")
    return Unit.objects.filter(below, placements__parent=enterprise.unit_id, kind=UnitKind.BRANCH)


def with_party_organisation(firms: QuerySet[Enterprise], day: date) -> QuerySet[Enterprise]:
    """Those that have a branch of their own, or belong to a joint one."""
    own = Placement.objects.filter(in_force(day), parent=OuterRef("unit"), unit__kind=UnitKind.BRANCH)
    joint = Affiliation.objects.filter(in_force(day), unit=OuterRef("unit"), body__kind=UnitKind.BRANCH)
    return firms.filter(Q(Exists(own)) | Q(Exists(joint)))
