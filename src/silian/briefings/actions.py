"""Publishing a briefing 定稿, which freezes it, and correcting it in the open 更正."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from silian.briefings.models import CorrectedFigure, Correction, FrozenFigure, FrozenRecord, Issue
from silian.briefings.permissions import CORRECT, PUBLISH
from silian.briefings.queries import Comparison, briefing, compare, draft_correction, template_of, text
from silian.briefings.rendering import Placed
from silian.indicators.queries import Extent, definition_text, digest_of, exact, lines_behind
from silian.kernel import journal
from silian.kernel.access import Actor, allow, require
from silian.kernel.calendar import now, today
from silian.kernel.errors import Refused
from silian.kernel.language import in_the_countys_language
from silian.kernel.lifecycles import lock
from silian.kernel.programmes import history
from silian.organisations.models import County


@transaction.atomic
def publish_briefing(extent: Extent, programme: str, *, as_of: date, by: Actor) -> Issue:
    """Freezes the briefing as the records give it now: text, figures, and the records with their amounts.

    Refused for a day to come, and where this cut-off was published before: what changed since is said by a correction.
    """
    allow(PUBLISH, extent.county, by)
    County.objects.select_for_update().get(pk=extent.county)  # so that two issues never take one number
    rendered = briefing(extent, programme, as_of)
    _can_be_published(extent, programme, as_of)
    head = journal.head(extent.county)
    issue = Issue(
        county_id=extent.county, programme=programme, ordinal=_next_ordinal(extent.county, programme),
        title=rendered.title or programme, as_of=as_of, unit=extent.unit, text=rendered.text,
        template=template_of(extent.county, programme), published_at=now(), by_label=by.label,
        programme_version=history(extent.county, programme)[0].version, journal_number=head.number,
        journal_head=head.head,
    )  # fmt: skip
    issue.save(force_insert=True)
    require(PUBLISH, issue, by)
    frozen = [_freeze(issue, placed, extent) for placed in rendered.figures]
    after = {"as_of": as_of.isoformat(), "figures": {f.indicator: [f.words, f.digest] for f in frozen}}
    journal.append(extent.county, "briefings.publish", by=by, subject=journal.subject_of(issue), after=after)
    return issue


def _can_be_published(extent: Extent, programme: str, as_of: date) -> None:
    if as_of > today():
        raise Refused(_("统计截止日不能晚于今天。"), {"as_of": _("请改。")})
    same = Issue.objects.filter(county_id=extent.county, programme=programme, unit=extent.unit, as_of=as_of).first()
    if same:
        sentence = _("截至这一天的简报已经定稿为“%s”。之后的变动请发更正。") % same
        raise Refused(sentence, {"as_of": _("请改统计截止日，或到那一期发更正。")})


def _next_ordinal(county: str, programme: str) -> int:
    last = Issue.objects.filter(county_id=county, programme=programme).aggregate(last=Max("ordinal"))["last"]
    return int(last or 0) + 1


@in_the_countys_language
def _freeze(issue: Issue, placed: Placed, extent: Extent) -> FrozenFigure:
    shown, lines = placed.figure, lines_behind(placed.figure, extent, issue.as_of)
    frozen = FrozenFigure(
        county_id=issue.county_id, issue=issue, start=placed.start, end=placed.end, indicator=shown.id,
        name=shown.name, rule_version=shown.entry.version, definition=definition_text(shown.entry), status=shown.status,
        words=issue.text[placed.start : placed.end], value=exact(shown), unit=shown.unit, source=shown.source,
        from_on=shown.period.start if shown.period else None, before_on=shown.period.before if shown.period else None,
        digest=digest_of(shown, extent, issue.as_of, lines),
    )  # fmt: skip
    frozen.save(force_insert=True)
    FrozenRecord.objects.bulk_create(
        FrozenRecord(
            county_id=issue.county_id, figure=frozen, part=part, row=str(x.row), kind=x.kind, record=str(x.id),
            number=x.number, title=x.title[:250], on=x.date, amount=text(x.amount),
        )
        for part, found in lines.items()
        for x in found
    )  # fmt: skip
    return frozen


@transaction.atomic
def publish_correction(issue: Issue, *, reason: str, by: Actor, figures: Collection[str] | None = None) -> Correction:
    """Publishes a correction of an issue: the frozen text stays, the notice says which numbers changed and why.

    `figures` chooses among the ids of the changed numbers; without it all are corrected.
    """
    require(CORRECT, issue, by)
    if not 2 <= len(reason.strip()) <= 300:
        raise Refused(_("请写明更正的理由。"), {"reason": _("请填写，不超过 300 个字。")})
    lock(issue)
    chosen = list(_to_correct(issue, figures))
    if not chosen:
        raise Refused(_("现在重新统计的数与已公布的一致，没有可更正的。"))
    correction = Correction(
        county_id=issue.county_id, issue=issue, ordinal=issue.corrections.count() + 1, reason=reason.strip(),
        text=draft_correction(issue, chosen), published_at=now(), by_label=by.label,
    )  # fmt: skip
    correction.save(force_insert=True)
    for told in chosen:
        CorrectedFigure(
            county_id=issue.county_id, correction=correction, figure=told.figure, old=told.stated, new=told.words_now
        ).save(force_insert=True)
    journal.append(
        issue.county_id, "briefings.correct", by=by, subject=journal.subject_of(issue), note=correction.reason,
        after={told.figure.indicator: {"old": told.stated, "new": told.words_now} for told in chosen},
    )  # fmt: skip
    return correction


def _to_correct(issue: Issue, figures: Collection[str] | None) -> Iterator[Comparison]:
    for told in compare(issue):
        if told.to_correct and (figures is None or str(told.figure.pk) in figures):
            yield told
