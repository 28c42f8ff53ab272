"""`dashboard.yaml`: what a programme puts in front of a leader."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _
from pydantic import Field

from silian.indicators.sections import INDICATORS, SCORING, definitions
from silian.kernel.programmes import PROGRAMME, Context, Declared, Problem, Section, documents, register


class Dashboard(Declared):
    """`scheme` ranks; a score of `on_track` or more keeps pace, of `slow` or more is slow. `figures` stand large on top."""

    scheme: str = ""
    on_track: int = Field(default=80, ge=0, le=200)
    slow: int = Field(default=70, ge=0, le=200)
    figures: tuple[str, ...] = Field(default=(), max_length=6)


def check_dashboard(document: Dashboard, context: Context) -> Iterable[Problem]:
    listed, scoring = context.of(INDICATORS), context.of(SCORING)
    known = definitions(listed, context.of(PROGRAMME)) if listed else {}
    for position, name in enumerate(document.figures):
        if known and name not in known:
            yield context.unknown(("figures", position), name, known)
    schemes = [scheme.id for scheme in scoring.schemes] if scoring else []
    if document.scheme and document.scheme not in schemes:
        yield context.unknown(("scheme",), document.scheme, schemes)
    if document.slow > document.on_track:
        yield context.problem(("slow",), _("slow 不能高于 on_track。"))


DASHBOARD = register(
    Section(
        "dashboard", "dashboard.yaml", Dashboard, check=check_dashboard, needs=("programme", "indicators", "scoring")
    )
)


def dashboard_of(county: str) -> tuple[str, Dashboard] | None:
    """The first programme in force that has a dashboard, with it; None where none has."""
    return next(iter(documents(county, DASHBOARD).items()), None)
