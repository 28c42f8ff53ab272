"""申诉: the office of a chain says why its published sheet is wrong; the county's office answers, and corrects."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from silian.indicators.models import Appeal, AssessedSheet
from silian.indicators.permissions import ANSWER, APPEAL
from silian.indicators.queries import ranking
from silian.indicators.telling import no_rank
from silian.kernel import journal
from silian.kernel.access import Actor, require
from silian.kernel.calendar import today
from silian.kernel.calendar.table import current_calendar
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import record_change


@transaction.atomic
def raise_appeal(sheet: AssessedSheet, *, ground: str, by: Actor) -> Appeal:
    """Appeals against a published sheet, once at a time and until the day that the publication named."""
    require(APPEAL, sheet, by)
    assessment = sheet.assessment
    if assessment.appeal_until and today() > assessment.appeal_until:
        raise Refused(_("申诉截止日是 %s，已经过了。") % assessment.appeal_until)
    if sheet.appeals.filter(answered_on=None).exists():
        raise Refused(_("已有一件申诉在等答复，请等答复后再提。"))
    appeal = Appeal(
        county_id=sheet.county_id, sheet=sheet, ground=_told(ground, "ground", _("请写明哪一行、为什么不对。")),
        raised_on=today(), by_label=by.label, due=current_calendar().rung(today(), assessment.answer_days),
    )  # fmt: skip
    appeal.save(force_insert=True)
    journal.append(
        sheet.county_id, "indicators.raise_appeal", by=by, subject=journal.subject_of(sheet), note=appeal.ground
    )
    return appeal


@transaction.atomic
def answer_appeal(appeal: Appeal, *, granted: bool, answer: str, by: Actor, version: int | None = None) -> Appeal:
    """Answers an appeal with the reason. To grant it, the records must have been mended: the correction is the recount.

    The published sheet stays as it was printed; the correction says what it was and what it is.
    """
    require(ANSWER, appeal, by)
    if appeal.answered_on:
        raise Refused(_("这件申诉已在 %s 答复。") % appeal.answered_on)
    words = _told(answer, "answer", _("请写明答复的理由。"))
    return record_change(
        appeal, "answer_appeal", by=by, version=version, note=words, granted=granted, answer=words, answered_on=today(),
        answered_by=by.label, correction=_correction(appeal.sheet) if granted else "",
    )  # fmt: skip


def _correction(sheet: AssessedSheet) -> str:
    """What the sheet was, and what it comes to when it is counted again at the same cut-off."""
    published, key = sheet.assessment, sheet.chain_id or sheet.unit_id
    assert key
    again = ranking(sheet.county_id, published.scheme, published.as_of).of(key)
    if (again.rank, again.sheet.total) == (sheet.rank, sheet.score):
        raise Refused(_("按现在的记录重新计算，总分和名次与公布的一致。申诉成立的，请先把有关记录补正。"))
    told = {
        "name": sheet.name, "old": sheet.told["total"], "old_rank": sheet.told["rank"],
        "new": again.sheet.total if again.sheet.total is not None else no_rank(),
        "new_rank": again.rank or no_rank(),
    }  # fmt: skip
    return _("%(name)s总分由 %(old)s 更正为 %(new)s，名次由 %(old_rank)s 更正为 %(new_rank)s。") % told


def _told(words: str, field: str, sentence: str) -> str:
    if not 2 <= len(words.strip()) <= 300:
        raise Refused(sentence, {field: sentence})
    return words.strip()
