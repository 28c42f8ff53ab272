"""Entering an external figure with its source; a second entry for the same day corrects the first."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from silian.indicators.catalogue import entry_named
from silian.indicators.models import ExternalFigure
from silian.indicators.permissions import ENTER
from silian.kernel import journal
from silian.kernel.access import Actor, allow
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.rules import External
from silian.organisations.models import Unit


@transaction.atomic
def enter_external_figure(
    unit: Unit, indicator: str, *, until: date, value: Decimal, document: str, by: Actor
) -> ExternalFigure:
    """Enters a published value for the period that ends on `until`; the earlier entry stays on record, replaced."""
    allow(ENTER, unit.county_id, by)
    entry = entry_named(unit.county_id, indicator, until)
    if not isinstance(entry.definition, External):
        raise Refused(_("“%s”由记录统计得出，不能手工填写。") % entry.name, {"indicator": _("请改选外部指标。")})
    if not document.strip():
        raise Refused(_("请写明来源文件。"), {"document": _("请填写。")})
    if until > today():
        raise Refused(_("统计截止日不能晚于今天。"), {"until": _("请改。")})
    held = ExternalFigure.objects.filter(county_id=unit.county_id, indicator=indicator, until=until, replaced_by=None)
    row = ExternalFigure(
        county_id=unit.county_id, unit=unit, indicator=indicator, until=until, value=value,
        document=document.strip()[:120], replaces=held.first(),
    )  # fmt: skip
    row.save(force_insert=True)
    journal.append(
        unit.county_id, "indicators.enter_external_figure", by=by, subject=journal.subject_of(row),
        before={"value": str(row.replaces.value)} if row.replaces else None,
        after={"value": str(value), "document": row.document},
    )  # fmt: skip
    return row
