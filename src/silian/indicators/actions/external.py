"""Entering an external figure with its source; a second entry for the same period corrects the first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from silian.indicators.catalogue import entry_named
from silian.indicators.models import ExternalFigure
from silian.indicators.models.external import QUARTER_ENDS
from silian.indicators.permissions import ENTER
from silian.kernel import journal
from silian.kernel.access import Actor, allow, require
from silian.kernel.attachments import attach
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.rules import External
from silian.organisations.models import Unit

MOST = Decimal(10) ** 16  # what the column holds before the point


@transaction.atomic
def enter_external_figure(
    unit: Unit, indicator: str, *, until: date, value: Decimal, document: str, by: Actor, reason: str = "",
    files: Iterable[UploadedFile[Any]] = (),
) -> ExternalFigure:  # fmt: skip
    """Enters a published value for the part of the year that ends on `until`, the end of a quarter, with its source.

    The earlier entry for the same period stays on record, replaced; a correction says why. `files` are the document itself.
    """
    allow(ENTER, unit.county_id, by)
    _can_be_entered(unit.county_id, indicator, until, value, document)
    held = ExternalFigure.objects.filter(county_id=unit.county_id, indicator=indicator, until=until, replaced_by=None)
    earlier = held.order_by("id").last()
    row = ExternalFigure(
        county_id=unit.county_id, unit=unit, indicator=indicator, until=until, value=value, document=document.strip(),
        reason=reason.strip()[:200] if earlier else "", replaces=earlier,
    )  # fmt: skip
    row.save(force_insert=True)
    require(ENTER, row, by)
    if earlier and not row.reason:
        raise Refused(_("%s的数已经录入过，请写明更正的原因。") % row.period, {"reason": _("缺更正原因")})
    for file in files:
        attach(file, to=row, by=by)
    journal.append(
        unit.county_id, "indicators.enter_external_figure", by=by, subject=journal.subject_of(row),
        before={"value": str(row.replaces.value)} if row.replaces else None,
        after={"value": str(value), "document": row.document}, note=row.reason,
    )  # fmt: skip
    return row


def _can_be_entered(county: str, indicator: str, until: date, value: Decimal, document: str) -> None:
    entry = entry_named(county, indicator, until)
    if not isinstance(entry.definition, External):
        raise Refused(_("“%s”由记录统计得出，不能手工填写。") % entry.name, {"indicator": _("请改选外部指标。")})
    if not document.strip() or len(document.strip()) > 120:
        raise Refused(_("请写明来源文件。"), {"document": _("请填写文件名称和文号，不超过 120 个字。")})
    if (until.month, until.day) not in QUARTER_ENDS:
        raise Refused(_("外部数据按季度录入，统计截止是季度末。"), {"until": _("请选一季度、上半年、前三季度或全年。")})
    if until > today():
        raise Refused(_("统计截止日不能晚于今天。"), {"until": _("请改。")})
    if not value.is_finite() or abs(value) >= MOST or value != round(value, 4):
        raise Refused(_("数值最多保留四位小数。"), {"value": _("请改为不超过四位小数的数。")})
