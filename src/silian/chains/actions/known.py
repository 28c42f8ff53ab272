"""Loading what a county's chains are judged by: the industry classification, and the table of many regions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from silian.chains.models import IndustryClass, RegionTable
from silian.chains.permissions import MANAGE
from silian.kernel import journal
from silian.kernel.access import Actor, allow
from silian.kernel.calendar import today
from silian.kernel.errors import Refused

MOST_CLASSES = 5_000  # nearness is a table of classes by classes
Cells = Sequence[tuple[str, str, int]]


@transaction.atomic
def load_classification(county: str, names: Mapping[str, str], *, source: str, by: Actor) -> tuple[int, int]:
    """Enters classes by code, and renames those that are there; how many of each. From now on classes are checked."""
    allow(MANAGE, county, by)
    standing = {each.code: each for each in IndustryClass.objects.filter(county_id=county)}
    fresh = [
        IndustryClass(county_id=county, code=code, name=name, level=len(code))
        for code, name in names.items()
        if code not in standing
    ]
    renamed = [standing[code] for code, name in names.items() if code in standing and standing[code].name != name]
    for each in renamed:
        each.name = names[each.code]
        each.version += 1
    IndustryClass.objects.bulk_create(fresh)
    IndustryClass.objects.bulk_update(renamed, ["name", "version"])
    if fresh or renamed:
        after = {"created": len(fresh), "renamed": [str(each) for each in renamed]}
        journal.append(county, "chains.load_classification", by=by, after=after, note=source)
    return len(fresh), len(renamed)


@transaction.atomic
def load_regions(county: str, cells: Cells, *, home: str, source: str, digest: str, by: Actor) -> RegionTable:
    """Keeps (region, class, enterprises) of many regions; `home` is this county among them. Replaces the table before."""
    allow(MANAGE, county, by)
    places = {place for place, _class, _count in cells}
    if home not in places:
        raise Refused(_("表里没有本县“%s”。请加上本县的行，或指明本县在表里叫什么。") % home)
    if len(places) < 2:
        raise Refused(_("表里只有本县。产业相关度要从许多地区算，请加入其他地区的数据。"))
    if len({name for _place, name, _count in cells}) > MOST_CLASSES:
        raise Refused(_("行业太多，超过 %d 个。请并到中类再导入。") % MOST_CLASSES)
    table = RegionTable(
        county_id=county,
        source=source[:200],
        digest=digest,
        home=home,
        cells=[list(cell) for cell in cells],
        from_on=today(),
    )
    table.save(force_insert=True)
    after = {"regions": len(places), "cells": len(cells), "home": home, "digest": digest}
    journal.append(
        county, "chains.load_regions", by=by, subject=journal.subject_of(table), after=after, note=table.source
    )
    return table
