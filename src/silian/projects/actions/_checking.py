"""How every deed on a project begins, and the rules that all of them share: its day, its proof, its words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from silian.kernel.access import Actor, require
from silian.kernel.attachments import attach
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import lock
from silian.projects.lifecycle import LIFECYCLE
from silian.projects.models import Project

Files = Iterable[UploadedFile[Any]]


def begin(project: Project, step: str, *, by: Actor, version: int | None = None) -> Project:
    """The project, locked, for somebody who may take this step; a stranger learns nothing from the rules that follow.

    The deed ends with `advance()` on the same step, which asks stage and guards and writes the journal.
    """
    fresh = lock(project, version=version)
    require(LIFECYCLE.steps[step].needs, fresh, by)
    return fresh


def business_day(on: date, since: date, field: str = "on") -> date:
    """The day of which something is told: never ahead of today, nor before what it follows on (`since`)."""
    if on > today():
        raise Refused(_("日期不能晚于今天。"), {field: _("日期不能晚于今天。")})
    if on < since:
        sentence = _("不能早于上一步的日期 %s。") % since
        raise Refused(sentence, {field: sentence})
    return on


def needed(text: str, field: str, most: int = 200) -> str:
    """The text without its margins and without what a page cannot show; refuses an empty or a long one."""
    kept = "".join(c for c in text if c in "\n\t" or c.isprintable()).strip()
    if not kept:
        raise Refused(_("请填写这一项。"), {field: _("请填写。")})
    if len(kept) > most:
        sentence = _("请写在 %d 个字以内。") % most
        raise Refused(sentence, {field: sentence})
    return kept


def positive(fen: int | None, field: str = "fen") -> int:
    if not fen or fen < 0:
        raise Refused(_("请填写金额，要大于零。"), {field: _("要大于零。")})
    return fen


def keep_proof(project: Project, proof: Files, *, by: Actor, required: str = "") -> list[str]:
    """Attaches the files and gives their names; `required` says what has to be shown and is refused when missing."""
    kept = [attach(file, to=project, by=by).name for file in proof]
    if required and not kept:
        sentence = _("请附上%s（照片或扫描件）。") % required
        raise Refused(sentence, {"proof": sentence})
    return kept
