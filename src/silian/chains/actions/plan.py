"""The chain's plan: its tasks are added, and completed with what came of them."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from silian.chains.models import Chain, PlanTask
from silian.chains.permissions import PLAN
from silian.kernel import journal
from silian.kernel.access import Actor, require
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import record_change
from silian.organisations.models import Unit


@transaction.atomic
def add_plan_task(chain: Chain, deed: str, text: str, *, owner: Unit, due: date, by: Actor) -> PlanTask:
    """Adds a task to the chain's plan: one of 建链、延链、补链、强链, with the unit that answers for it and a deadline."""
    require(PLAN, chain, by)
    if owner.county_id != chain.county_id:
        raise Refused(_("%s 不是本县的单位。") % owner, {"owner": _("不在本县")})
    if not text.strip():
        raise Refused(_("请写明任务。"), {"text": _("缺任务")})
    task = PlanTask(county_id=chain.county_id, chain=chain, deed=deed, text=text.strip(), owner=owner, due=due)
    task.save(force_insert=True)
    after = {"task": task.text, "deed": str(deed), "owner": str(owner), "due": due.isoformat()}
    journal.append(chain.county_id, "chains.add_plan_task", by=by, subject=journal.subject_of(chain), after=after)
    return task


@transaction.atomic
def complete_plan_task(task: PlanTask, *, on: date, evidence: str, by: Actor, version: int | None = None) -> PlanTask:
    """Records that a task is done, on which day, and what came of it."""
    require(PLAN, task, by)
    if task.done_on:
        raise Refused(_("这项任务已在 %s 完成。") % task.done_on)
    if on > today():
        raise Refused(_("完成日期不能晚于今天。"), {"on": _("晚于今天")})
    if not evidence.strip():
        raise Refused(_("请写明完成情况。"), {"evidence": _("缺完成情况")})
    return record_change(task, "complete_plan_task", by=by, version=version, done_on=on, evidence=evidence.strip())
