"""What a programme says about meetings: `meetings.yaml`, and how the room reads what is in force.

An organ's rule is named `<programme>/<organ>`, as a matter's kind is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Annotated, Literal

from django.utils.translation import gettext as _
from pydantic import Field, StringConstraints, model_validator

from silian.kernel.errors import Refused
from silian.kernel.programmes import Context, Declared, Problem, Section, documents, register
from silian.matters.kinds import KINDS
from silian.meetings.rules import Threshold
from silian.organisations.models import UnitKind

Ratio = Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]?/[1-9][0-9]?$")]
NUMBER = r"^[A-Z]{1,6}-?\{year\}-?\{number:0[3-8]d\}$"


class Share(Declared):
    """A share of the body: `at_least: 2/3` is 三分之二以上 and includes it, `more_than: 1/2` is 过半数."""

    at_least: Ratio | None = None
    more_than: Ratio | None = None

    @model_validator(mode="after")
    def _can_be_reached(self) -> Share:
        if bool(self.at_least) == bool(self.more_than):
            raise ValueError(_("at_least（以上，含本数）和 more_than（过，不含本数）写其中一个。"))
        try:
            self.threshold  # noqa: B018 - to see whether there is one
        except ValueError:
            raise ValueError(_("比例要在 0 和 1 之间；more_than 不能是全部。")) from None
        return self

    @property
    def threshold(self) -> Threshold:
        return Threshold(Fraction(self.at_least or self.more_than or 0), inclusive=self.at_least is not None)

    def __str__(self) -> str:
        half = "1/2" in (self.at_least, self.more_than)
        if self.at_least:
            return _("半数以上") if half else _("%s 以上") % self.at_least
        return _("过半数") if half else _("过 %s") % self.more_than


class Majority(Share):
    """The share of yes votes that adopts, of those present (到会) or of all who are entitled (应到)."""

    of: Literal["present", "entitled"] = "present"


class Organ(Declared):
    """How one kind of organ decides. `quorum` is a share of the entitled.

    `vote`: whether each decision needs one, or only a vote that was called binds (协商一致). `matter_kind` is the kind
    of matter, of the same programme, that a resolution becomes.
    """

    title: str = Field(min_length=1, max_length=30)
    held_by: tuple[UnitKind, ...] = Field(min_length=1)
    quorum: Share
    majority: Majority
    vote: Literal["always", "when_called"] = "always"
    regulation: str = Field(default="", max_length=60)
    matter_kind: str

    def __str__(self) -> str:
        """The rule in one sentence, as the page of a meeting shows it."""
        of = _("应到") if self.majority.of == "entitled" else _("到会")
        called = _("逐项表决") if self.vote == "always" else _("协商一致，提出表决时表决")
        words = {"quorum": self.quorum, "of": of, "majority": self.majority, "called": called}
        sentence = _("应到%(quorum)s到会可议定；%(of)s%(majority)s同意通过；%(called)s。") % words
        return sentence + (_("依据：%s。") % self.regulation if self.regulation else "")


class Meetings(Declared):
    """`purposes` are what funds may be committed for, by name, with their titles."""

    number: str = Field(default="HY{year}-{number:04d}", pattern=NUMBER)
    organs: Mapping[str, Organ] = Field(min_length=1)
    purposes: Mapping[str, str] = Field(default_factory=dict)


def check_organs(document: Meetings, context: Context) -> Iterable[Problem]:
    kinds = context.of(KINDS)
    known = kinds.kinds if kinds else {}
    for name, organ in document.organs.items():
        if organ.matter_kind not in known:
            yield context.unknown(("organs", name, "matter_kind"), organ.matter_kind, known)


MEETINGS = register(Section("meetings", "meetings.yaml", Meetings, check=check_organs, needs=("kinds",)))


def titles_of_organs(county: str) -> dict[str, str]:
    return {name: organ.title for name, organ in organs_of(county).items()}


def organs_of(county: str) -> dict[str, Organ]:
    """The organs' rules in force in the county, by their full names."""
    return {
        f"{programme}/{name}": organ
        for programme, document in documents(county, MEETINGS).items()
        for name, organ in document.organs.items()
    }


def organ_named(county: str, name: str) -> Organ:
    """The rule of this full name; refuses with the titles there are."""
    organs = organs_of(county)
    if name not in organs:
        titles = "、".join(organ.title for organ in organs.values()) or _("（本县还没有启用有议事规则的专项）")
        raise Refused(_("没有这种会议的议事规则，可用的有：%s。") % titles, {"kind": _("请选择会议类型。")})
    return organs[name]


def purposes_of(county: str) -> dict[str, str]:
    """What funds may be committed for, over the programmes in force: the full name and the title."""
    return {
        f"{programme}/{name}": title
        for programme, document in documents(county, MEETINGS).items()
        for name, title in document.purposes.items()
    }


def number_pattern(county: str, name: str) -> str:
    """The pattern of meeting numbers in the programme that this organ belongs to."""
    return documents(county, MEETINGS)[name.partition("/")[0]].number
