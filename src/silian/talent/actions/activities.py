"""活动、技能竞赛: entered once they were held, one or a whole list; struck off where the record was wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from silian.chains.models import Enterprise
from silian.kernel import journal
from silian.kernel.access import Actor, require
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import record_change
from silian.organisations.models import Unit
from silian.talent.models import Activity
from silian.talent.permissions import HOLD


@dataclass(frozen=True)
class Held:
    """One activity: what, at which grade, when, at which enterprise; a declared headcount comes with its document."""

    name: str
    kind: str
    grade: str
    on: date
    enterprise: Enterprise | None = None
    participants: int | None = None
    document: str = ""


@transaction.atomic
def hold_activities(organiser: Unit, held: Sequence[Held], *, by: Actor) -> list[Activity]:
    """Enters what the organiser held: all of it or nothing, with one journal line."""
    require(HOLD, organiser, by)
    if not held:
        raise Refused(_("请至少写一场活动。"), {"name": _("请填写。")})
    for one in held:
        _may_be_entered(organiser, one)
    made = [
        Activity(
            county_id=organiser.county_id, kind=one.kind, name=one.name.strip(), grade=one.grade, organiser=organiser,
            enterprise=one.enterprise, held_on=one.on, participants=one.participants, document=one.document.strip(),
        )
        for one in held
    ]  # fmt: skip
    Activity.objects.bulk_create(made)
    after = {"organiser": str(organiser), "activities": [str(row.pk) for row in made]}
    journal.append(organiser.county_id, "talent.hold_activities", by=by, after=after)
    return made


def _may_be_entered(organiser: Unit, one: Held) -> None:
    if not one.name.strip():
        raise Refused(_("请写活动名称。"), {"name": _("请填写。")})
    if one.on > today():
        raise Refused(_("“%s”还没有举办，举办以后再登记。") % one.name, {"on": _("晚于今天")})
    if one.participants is not None and not one.document.strip():
        raise Refused(_("申报参加人数要写明依据文件。"), {"document": _("请填写。")})
    if one.enterprise and one.enterprise.county_id != organiser.county_id:
        raise Refused(_("%s 不是本县登记的企业。") % one.enterprise, {"enterprise": _("不在本县")})
    if Activity.objects.filter(
        county=organiser.county_id, name=one.name.strip(), held_on=one.on, struck_on=None
    ).exists():
        raise Refused(
            _("“%(name)s”在 %(day)s 已经登记过。") % {"name": one.name, "day": one.on}, {"name": _("已经登记")}
        )


@transaction.atomic
def strike_activity(activity: Activity, *, reason: str, by: Actor, version: int | None = None) -> Activity:
    """Strikes off what was entered wrongly; it counts no more from today, and stays on record."""
    require(HOLD, activity, by)
    if activity.struck_on:
        raise Refused(_("这条登记已经撤销。"))
    if not reason.strip():
        raise Refused(_("请写明原因。"), {"reason": _("缺原因")})
    return record_change(
        activity, "strike_activity", by=by, version=version, struck_on=today(), struck_for=reason.strip()[:200]
    )
