"""`support.yaml`: how often a paired enterprise is visited, which formation serves a landing one, where money comes from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _
from pydantic import Field

from silian.kernel.programmes import Context, Declared, Problem, Section, documents, register
from silian.organisations.sections import FORMATIONS


class Support(Declared):
    """`visit_within` counts natural days; `formation` names the N+1 of `formations.yaml`."""

    visit_within: int = Field(default=30, ge=1, le=366)
    formation: str = ""
    sources: Mapping[str, str] = Field(default_factory=dict)


def check_formation(document: Support, context: Context) -> Iterable[Problem]:
    formations = context.of(FORMATIONS)
    known = formations.formations if formations else {}
    if document.formation and document.formation not in known:
        yield context.unknown(("formation",), document.formation, known)


SUPPORT = register(Section("support", "support.yaml", Support, check=check_formation, needs=("formations",)))


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
