"""What a programme says about open inquiry sessions: `inquiries.yaml`, and how the room reads what is in force."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _
from pydantic import Field

from silian.kernel.errors import Refused
from silian.kernel.programmes import Context, Declared, Problem, Section, documents, register
from silian.matters.kinds import KINDS

NUMBER = r"^[A-Z]{1,6}-?\{year\}-?\{number:0[3-8]d\}$"


class FilingRule(Declared):
    """To whom unanswered inquiries are filed, `{township}` for the village's; receipt is due in working days."""

    to: str = Field(min_length=1, max_length=60)
    number: str = Field(default="BS{year}-{number:04d}", pattern=NUMBER)
    received_within: int = Field(default=3, ge=1, le=60)


class Inquiries(Declared):
    """The sessions of one programme.

    `matter_kind` is the kind, of the same programme, that a promised or unanswered inquiry becomes; `unanswered_measure`
    what has to be done about one that nobody answered. `posted_for` are natural days, `objections_within` working days.
    """

    title: str = Field(min_length=1, max_length=30)
    number: str = Field(default="ZX{year}-{number:04d}", pattern=NUMBER)
    matter_kind: str
    unanswered_measure: str = Field(min_length=4, max_length=200)
    topics: Mapping[str, str] = Field(min_length=1)
    posted_for: int = Field(default=7, ge=1, le=365)
    objections_within: int = Field(default=5, ge=1, le=60)
    filing: FilingRule


def check_inquiries(document: Inquiries, context: Context) -> Iterable[Problem]:
    kinds = context.of(KINDS)
    known = kinds.kinds if kinds else {}
    if document.matter_kind not in known:
        yield context.unknown(("matter_kind",), document.matter_kind, known)
    if "{township}" not in document.filing.to:
        yield context.problem(("filing", "to"), _("写报送给谁，用 {township} 代表乡镇，如 '{township}纪委'。"))


INQUIRIES = register(Section("inquiries", "inquiries.yaml", Inquiries, check=check_inquiries, needs=("kinds",)))


def inquiries_of(county: str) -> dict[str, Inquiries]:
    """What the programmes in force say of inquiry sessions, by the programme's name."""
    return dict(documents(county, INQUIRIES))


def rules_of(county: str, programme: str) -> Inquiries:
    """What this programme says; refuses where it is no longer in force."""
    found = inquiries_of(county).get(programme)
    if found is None:
        raise Refused(_("本县没有启用质询会的专项，请先启用。"), {"programme": _("请先启用专项。")})
    return found


def titles_of_topics(county: str) -> dict[str, str]:
    return {name: title for rules in inquiries_of(county).values() for name, title in rules.topics.items()}
