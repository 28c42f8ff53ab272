"""Publishing a ranking 公布考核结果: every sheet is kept as it was printed."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from silian.indicators.models import AssessedSheet, Assessment
from silian.indicators.permissions import ASSESS
from silian.indicators.queries import Ranking, Standing, ranking
from silian.indicators.telling import told_sheet
from silian.kernel import journal
from silian.kernel.access import Actor, allow, require
from silian.kernel.calendar import now, today
from silian.kernel.calendar.table import current_calendar
from silian.kernel.errors import Refused
from silian.kernel.programmes import history
from silian.organisations.models import Unit


@transaction.atomic
def publish_assessment(county: str, scheme: str, *, as_of: date, by: Actor) -> Assessment:
    """Freezes the ranking as the records give it now: ranks, totals and every line of every sheet.

    Refused for a day to come, and for a cut-off that was published before.
    """
    allow(ASSESS, county, by)
    if as_of > today():
        raise Refused(_("统计截止日不能晚于今天。"), {"as_of": _("请改。")})
    if Assessment.objects.filter(county_id=county, scheme=scheme, as_of=as_of).exists():
        raise Refused(_("截至这一天的排名已经公布。有误的，由责任单位申诉后更正。"), {"as_of": _("请改。")})
    found = ranking(county, scheme, as_of)
    published = _assessment(county, found, by)
    published.save(force_insert=True)
    require(ASSESS, published, by)
    for standing in found.standings:
        _sheet(published, standing, found).save(force_insert=True)
    after = {s.member.name: [s.rank, str(s.sheet.total)] for s in found.standings}
    journal.append(county, "indicators.publish_assessment", by=by, subject=journal.subject_of(published), after=after)
    return published


def _assessment(county: str, found: Ranking, by: Actor) -> Assessment:
    scheme = found.scheme
    return Assessment(
        county_id=county, programme=found.programme, scheme=scheme.id, title=scheme.title, as_of=found.as_of,
        programme_version=history(county, found.programme)[0].version,
        office=Unit.objects.filter(county_id=county, name=scheme.office, closed_on=None).first(),
        appeal_until=current_calendar().rung(today(), scheme.appeal_days), answer_days=scheme.answer_days,
        published_at=now(), by_label=by.label,
    )  # fmt: skip


def _sheet(published: Assessment, standing: Standing, found: Ranking) -> AssessedSheet:
    member, of_chains = standing.member, found.scheme.of == "chain"
    return AssessedSheet(
        county_id=published.county_id, assessment=published, chain_id=member.key if of_chains else None,
        unit_id=None if of_chains else member.key, office=member.office, name=member.name, rank=standing.rank,
        score=standing.sheet.total, told=told_sheet(standing, found),
    )  # fmt: skip
