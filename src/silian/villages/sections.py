"""What a programme says about villages: `villages.yaml`, and how the room reads what is in force."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from silian.kernel.programmes import Declared, Section, documents, register


class Villages(Declared):
    """The farming patterns by name, and the days of this room.

    `grain_share`: below this percent of the plain-rice yield a season waits for an explanation, within `check_within`
    working days. A quarter is made public within `publish_within` natural days after its end, for `posted_for` days; an
    objection is answered within `answer_within` working days.
    """

    patterns: Mapping[str, str] = Field(default_factory=dict)
    grain_share: int = Field(default=95, ge=1, le=100)
    check_within: int = Field(default=10, ge=1, le=60)
    publish_within: int = Field(default=15, ge=1, le=60)
    posted_for: int = Field(default=7, ge=1, le=60)
    answer_within: int = Field(default=5, ge=1, le=60)


VILLAGES = register(Section("villages", "villages.yaml", Villages))


def is_kept(county: str) -> bool:
    """Whether a programme in force has villages to look after."""
    return bool(documents(county, VILLAGES))


def rules_of(county: str) -> Villages:
    """The first programme in force that has a `villages.yaml`, or the defaults."""
    return next(iter(documents(county, VILLAGES).values()), Villages())


def patterns_of(county: str) -> dict[str, str]:
    """The farming patterns over the programmes in force: the full name and the title."""
    return {
        f"{programme}/{name}": title
        for programme, document in documents(county, VILLAGES).items()
        for name, title in document.patterns.items()
    }


def pattern_title(county: str, name: str) -> str:
    """What people call the pattern; its bare name if its programme is retired."""
    return patterns_of(county).get(name) or name.rpartition("/")[2]
