"""办理记录: the journal's lines of a matter, each told in a sentence."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from silian.kernel.journal.models import Entry
from silian.kernel.journal.telling import Told
from silian.kernel.masking import mask_text
from silian.matters.lifecycle import LIFECYCLE
from silian.matters.models import CallBack, Escalation, Matter, Outcome, Publication, Return

PROGRESS = {"record_progress", "add_measure", "complete_measure", "urge", "escalate", "call_back", "publish"}
Values = Mapping[str, Any]


def told(matter: Matter, entry: Entry) -> Told:
    """The entry in a sentence, the raiser's name and every number masked."""
    step = entry.step.rpartition(".")[2]
    after: Values = json.loads(entry.after or "{}")
    before: Values = json.loads(entry.before or "{}")
    text = SENTENCES.get(step, _plain)(step, after, before)
    detail = "；".join(part for part in (entry.note, _files(after)) if part)
    names = [matter.raiser_name] if matter.raiser_name else []
    if step == "record_progress":
        text, detail = entry.note, _files(after)
    return Told(
        datetime.fromisoformat(entry.at), entry.actor_label, mask_text(text, names), mask_text(detail, names),
        step not in PROGRESS,
    )  # fmt: skip


def _plain(step: str, after: Values, before: Values) -> str:
    known = LIFECYCLE.steps.get(step)
    return _("%s。") % (known.label if known else step)


def _files(after: Values) -> str:
    files = after.get("files") or []
    return _("附：%s") % "、".join(files) if files else ""


def _label(value: Any) -> str:
    return str(value.get("label", "")) if isinstance(value, Mapping) else str(value or "")


def _day(value: Any) -> str:
    return str(value or "")[:10] or _("未定")


def _entered(step: str, after: Values, before: Values) -> str:
    source = str(after.get("source", ""))
    if source.startswith("batch:"):
        return _("从原台账导入。")
    return _("网上提出，没有登录。") if source == "public" else _("登记，来源：%s。") % source


def _accepted(step: str, after: Values, before: Values) -> str:
    due = _("受理，时限 %s。") % _day(after.get("due"))
    return due + _("日历未发布，时限是暂定的。") if after.get("provisional") else due


def _assigned(step: str, after: Values, before: Values) -> str:
    to = " ".join(part for part in (_label(after.get("lead")), _label(after.get("handler"))) if part)
    words = (_("交办%s") if step == "assign" else _("改派%s")) % to
    helping = after.get("supporting") or []
    words += _("，协办%s") % "、".join(helping) if helping else ""
    measure = after.get("measure")
    return words + (_("，措施：%s。") % measure if measure else "。")


def _returned(step: str, after: Values, before: Values) -> str:
    reason = dict(Return.Reason.choices).get(str(after.get("reason")), "")
    return _("第 %(nth)s 次退单：%(reason)s。") % {"nth": after.get("nth"), "reason": reason}


def _planned(step: str, after: Values, before: Values) -> str:
    due = after.get("due")
    words = _("加措施：%s") % after.get("measure")
    return words + (_("，%s 前完成。") % _day(due) if due else "。")


def _done(step: str, after: Values, before: Values) -> str:
    return _("完成措施：%s。") % after.get("measure")


def _asked(step: str, after: Values, before: Values) -> str:
    if step == "request_extension":
        return _("申请延期 %s 日。") % after.get("days")
    until = after.get("to_on")
    words = _("申请从 %s 起暂停") % _day(after.get("from_on"))
    return words + (_("，%s 恢复。") % _day(until) if until else "。")


def _agreed(step: str, after: Values, before: Values) -> str:
    words = _("批准延期，时限改为 %s。") if step == "extend" else _("批准暂停，时限暂定 %s。")
    return words % _day(after.get("due"))


def _resumed(step: str, after: Values, before: Values) -> str:
    return _("恢复计时，时限 %s。") % _day(after.get("due"))


def _handed_in(step: str, after: Values, before: Values) -> str:
    return _("申请销号，结论：%s。") % dict(Outcome.choices).get(str(after.get("outcome")), "")


def _signed(step: str, after: Values, before: Values) -> str:
    on_time = {"True": _("，按时办结"), "False": _("，逾期办结")}.get(str(after.get("on_time")), "")
    return _("销号，办结日期 %(day)s%(on_time)s。") % {"day": _day(after.get("handled_on")), "on_time": on_time}


def _called(step: str, after: Values, before: Values) -> str:
    return _("回访：%s。") % dict(CallBack.Answer.choices).get(str(after.get("answer")), "")


def _redone(step: str, after: Values, before: Values) -> str:
    return _("重办，新的时限 %s。") % _day(after.get("due"))


def _urged(step: str, after: Values, before: Values) -> str:
    return _("催办%s。") % after.get("to", "")


def _escalated(step: str, after: Values, before: Values) -> str:
    rung = dict(Escalation.Rung.choices).get(str(after.get("rung")), "")
    return _("%(day)s 起%(rung)s。") % {"day": _day(after.get("due_on")), "rung": rung}


def _merged(step: str, after: Values, before: Values) -> str:
    return _("并入 %s，由那一件继续办理。") % after.get("into")


def _reckoned(step: str, after: Values, before: Values) -> str:
    if after.get("shorter"):
        return _("放假安排调整，时限可缩短到 %s，待确认。") % _day(after["shorter"])
    moved = {"before": _day(before.get("due")), "after": _day(after.get("due"))}
    return _("放假安排调整，时限由 %(before)s 改为 %(after)s。") % moved


def _confirmed(step: str, after: Values, before: Values) -> str:
    return _("确认缩短的时限 %s。") % _day(after.get("due"))


def _published(step: str, after: Values, before: Values) -> str:
    return _("公示在%s。") % dict(Publication.Place.choices).get(str(after.get("place")), "")


def _looked(step: str, after: Values, before: Values) -> str:
    return _("查看未遮盖的原文。")


SENTENCES: Mapping[str, Callable[[str, Values, Values], str]] = {
    "admit": _entered, "accept": _accepted, "assign": _assigned, "reassign": _assigned, "hand_back": _returned,
    "add_measure": _planned, "complete_measure": _done, "request_extension": _asked, "request_pause": _asked,
    "extend": _agreed, "pause": _agreed, "resume": _resumed, "hand_in": _handed_in, "sign_off": _signed,
    "call_back": _called, "redo": _redone, "urge": _urged, "escalate": _escalated, "merge": _merged,
    "reckon_anew": _reckoned, "confirm_due": _confirmed, "publish": _published, "see_original": _looked,
}  # fmt: skip
