"""`roles.yaml`: which role holds which verbs, and through which ties its anchor reaches a record.

The algebra of grants, anchors and ties is `kernel.access`; this file only fills it in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from django.apps import apps
from pydantic import Field

from silian.kernel.access import ANY, VERBS
from silian.kernel.programmes.problems import Problem
from silian.kernel.programmes.sections import Context, Declared, Section, register


class Role(Declared):
    """A role of the programme. A grant of it hangs on its `anchor`; `may` maps each verb to the ties it reaches by."""

    title: str = Field(min_length=1, max_length=40)
    anchor: Literal["unit", "chain", "self"]
    may: Mapping[str, tuple[str, ...]]


class Roles(Declared):
    roles: Mapping[str, Role]


def known_ties() -> set[str]:
    """The ties that some record kind names, and the one that reaches everything in the anchor's county."""
    return {ANY}.union(*(getattr(model, "TIES", {}) for model in apps.get_models()))


def check_words(document: Roles, context: Context) -> Iterable[Problem]:
    ties = known_ties()
    for name, role in document.roles.items():
        for verb, reached in role.may.items():
            path = ("roles", name, "may", verb)
            if verb not in VERBS:
                yield context.unknown(path, verb, VERBS)
            yield from (context.unknown(path, tie, ties) for tie in reached if tie not in ties)


ROLES = register(Section("roles", "roles.yaml", Roles, check=check_words))
