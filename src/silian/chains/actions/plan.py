"""The chain's plan: its tasks are added, amended, completed with what came of them, or dropped with the reason."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from silian.chains.models import Chain, Node, PlanTask
from silian.chains.permissions import PLAN
from silian.kernel import journal
from silian.kernel.access import Actor, require
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import record_change
from silian.organisations.models import Unit


@transaction.atomic
def add_plan_task(
    chain: Chain, deed: str, text: str, *, owner: Unit, due: date, by: Actor, goal: Decimal | None = None,
    goal_unit: str = "", node: Node | None = None,
) -> PlanTask:  # fmt: skip
    """Adds a task to the chain's plan: one of 建链、延链、补链、强链, with the unit that answers for it and a deadline.

    `goal` is the number that it is to reach, in `goal_unit`: 新增企业 3 家.
    """
    require(PLAN, chain, by)
    if owner.county_id != chain.county_id:
        raise Refused(_("%s 不是本县的单位。") % owner, {"owner": _("不在本县")})
    task = PlanTask(
        county_id=chain.county_id, chain=chain, deed=deed, text=_told(text, "text", _("请写明任务。")), owner=owner, due=due,
        goal=goal, goal_unit=_unit_of(goal, goal_unit), node=node,
    )  # fmt: skip
    task.save(force_insert=True)
    after = {"task": task.text, "deed": str(deed), "owner": str(owner), "due": due.isoformat(), "goal": str(goal or "")}
    journal.append(chain.county_id, "chains.add_plan_task", by=by, subject=journal.subject_of(chain), after=after)
    return task


@transaction.atomic
def amend_plan_task(
    task: PlanTask, *, text: str, due: date, reason: str, by: Actor, goal: Decimal | None = None, goal_unit: str = "",
    version: int | None = None,
) -> PlanTask:  # fmt: skip
    """Changes the words, the deadline or the number of an open task, with the reason; asked of whoever keeps the plan.

    A deadline that has passed stays, and no new one lies in the past: so the figures of a past cut-off do not move. For
    the same reason a task does not change hands: it is dropped, and added anew for the other unit.
    """
    require(PLAN, task.chain, by)
    _still_open(task)
    if due != task.due and task.due < today():
        raise Refused(_("原时限 %s 已过，不能再改；完成后按逾期计。") % task.due, {"due": _("已过期")})
    if due != task.due and due < today():
        raise Refused(_("新的时限不能早于今天。"), {"due": _("请改")})
    return record_change(
        task, "amend_plan_task", by=by, version=version, note=_told(reason, "reason", _("请写明调整的原因。")),
        text=_told(text, "text", _("请写明任务。")), due=due, goal=goal, goal_unit=_unit_of(goal, goal_unit),
    )  # fmt: skip


@transaction.atomic
def complete_plan_task(
    task: PlanTask, *, on: date, evidence: str, by: Actor, result: Decimal | None = None, version: int | None = None
) -> PlanTask:
    """Records that a task is done, on which day, and what came of it; a task with a goal says the number it reached."""
    require(PLAN, task, by)
    _still_open(task)
    if on > today():
        raise Refused(_("完成日期不能晚于今天。"), {"on": _("晚于今天")})
    if task.goal is not None and result is None:
        raise Refused(_("这项任务定了目标，请填写实际完成数。"), {"result": _("缺完成数")})
    if task.goal is None and result is not None:
        raise Refused(_("这项任务没有定目标数，完成情况写在文字里。"), {"result": _("不用填")})
    return record_change(
        task, "complete_plan_task", by=by, version=version, done_on=on, result=result,
        evidence=_told(evidence, "evidence", _("请写明完成情况。")),
    )  # fmt: skip


@transaction.atomic
def drop_plan_task(task: PlanTask, *, reason: str, by: Actor, version: int | None = None) -> PlanTask:
    """Drops an open task with the reason, from today; it stays on the plan and counts as dropped."""
    require(PLAN, task.chain, by)
    _still_open(task)
    ground = _told(reason, "reason", _("请写明取消的原因。"))
    return record_change(
        task, "drop_plan_task", by=by, version=version, note=ground, dropped_on=today(), dropped_for=ground
    )


def _still_open(task: PlanTask) -> None:
    if task.done_on:
        raise Refused(_("这项任务已在 %s 完成。") % task.done_on)
    if task.dropped_on:
        raise Refused(_("这项任务已在 %s 取消。") % task.dropped_on)


def _told(words: str, field: str, sentence: str) -> str:
    if not words.strip():
        raise Refused(sentence, {field: sentence})
    return words.strip()


def _unit_of(goal: Decimal | None, unit: str) -> str:
    """The unit of a goal, which a number needs and which nothing else has."""
    if goal is not None and not unit.strip():
        raise Refused(_("请写明目标数的单位，如 家、万元。"), {"goal_unit": _("缺单位")})
    if goal is None and unit.strip():
        raise Refused(_("只写了单位，请填目标数，或把单位去掉。"), {"goal": _("缺目标数")})
    if goal is not None and goal <= 0:
        raise Refused(_("目标数应大于零。"), {"goal": _("请改")})
    return unit.strip()
