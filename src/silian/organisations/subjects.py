"""The county itself, as the subject around which county-wide bodies are formed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext_lazy as _

from silian.kernel.subjects import Subject, SubjectKind, register
from silian.organisations.queries import root_of


def the_county(county: str, day: date) -> Iterator[Subject]:
    root = root_of(county)
    yield Subject("county", county, str(root), unit=root.pk)


COUNTY = register(SubjectKind("county", _("县"), the_county))
