"""What a programme says about matters: `kinds.yaml` and `ladder.yaml`, and how the room reads what is in force.

A kind is named `<programme>/<kind>`, so that another programme can count it by naming it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Literal

from django.utils.translation import gettext as _
from pydantic import Field

from silian.kernel import money
from silian.kernel.errors import Refused
from silian.kernel.programmes import Context, Declared, Problem, Section, documents, register

KEPT_ELSEWHERE = {"title", "raised_on", "raiser", "unit", "chain", "lead", "due", "channel", "outcome", "state"}
MOST_ANSWERS = 10


class ClockRule(Declared):
    """How long a matter of this kind may take: n working days (A) or natural days (B) after 受理."""

    rule: Literal["A", "B"] = "A"
    days: int = Field(ge=1, le=365)

    @property
    def in_words(self) -> str:
        """10 个工作日, 60 日."""
        return (_("%d 个工作日") if self.rule == "A" else _("%d 日")) % self.days


class Answer(Declared):
    """A typed answer that this kind asks for beside what every matter keeps."""

    title: str = Field(min_length=1, max_length=40)
    type: Literal["text", "number", "date", "choice", "unit", "money"]
    required: bool = False
    choices: Mapping[str, str] = Field(default_factory=dict)

    def shown(self, value: Any) -> str:
        """A stored answer as people read it."""
        if self.type == "money":
            return money.show(int(value))
        return self.choices.get(str(value), str(value))


class Kind(Declared):
    """A kind of matter: its clock, whether it may be raised without an account, whether it can go to discipline."""

    title: str = Field(min_length=1, max_length=20)
    clock: ClockRule
    public: bool = False
    transfer: bool = False
    answers: Mapping[str, Answer] = Field(default_factory=dict, max_length=MOST_ANSWERS)


class Kinds(Declared):
    kinds: Mapping[str, Kind] = Field(min_length=1)


class Ladder(Declared):
    """What happens when a matter is overdue: at how many working days overdue each rung falls due."""

    urge: int = Field(default=1, ge=1)
    escalate: int = Field(default=3, ge=1)
    name: int = Field(default=6, ge=1)
    transfer: int = Field(default=10, ge=1)


def check_kinds(document: Kinds, context: Context) -> Iterable[Problem]:
    for name, kind in document.kinds.items():
        for asked, answer in kind.answers.items():
            path = ("kinds", name, "answers", asked)
            if asked in KEPT_ELSEWHERE:
                yield context.problem(path, _("“%s”在事项上已经有了，不要再问一遍（一次录入）。") % asked)
            if (answer.type == "choice") != bool(answer.choices):
                yield context.problem(path, _("choice 类型要列出 choices，其他类型不要列。"))


KINDS = register(Section("kinds", "kinds.yaml", Kinds, check=check_kinds))
LADDER = register(Section("ladder", "ladder.yaml", Ladder))


def titles_of_kinds(county: str) -> dict[str, str]:
    return {name: kind.title for name, kind in kinds_of(county).items()}


def kinds_of(county: str) -> dict[str, Kind]:
    """The kinds in force in the county, by their full names."""
    return {
        f"{programme}/{name}": kind
        for programme, document in documents(county, KINDS).items()
        for name, kind in document.kinds.items()
    }


def kind_of(county: str, name: str) -> Kind:
    """The kind of this full name; refuses with the allowed names."""
    kinds = kinds_of(county)
    if name not in kinds:
        raise Refused(
            _("没有“%(name)s”这种事项类型，可用的有：%(all)s。")
            % {"name": name, "all": "、".join(k.title for k in kinds.values()) or _("（本县还没有启用专项）")},
            {"kind": _("请选择事项类型。")},
        )
    return kinds[name]


def kind_title(county: str, name: str) -> str:
    """What people call the kind; its bare name if its programme is retired."""
    found = kinds_of(county).get(name)
    return found.title if found else name.rpartition("/")[2]


def ladders_of(county: str) -> defaultdict[str, Ladder]:
    """The ladder of each programme in force; one that declares none has the default ladder."""
    return defaultdict(Ladder, documents(county, LADDER))


def ladder_of(county: str, kind: str) -> Ladder:
    """The ladder of the programme that the kind belongs to."""
    return ladders_of(county)[kind.partition("/")[0]]


def checked_answers(kind: Kind, given: Mapping[str, Any]) -> dict[str, Any]:
    """The typed answers of this kind as they are stored; refuses with one sentence a wrong answer."""
    wrong: dict[str, object] = {}
    kept: dict[str, Any] = {}
    for name, asked in kind.answers.items():
        text = str(given.get(name, "") or "").strip()
        if not text:
            if asked.required:
                wrong[name] = _("请填写“%s”。") % asked.title
            continue
        try:
            kept[name] = _read(asked, text)
        except (ValueError, Refused):
            wrong[name] = _hint(asked)
    if wrong:
        raise Refused("；".join(str(w) for w in wrong.values()), wrong)
    return kept


def _read(asked: Answer, text: str) -> Any:
    match asked.type:
        case "number":
            return int(text)
        case "date":
            return date.fromisoformat(text).isoformat()
        case "money":
            return money.parse(text)
        case "choice":
            if text not in asked.choices:
                raise ValueError(text)
    return text[:500]


def _hint(asked: Answer) -> str:
    hints = {
        "number": _("“%s”要填整数，如 40。"),
        "date": _("“%s”要填日期，如 2022-10-14。"),
        "money": _("“%s”要填金额，如 80万元。"),
        "choice": _("“%s”要从列出的选项中选。"),
    }
    return hints.get(asked.type, "%s") % asked.title


__all__ = ["KINDS", "LADDER", "Kind", "Kinds", "Ladder", "checked_answers", "kind_of", "kind_title",
           "kinds_of", "ladder_of"]  # fmt: skip
