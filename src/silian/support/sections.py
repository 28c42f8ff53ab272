"""`support.yaml`: how often a paired enterprise is visited, which formation serves a landing one, where money comes from,
which guides are posted to enterprises."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _
from pydantic import Field

from silian.kernel.programmes import ROLES, Context, Declared, Problem, Section, documents, register
from silian.organisations.sections import FORMATIONS
from silian.support.checklists import CHECKLISTS


class Guides(Declared):
    """The guides that are posted to enterprises: their title, their role over the enterprise, and the checklist that a
    posting opens there (a name of the programme's own `checklists.yaml`, or none)."""

    title: str = Field(min_length=1, max_length=40)
    role: str = Field(min_length=1, max_length=40)
    checklist: str = ""


class Support(Declared):
    """`visit_within` counts natural days; `formation` names the N+1 of `formations.yaml`."""

    visit_within: int = Field(default=30, ge=1, le=366)
    formation: str = ""
    sources: Mapping[str, str] = Field(default_factory=dict)
    guides: Guides | None = None


def check_names(document: Support, context: Context) -> Iterable[Problem]:
    formations = context.of(FORMATIONS)
    known = formations.formations if formations else {}
    if document.formation and document.formation not in known:
        yield context.unknown(("formation",), document.formation, known)
    if document.guides:
        yield from _check_guides(document.guides, context)


def _check_guides(guides: Guides, context: Context) -> Iterable[Problem]:
    roles, checklists = context.of(ROLES), context.of(CHECKLISTS)
    if guides.role not in (names := roles.roles if roles else {}):
        yield context.unknown(("guides", "role"), guides.role, names)
    if guides.checklist and guides.checklist not in (lists := checklists.checklists if checklists else {}):
        yield context.unknown(("guides", "checklist"), guides.checklist, lists)


SUPPORT = register(
    Section("support", "support.yaml", Support, check=check_names, needs=("formations", "roles", "checklists"))
)


def support_of(county: str) -> Support:
    """What the county's programmes say about support: the first that has a `support.yaml`, or the defaults."""
    return next(iter(documents(county, SUPPORT).values()), Support())


def sources_of(county: str) -> dict[str, str]:
    """Where money may come from, over the programmes in force: the full name and the title."""
    return {
        f"{programme}/{name}": title
        for programme, document in documents(county, SUPPORT).items()
        for name, title in document.sources.items()
    }


def source_title(county: str, name: str) -> str:
    """What people call the source; its bare name if its programme is retired."""
    return sources_of(county).get(name) or name.rpartition("/")[2] or _("（未写）")


def guides_of(county: str) -> tuple[str, Guides] | None:
    """The guides that the county posts, with the programme that declares them; None where it posts none."""
    found = documents(county, SUPPORT).items()
    return next(((name, document.guides) for name, document in found if document.guides), None)
