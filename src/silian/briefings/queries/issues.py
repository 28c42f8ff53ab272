"""Published issues, as far as somebody may read them, and the published figures that counted a record."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from django.apps import apps
from django.db.models import Prefetch, QuerySet

from silian.briefings.models import CorrectedFigure, FrozenFigure, FrozenRecord, Issue
from silian.briefings.permissions import VIEW
from silian.briefings.queries.reasons import Key
from silian.briefings.rendering import Block, laid_out
from silian.kernel import facts
from silian.kernel.access import Actor, Verb, visible
from silian.kernel.errors import NotFound


def issues_for(county: str, by: Actor, programme: str | None = None) -> QuerySet[Issue]:
    """The county's issues that this person may read, the newest first."""
    rows = visible(Issue.objects.filter(county_id=county), by, VIEW).order_by("-published_at", "-ordinal")
    return rows.filter(programme=programme) if programme else rows


def issue_for(county: str, key: Any, by: Actor) -> Issue:
    found = issues_for(county, by).filter(pk=key).first()
    if found is None:
        raise NotFound(f"briefings.issue {key}")
    return found


def figures_in(issue: Issue) -> list[FrozenFigure]:
    """The numbers of an issue in the order of its text, each with what was corrected in it since, the newest last."""
    corrected = CorrectedFigure.objects.select_related("correction").order_by("correction__ordinal")
    return list(issue.figures.prefetch_related(Prefetch("corrections", corrected)).order_by("start"))


def blocks_of(issue: Issue, figures: list[FrozenFigure]) -> Iterator[Block]:
    """The text as it was published, with its numbers."""
    return laid_out(issue.template, issue.text, figures)


def seen_among(records: Collection[Key], by: Actor) -> set[Key]:
    """Those of these records, as (kind, id), that this person may see today: an issue opens nobody's door to others' records."""
    seen: set[Key] = set()
    for kind, view in {kind: view_of(kind) for kind, _key in records}.items():
        rows = apps.get_model(kind)._default_manager.filter(pk__in=[key for of, key in records if of == kind])
        seen |= {(kind, str(key)) for key in visible(rows, by, view).values_list("pk", flat=True)}
    return seen


def view_of(kind: str) -> Verb:
    """The verb that lets a person see records of this kind, as the facts that list them say."""
    return next(facts.get(name).view for name in facts.names() if facts.get(name).listing.kind == kind)


def published_figures_of(county: str, kind: str, record: Any) -> QuerySet[FrozenFigure]:
    """Reverse trace 反查: every published figure that counted this record."""
    rows = FrozenRecord.objects.filter(county_id=county, kind=kind, record=str(record))
    found = FrozenFigure.objects.filter(pk__in=rows.values("figure")).select_related("issue")
    return found.order_by("-issue__as_of", "-issue__ordinal", "start")
