"""Areas, towns and villages as subjects: around each stands a body of the posting formation 派驻, its own unit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from silian.kernel.subjects import Subject, SubjectKind, register
from silian.organisations.models import Unit, UnitKind


def _units(subject: str, kind: UnitKind) -> Callable[[str, date], Iterator[Subject]]:
    def of(county: str, day: date) -> Iterator[Subject]:
        still = Q(closed_on=None) | Q(closed_on__gt=day)
        rows = Unit.objects.filter(still, county_id=county, kind=kind, opened_on__lte=day)
        for unit in rows.order_by("placements__code", "name"):
            yield Subject(subject, str(unit.pk), unit.name, unit=unit.pk)

    return of


AREA = register(SubjectKind("area", _("片区"), _units("area", UnitKind.GROUP)))
TOWNSHIP = register(SubjectKind("township", _("乡镇"), _units("township", UnitKind.TOWNSHIP)))
VILLAGE = register(SubjectKind("village", _("村"), _units("village", UnitKind.VILLAGE)))
