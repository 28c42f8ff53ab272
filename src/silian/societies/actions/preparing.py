"""Beginning a society, its preparation tasks, founding it once its conditions are met, dissolving it."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from silian.kernel.access import Actor, allow, require
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import admit, advance
from silian.organisations.actions import add_unit
from silian.organisations.models import Person, UnitKind
from silian.organisations.queries import root_of
from silian.societies.lifecycle import DISSOLVED, PREPARING, TODO
from silian.societies.models import Society, Task
from silian.societies.permissions import FOUND, PREPARE
from silian.societies.sections import society_named


@transaction.atomic
def begin_society(county: str, kind: str, *, on: date, by: Actor) -> Society:
    """Begins to prepare a declared society: its unit stands under the tenant's own."""
    allow(FOUND, county, by)
    declared = society_named(county, kind)
    if on > today():
        raise Refused(_("开始筹备日期不能晚于今天。"), {"on": _("晚于今天")})
    if Society.objects.filter(county_id=county, kind=kind).exclude(state=DISSOLVED.name).exists():
        raise Refused(_("“%s”已经在筹备或已成立。") % declared.title, {"kind": _("已有")})
    unit = add_unit(county, UnitKind.GROUP, declared.title, by=by, on=on, parent=root_of(county))
    society = Society(county_id=county, kind=kind, name=declared.title, unit=unit, begun_on=on)
    return admit(society, PREPARING.name, by=by, source="begin_society")


@transaction.atomic
def add_task(society: Society, text: str, *, owner: Person, due: date, by: Actor) -> Task:
    """Gives somebody a task of the preparation until a day."""
    require(PREPARE, society, by)
    if not text.strip():
        raise Refused(_("请写明做什么。"), {"text": _("请填写。")})
    if owner.county_id != society.county_id or owner.left_on:
        raise Refused(_("%s 不是本学会在任的人员。") % owner, {"owner": _("请另选。")})
    if due < today():
        raise Refused(_("时限不能早于今天。"), {"due": _("请改期。")})
    task = Task(county_id=society.county_id, society=society, text=text.strip()[:120], owner=owner, due=due)
    return admit(task, TODO.name, by=by, source="add_task")


def complete_task(task: Task, *, result: str, by: Actor, version: int | None = None) -> Task:
    """The task is done; the result says what came of it."""
    told = _needed(result, "result", _("请写明完成情况。"))
    return advance(task, "complete", by=by, version=version, done_on=today(), result=told[:200])


def move_task(task: Task, *, due: date, reason: str, by: Actor, version: int | None = None) -> Task:
    """Another last day, with the reason."""
    told = _needed(reason, "reason", _("请写明原因。"))
    if due < today():
        raise Refused(_("时限不能早于今天。"), {"due": _("请改期。")})
    return advance(task, "move", by=by, version=version, note=told, due=due)


def reopen_task(task: Task, *, reason: str, by: Actor, version: int | None = None) -> Task:
    """What was called done is not; it is to do again."""
    told = _needed(reason, "reason", _("请写明原因。"))
    return advance(task, "reopen", by=by, version=version, note=told, done_on=None, result="")


def drop_task(task: Task, *, reason: str, by: Actor, version: int | None = None) -> Task:
    """The task is not needed any more."""
    return advance(task, "drop", by=by, version=version, note=_needed(reason, "reason", _("请写明原因。")))


@transaction.atomic
def found(society: Society, *, on: date, document: str, by: Actor, version: int | None = None) -> Society:
    """Founds the society by a document; refused with every condition that is not met yet."""
    told = _needed(document, "document", _("请写成立文件的文号或名称。"))
    if not society.begun_on <= on <= today():
        raise Refused(_("成立日期应在 %s 和今天之间。") % society.begun_on, {"on": _("请改日期。")})
    return advance(society, "found", by=by, version=version, founded_on=on, document=told[:120])


def dissolve(society: Society, *, reason: str, by: Actor, version: int | None = None) -> Society:
    """Ends a society, or its preparation; what it did stays on record."""
    told = _needed(reason, "reason", _("请写明原因。"))
    return advance(society, "dissolve", by=by, version=version, note=told, dissolved_on=today())


def _needed(text: str, name: str, sentence: str) -> str:
    if not text.strip():
        raise Refused(sentence, {name: sentence})
    return text.strip()
