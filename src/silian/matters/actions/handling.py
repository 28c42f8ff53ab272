"""Handling 办理: taking a matter up, measures and progress, handing it back, handing it in for closing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from silian.kernel.access import Actor
from silian.kernel.attachments import attach, attached_to
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import advance, lock
from silian.matters.models import HandIn, Matter, Measure, Outcome, Return, Round
from silian.organisations.models import Person


@transaction.atomic
def take_up(matter: Matter, *, by: Actor, version: int | None = None) -> Matter:
    """接件: the unit begins."""
    return advance(matter, "take_up", by=by, version=version)


@transaction.atomic
def hand_back(matter: Matter, *, reason: str, words: str, by: Actor, version: int | None = None) -> Matter:
    """退单 with a reason code; the second one sends the matter to the joint committee's next agenda."""
    fresh = lock(matter, version=version)
    if reason not in Return.Reason.values:
        raise Refused(_("请选择退单原因。"), {"reason": _("请选择。")})
    if not words.strip():
        raise Refused(_("请说明为什么退单，应由谁办。"), {"words": _("请填写。")})
    if fresh.lead is None:
        raise Refused(_("还没有交办，不能退单。"))
    row = Return(
        county_id=fresh.county_id, matter=fresh, round=fresh.round, unit=fresh.lead, reason=reason,
        words=words.strip()[:200], on=today(),
    )  # fmt: skip
    row.save(force_insert=True)
    details = {"reason": reason, "nth": fresh.returns.count()}
    return advance(matter, "hand_back", by=by, version=version, note=words.strip(), details=details)


@transaction.atomic
def record_progress(
    matter: Matter, *, words: str, by: Actor, files: Iterable[UploadedFile[Any]] = (), version: int | None = None
) -> Matter:
    """记进展: a sentence and its evidence, in the matter's history."""
    if not words.strip():
        raise Refused(_("请写一句进展。"), {"words": _("请填写。")})
    kept = [attach(f, to=matter, by=by).name for f in files]
    return advance(matter, "record_progress", by=by, version=version, note=words.strip(), details={"files": kept})


@transaction.atomic
def add_measure(
    matter: Matter, *, text: str, by: Actor, due: date | None = None, person: Person | None = None,
    version: int | None = None,
) -> Measure:  # fmt: skip
    """加措施: what will be done, by whom, by when; its own deadline lies within the matter's."""
    fresh = lock(matter, version=version)
    if not text.strip():
        raise Refused(_("请写明措施。"), {"text": _("请填写。")})
    if due and fresh.round.due and due > fresh.round.due:
        raise Refused(
            _("措施的时限不能晚于事项的时限 %s；确需延后，请先申请延期。") % fresh.round.due, {"due": _("请提前。")}
        )
    measure = Measure(county_id=fresh.county_id, round=fresh.round, text=text.strip()[:300], due=due, person=person)
    measure.save(force_insert=True)
    advance(matter, "add_measure", by=by, version=version, details={"measure": measure.text, "due": due})
    return measure


@transaction.atomic
def complete_measure(
    measure: Measure, *, result: str, by: Actor, files: Iterable[UploadedFile[Any]] = (), done_on: date | None = None
) -> Measure:
    """Marks a measure done, with what came of it and its evidence."""
    measure = lock(measure)
    if measure.done_on:
        raise Refused(_("这项措施已在 %s 完成。") % measure.done_on)
    if not result.strip():
        raise Refused(_("请写明完成情况。"), {"result": _("请填写。")})
    day = done_on or today()
    if day > today():
        raise Refused(_("完成日期不能晚于今天。"), {"done_on": _("不能晚于今天。")})
    kept = [attach(f, to=measure, by=by).name for f in files]
    measure.done_on, measure.result = day, result.strip()[:300]
    measure.save(update_fields=["done_on", "result"])
    matter = measure.round.matter
    advance(matter, "complete_measure", by=by, note=measure.result, details={"measure": measure.text, "files": kept})
    return measure


@transaction.atomic
def hand_in(
    matter: Matter,
    *,
    outcome: str,
    summary: str,
    by: Actor,
    files: Iterable[UploadedFile[Any]] = (),
    version: int | None = None,
) -> Matter:
    """申请销号: what came of it, with evidence. The clock stops today if somebody else signs it."""
    fresh = lock(matter, version=version)
    if outcome not in Outcome.values:
        raise Refused(_("请选择结论。"), {"outcome": _("请选择。")})
    if not summary.strip():
        raise Refused(_("请写明办理结果。"), {"summary": _("请填写。")})
    kept = [attach(f, to=matter, by=by).name for f in files]
    if not _has_evidence(fresh.round, matter):
        raise Refused(_("申请销号要有佐证。请上传照片、文件或回函。"), {"files": _("请上传佐证。")})
    Round.objects.filter(pk=fresh.round.pk).update(
        handed_in_on=today(), handed_in_by=by.id, summary=summary.strip(), outcome=outcome
    )
    HandIn(county_id=fresh.county_id, round=fresh.round, on=today(), by_label=by.label).save(force_insert=True)
    details = {"outcome": outcome, "files": kept}
    return advance(matter, "hand_in", by=by, version=version, note=summary.strip(), details=details)


def _has_evidence(current: Round, matter: Matter) -> bool:
    return attached_to(matter).exists() or any(attached_to(m).exists() for m in current.measures.all())
