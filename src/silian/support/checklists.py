"""`checklists.yaml`: what each body of a kind should have, with which evidence, and which unit verifies it.

A checklist is named `<programme>/<checklist>`. One that is open keeps the items with which it was opened, so that what
was complete stays so; when the programme asks for something else, it is ended and opened anew.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _
from pydantic import Field

from silian.kernel.errors import Refused
from silian.kernel.programmes import Declared, Section, documents, register
from silian.organisations.sections import Kind

MOST_ITEMS = 30
VERIFY_WITHIN = 10  # natural days


class AskedFor(Declared):
    """One item: what there should be, and the evidence that is wanted; without one a sentence will do."""

    title: str = Field(min_length=1, max_length=60)
    evidence: str = Field(default="", max_length=120)


class DeclaredChecklist(Declared):
    """`of` is the kind of unit that it is for; `verified_by` names the unit that verifies.

    `within` and `verify_within` are natural days: from the opening until every item should be claimed, and from a claim
    until it should be verified.
    """

    title: str = Field(min_length=1, max_length=40)
    of: Kind
    verified_by: str = Field(min_length=1, max_length=100)
    within: int = Field(default=90, ge=1, le=1000)
    verify_within: int = Field(default=VERIFY_WITHIN, ge=1, le=366)
    items: Mapping[str, AskedFor] = Field(min_length=1, max_length=MOST_ITEMS)


class Checklists(Declared):
    checklists: Mapping[str, DeclaredChecklist] = Field(min_length=1)


CHECKLISTS = register(Section("checklists", "checklists.yaml", Checklists))


def checklists_of(county: str) -> dict[str, DeclaredChecklist]:
    """The checklists in force in the county, by their full names."""
    return {
        f"{programme}/{name}": declared
        for programme, document in documents(county, CHECKLISTS).items()
        for name, declared in document.checklists.items()
    }


def checklist_named(county: str, name: str) -> DeclaredChecklist:
    """The checklist of this full name; refuses with those that there are."""
    known = checklists_of(county)
    if name not in known:
        titles = "、".join(each.title for each in known.values()) or _("（本县还没有启用带清单的专项）")
        raise Refused(
            _("没有“%(name)s”这种清单，可用的有：%(all)s。") % {"name": name, "all": titles}, {"kind": _("请选清单。")}
        )
    return known[name]


def titles_of_checklists(county: str) -> dict[str, str]:
    return {name: declared.title for name, declared in checklists_of(county).items()}


def checklist_title(county: str, name: str) -> str:
    """What people call it; its bare name if its programme is retired."""
    return titles_of_checklists(county).get(name) or name.rpartition("/")[2]
