"""项目记录: the journal's lines of a project, each told in a sentence."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from silian.kernel.journal.models import Entry
from silian.kernel.journal.telling import Told
from silian.projects.lifecycle import LIFECYCLE
from silian.projects.models import EndReason, Project
from silian.projects.showing.words import in_words

PROGRESS = {"record_progress", "forecast", "invest", "raise_need", "amend", "link"}
Values = Mapping[str, Any]


def history_of(project: Project) -> QuerySet[Entry]:
    """The project's lines in the journal, the newest first."""
    rows = Entry.objects.filter(county=project.county_id, subject_kind="projects.project", subject_id=str(project.pk))
    return rows.order_by("-number")


def told(project: Project) -> list[Told]:
    return [_line(entry) for entry in history_of(project)]


def _line(entry: Entry) -> Told:
    step = entry.step.rpartition(".")[2]
    after: Values = json.loads(entry.after or "{}")
    text = SENTENCES.get(step, _plain)(step, after)
    note = entry.note
    if step == "record_progress":
        text, note = entry.note, ""
    detail = "；".join(part for part in (note, _files(after)) if part)
    return Told(datetime.fromisoformat(entry.at), entry.actor_label, text, detail, step not in PROGRESS)


def _plain(step: str, after: Values) -> str:
    known = LIFECYCLE.steps.get(step)
    words, on = known.label if known else step, after.get("on")
    return _("%(step)s，%(day)s。") % {"step": words, "day": on} if on else _("%s。") % words


def _files(after: Values) -> str:
    files = after.get("files") or []
    return _("附：%s") % "、".join(files) if files else ""


def _entered(step: str, after: Values) -> str:
    return _("登记，招商单位：%s。") % after.get("source", "")


def _signed(step: str, after: Values) -> str:
    words = {"step": LIFECYCLE.steps[step].label, "title": after.get("title"), "fen": in_words(after.get("fen")),
             "day": after.get("on")}  # fmt: skip
    return _("%(step)s：%(title)s，%(fen)s，%(day)s 签订。") % words


def _landed(step: str, after: Values) -> str:
    town = after.get("township")
    place = town.get("label", "") if isinstance(town, Mapping) else ""
    return _("落地%(place)s，%(day)s。") % {"place": place, "day": after.get("on")}


def _agreement_ended(step: str, after: Values) -> str:
    return _("终止协议：%(title)s，%(on)s。") % {"title": after.get("title"), "on": after.get("on")}


def _offered(step: str, after: Values) -> str:
    return _("交给%s，等待接收。") % after.get("to", "")


def _taken(step: str, after: Values) -> str:
    keeper = after.get("keeper")
    name = keeper.get("label", "") if isinstance(keeper, Mapping) else keeper
    return _("%(unit)s接收，从 %(day)s 起跟办。") % {"unit": name, "day": after.get("on")}


def _declined(step: str, after: Values) -> str:
    return _("%s没有接收。") % after.get("receiver", "")


def _needed(step: str, after: Values) -> str:
    return _("提出需求：%s。") % after.get("matter", "")


def _forecast(step: str, after: Values) -> str:
    return _("预计总投资 %s。") % in_words(after.get("fen"))


def _invested(step: str, after: Values) -> str:
    words = {"fen": in_words(after.get("fen")), "day": after.get("on"), "source": after.get("source")}
    return _("截至 %(day)s 本期完成投资 %(fen)s，%(source)s。") % words


def _ended(step: str, after: Values) -> str:
    reason = dict(EndReason.choices).get(str(after.get("end_reason")), "")
    return _("终止项目，%(day)s：%(reason)s。") % {"day": after.get("ended_on"), "reason": reason}


SENTENCES: Mapping[str, Callable[[str, Values], str]] = {
    "admit": _entered, "sign": _signed, "sign_framework": _signed, "sign_another": _signed, "land": _landed,
    "end_agreement": _agreement_ended, "offer": _offered, "take_over": _taken, "decline": _declined,
    "raise_need": _needed, "forecast": _forecast, "invest": _invested, "end": _ended,
}  # fmt: skip
