"""Briefings: rendered from the records of today, compared with what was published, and traced from a record."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from silian.briefings.models import FrozenFigure, FrozenRecord, Issue
from silian.briefings.rendering import Rendered, render
from silian.briefings.sections import TEMPLATE, slots
from silian.indicators.presentation import shown
from silian.indicators.queries import Extent, Figure, figure, figures, record_list
from silian.kernel.errors import NotFound, Refused
from silian.kernel.journal.chain import canonical, utc_text
from silian.kernel.journal.models import Entry
from silian.kernel.programmes import document
from silian.kernel.rules import Line, Rule

DENOMINATOR, NUMERATOR = "denominator", "numerator"


def template_of(county: str, programme: str) -> str:
    """The programme's briefing template; refused where it has none."""
    found = document(county, programme, TEMPLATE)
    if found is None:
        raise Refused(_("专项“%s”没有简报模板（briefing.md）。") % programme)
    return found.text


def briefing(extent: Extent, programme: str, as_of: date) -> Rendered:
    """The briefing as the records give it now."""
    template = template_of(extent.county, programme)
    wanted = {slot[1] for slot in slots(template)}
    return render(template, {f.id: f for f in figures(extent, as_of, ids=wanted)})


def lines_behind(figure: Figure, extent: Extent, as_of: date) -> dict[str, list[Line]]:
    """All records behind a figure, by part; none where it is not counted from records."""
    rule = figure.entry.definition
    if not isinstance(rule, Rule):
        return {}
    parts = {DENOMINATOR: record_list(extent, figure.id, as_of, by=None)}
    if rule.part:
        parts[NUMERATOR] = record_list(extent, figure.id, as_of, by=None, numerator=True)
    return parts


def digest_of(figure: Figure, extent: Extent, as_of: date, lines: dict[str, list[Line]]) -> str:
    """A digest over what a figure is and the records behind it: equal only if nothing changed."""
    rows = {part: sorted([str(x.row), str(x.id), str(x.amount)] for x in found) for part, found in lines.items()}
    of = {
        "indicator": figure.id, "programme": figure.entry.programme, "version": figure.entry.version,
        "county": extent.county, "unit": str(extent.unit.pk) if extent.unit else "", "as_of": as_of.isoformat(),
        "from": str(figure.period and figure.period.start), "value": exact(figure), "rows": rows,
    }  # fmt: skip
    return hashlib.sha256(canonical(of).encode()).hexdigest()


def exact(figure: Figure) -> str:
    """A figure's value without rounding, as text: n, n/m or a decimal; empty where there is none."""
    return "" if figure.value is None else str(figure.value)


@dataclass(frozen=True)
class Change:
    """A record that a recount adds, removes or counts with another amount, and why, as the journal tells it."""

    what: str  # added | removed | changed
    kind: str
    record: str
    number: str
    title: str
    old: str
    new: str
    why: str


@dataclass(frozen=True)
class Comparison:
    """A published number beside the same number counted again now, over the same window and cut-off."""

    figure: FrozenFigure
    now: Figure
    changes: tuple[Change, ...]

    @property
    def differs(self) -> bool:
        return bool(self.changes) or self.figure.value != exact(self.now)

    @property
    def words_now(self) -> str:
        return shown(self.now)


def compare(issue: Issue) -> list[Comparison]:
    """Counts every number of a published issue again: what was added, removed or changed since, and why."""
    extent = Extent(issue.county_id, unit=issue.unit)
    found = []
    for frozen in issue.figures.order_by("start"):
        now = figure(extent, frozen.indicator, issue.as_of)
        found.append(Comparison(frozen, now, tuple(_changes(frozen, now, extent, issue))))
    return found


def _changes(frozen: FrozenFigure, now: Figure, extent: Extent, issue: Issue) -> Iterable[Change]:
    before = {(r.part, r.row): r for r in frozen.records.all()}
    after = {(part, str(x.row)): x for part, lines in lines_behind(now, extent, issue.as_of).items() for x in lines}
    seen: set[str] = set()
    for key in sorted(before.keys() | after.keys(), key=str):
        old, new = before.get(key), after.get(key)
        if old and new and old.amount == _text(new.amount):
            continue
        change = _change(old, new, issue)
        if change.record not in seen:  # a ratio's record stands in both lists, and is told once
            seen.add(change.record)
            yield change


def _change(old: FrozenRecord | None, new: Line | None, issue: Issue) -> Change:
    kind, record = (new.kind, str(new.id)) if new else (old.kind, old.record) if old else ("", "")
    return Change(
        what="added" if old is None else "removed" if new is None else "changed",
        kind=kind, record=record,
        number=new.number if new else old.number if old else "",
        title=new.title if new else old.title if old else "",
        old=old.amount if old else "", new=_text(new.amount) if new else "",
        why=_why(kind, record, issue),
    )  # fmt: skip


def _why(kind: str, record: str, issue: Issue) -> str:
    """The last thing that the journal tells of the record since the issue was published."""
    since = Entry.objects.filter(
        county=issue.county_id, subject_kind=kind, subject_id=record, at__gt=utc_text(issue.published_at)
    )
    first, last = since.order_by("number").first(), since.order_by("number").last()
    if last is None or first is None:
        return _("口径或组织变动")
    late = first.step.endswith(".admit") or first.step.split(".")[1].startswith(("enter", "record", "open", "sign"))
    words = last.note or step_label(last)
    return _("定稿后补录：%s") % words if late else words


def step_label(entry: Entry) -> str:
    """What people call the step of a journal entry, where a lifecycle knows it."""
    from django.apps import apps

    app, _dot, step = entry.step.partition(".")
    for model in apps.get_models():
        lifecycle = getattr(model, "LIFECYCLE", None)
        if lifecycle and model._meta.app_label == app and step in lifecycle.steps:
            return str(lifecycle.steps[step].label)
    return entry.step


def issues_of(county: str, programme: str | None = None) -> QuerySet[Issue]:
    rows = Issue.objects.filter(county_id=county).order_by("-published_at", "-ordinal")
    return rows.filter(programme=programme) if programme else rows


def issue_for(county: str, key: Any) -> Issue:
    found = Issue.objects.filter(county_id=county, pk=key).first()
    if found is None:
        raise NotFound(f"briefings.issue {key}")
    return found


def published_figures_of(county: str, kind: str, record: Any) -> QuerySet[FrozenFigure]:
    """Reverse trace 反查: every published figure that counted this record."""
    rows = FrozenRecord.objects.filter(county_id=county, kind=kind, record=str(record))
    return FrozenFigure.objects.filter(pk__in=rows.values("figure")).select_related("issue").order_by("-issue__as_of")


def _text(amount: Any) -> str:
    return "" if amount is None else str(amount)
