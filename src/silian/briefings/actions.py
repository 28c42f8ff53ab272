"""Publishing a briefing 定稿, which freezes it, and correcting it in the open 更正."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from silian.briefings.models import CorrectedFigure, Correction, FrozenFigure, FrozenRecord, Issue
from silian.briefings.permissions import CORRECT, PUBLISH
from silian.briefings.queries import Comparison, briefing, compare, digest_of, exact, lines_behind, template_of
from silian.briefings.rendering import Placed
from silian.indicators.catalogue import catalogue
from silian.indicators.queries import Extent, definition_text
from silian.kernel import journal
from silian.kernel.access import Actor, allow
from silian.kernel.calendar import now, today
from silian.kernel.errors import Refused


@transaction.atomic
def publish_briefing(extent: Extent, programme: str, *, as_of: date, by: Actor) -> Issue:
    """Freezes the briefing as the records give it now: text, figures, and the records with their amounts."""
    allow(PUBLISH, extent.county, by)
    if as_of > today():
        raise Refused(_("统计截止日不能晚于今天。"), {"as_of": _("请改。")})
    rendered = briefing(extent, programme, as_of)
    if not rendered.figures:
        raise Refused(_("模板里没有一个数字，不能定稿。"))
    issue = Issue(
        county_id=extent.county, programme=programme, ordinal=_next_ordinal(extent.county, programme),
        title=rendered.title or programme, as_of=as_of, unit=extent.unit, text=rendered.text,
        template=template_of(extent.county, programme), published_at=now(), by_label=by.label,
        programme_version=max((e.version for e in catalogue(extent.county, as_of, programme)), default=0),
        journal_head=journal.head(extent.county).head,
    )  # fmt: skip
    issue.save(force_insert=True)
    frozen = [_freeze(issue, placed, extent) for placed in rendered.figures]
    after = {"as_of": as_of.isoformat(), "figures": {f.indicator: [f.words, f.digest] for f in frozen}}
    journal.append(extent.county, "briefings.publish", by=by, subject=journal.subject_of(issue), after=after)
    return issue


def _next_ordinal(county: str, programme: str) -> int:
    last = Issue.objects.filter(county_id=county, programme=programme).aggregate(last=Max("ordinal"))["last"]
    return int(last or 0) + 1


def _freeze(issue: Issue, placed: Placed, extent: Extent) -> FrozenFigure:
    shown, lines = placed.figure, lines_behind(placed.figure, extent, issue.as_of)
    frozen = FrozenFigure(
        county_id=issue.county_id, issue=issue, start=placed.start, end=placed.end, indicator=shown.id,
        name=shown.name, definition=definition_text(shown.entry), status=shown.status,
        words=issue.text[placed.start : placed.end], value=exact(shown), unit=shown.unit, source=shown.source,
        from_on=shown.period.start if shown.period else None, before_on=shown.period.before if shown.period else None,
        digest=digest_of(shown, extent, issue.as_of, lines),
    )  # fmt: skip
    frozen.save(force_insert=True)
    FrozenRecord.objects.bulk_create(
        FrozenRecord(
            county_id=issue.county_id, figure=frozen, part=part, row=str(x.row), kind=x.kind, record=str(x.id),
            number=x.number, title=x.title[:250], on=x.date, amount="" if x.amount is None else str(x.amount),
        )
        for part, found in lines.items()
        for x in found
    )  # fmt: skip
    return frozen


def _draft_correction(comparisons: Sequence[Comparison]) -> str:
    """The notice that says old and new of each number that is no longer what was published."""
    sentences = [
        _("“%(name)s”原为 %(old)s %(unit)s，更正为 %(new)s %(unit)s。")
        % {"name": c.figure.name, "old": c.figure.words, "new": c.words_now, "unit": c.figure.unit}
        for c in comparisons
        if c.differs and c.figure.words != c.words_now
    ]
    return "".join(sentences)


@transaction.atomic
def publish_correction(issue: Issue, *, reason: str, by: Actor, figures: Sequence[str] | None = None) -> Correction:
    """Publishes a correction of an issue: the frozen text stays, the notice says which numbers changed and why.

    `figures` chooses among the ids of the changed numbers; without it all are corrected.
    """
    allow(CORRECT, issue.county_id, by)
    if not reason.strip():
        raise Refused(_("请写明更正的理由。"), {"reason": _("请填写。")})
    changed = [c for c in compare(issue) if c.figure.words != c.words_now and c.words_now != _last_words(c.figure)]
    chosen = [c for c in changed if figures is None or str(c.figure.pk) in figures]
    if not chosen:
        raise Refused(_("现在重新统计的数与已公布的一致，没有可更正的。"))
    correction = Correction(
        county_id=issue.county_id, issue=issue, ordinal=issue.corrections.count() + 1, reason=reason.strip()[:300],
        text=_draft_correction(chosen), published_at=now(), by_label=by.label,
    )  # fmt: skip
    correction.save(force_insert=True)
    for c in chosen:
        CorrectedFigure(
            county_id=issue.county_id, correction=correction, figure=c.figure, old=c.figure.words, new=c.words_now
        ).save(force_insert=True)
    journal.append(
        issue.county_id, "briefings.correct", by=by, subject=journal.subject_of(issue), note=correction.reason,
        after={c.figure.indicator: {"old": c.figure.words, "new": c.words_now} for c in chosen},
    )  # fmt: skip
    return correction


def _last_words(figure: FrozenFigure) -> str:
    last = figure.corrections.order_by("correction__ordinal").last()
    return last.new if last else ""
