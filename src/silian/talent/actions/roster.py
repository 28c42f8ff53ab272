"""From a list of names to people: one line a person, the name and a mark 识别码 by which the same person is known again.

    王某某 990001200001011234      an ID number, whose check digit is looked at
    学员甲 DLXY-2021-0107          a pseudonym with a student's number

Of a mark only a keyed digest is kept. Either the whole list is taken or none of it, and the sentence names the lines.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from stdnum.cn import ric

from silian.kernel.errors import Refused
from silian.talent.models import Individual, Learner

LONGEST = 500  # people in one list
LONGEST_NAME = 60
TOLD = 5  # lines that a refusal names
LINE = re.compile(r"(?P<name>.*?)[\s,，、;；]+(?P<mark>\S+)")
MARK = re.compile(r"[0-9A-Z][0-9A-Z\-/]{3,39}")


@dataclass(frozen=True)
class Named:
    """One line: which one it is, the name, and the mark as it was typed, in capitals."""

    line: int
    name: str
    mark: str


@dataclass(frozen=True)
class Fault:
    line: int
    sentence: str


class Faulty(Refused):
    """A list that cannot be taken, with the lines that are at fault."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        told = [_("第 %(line)d 行：%(fault)s") % {"line": f.line, "fault": f.sentence} for f in faults[:TOLD]]
        rest = _("另有 %d 行要改。") % (len(faults) - TOLD) if len(faults) > TOLD else ""
        super().__init__("".join(told) + rest, {"roster": "".join(told) + rest})
        self.faults = faults


def read_roster(text: str) -> list[Named]:
    """The people of a pasted list; empty lines are passed over. Refused with the lines that cannot be read."""
    lines = [(number, unicodedata.normalize("NFKC", line).strip()) for number, line in enumerate(text.splitlines(), 1)]
    filled = [(number, line) for number, line in lines if line]
    if not 0 < len(filled) <= LONGEST:
        told = {"n": len(filled), "most": LONGEST}
        sentence = _("名单每行一人，一次 1 到 %(most)d 人，这里有 %(n)d 人。") % told
        raise Refused(sentence, {"roster": sentence})
    read = [_read(number, line) for number, line in filled]
    named = [one for one in read if isinstance(one, Named)]
    faults = [one for one in read if isinstance(one, Fault)]
    if faults := [*faults, *_repeated(named)]:
        raise Faulty(faults)
    return named


def _read(number: int, line: str) -> Named | Fault:
    found = LINE.fullmatch(line)
    if not found or not found["name"].strip():
        return Fault(number, _("要写姓名和识别码，中间空一格。"))
    name, mark = found["name"].strip(), found["mark"].upper()
    if len(name) > LONGEST_NAME:
        return Fault(number, _("姓名最多 %d 个字。") % LONGEST_NAME)
    if not MARK.fullmatch(mark):
        return Fault(number, _("识别码应是 4 位以上的数字或字母，如证件号、学号、工号。"))
    if len(mark) == 18 and mark[:17].isdigit() and not ric.is_valid(mark):
        return Fault(number, _("身份证号校验不对，请核对 18 位。"))
    return Named(number, name, mark)


def _repeated(named: Sequence[Named]) -> Iterator[Fault]:
    first: dict[str, int] = {}
    for one in named:
        if (line := first.setdefault(one.mark, one.line)) != one.line:
            yield Fault(one.line, _("识别码与第 %d 行相同。") % line)


def people_of(county: str, named: Sequence[Named], learner: str = "") -> list[Individual]:
    """Those people, in the order of the list; who is not known yet is entered.

    With a kind of `learner` each is of that kind from now on; who is of another already is refused, so that the three
    kinds stay apart. The caller's transaction carries all or none.
    """
    marks = [digest_of_mark(county, one.mark) for one in named]
    known = {person.mark: person for person in Individual.objects.filter(county_id=county, mark__in=marks)}
    pairs = list(zip(named, marks, strict=True))
    if faults := [fault for one, mark in pairs if mark in known and (fault := _clash(one, known[mark], learner))]:
        raise Faulty(faults)
    fresh = [
        Individual(county_id=county, name=one.name, mark=mark, learner=learner)
        for one, mark in pairs
        if mark not in known
    ]
    Individual.objects.bulk_create(fresh)
    if learner:
        Individual.objects.filter(pk__in=[person.pk for person in known.values()], learner="").update(learner=learner)
    known |= {person.mark: person for person in fresh}
    return [known[mark] for mark in marks]


def person_of(county: str, name: str, mark: str) -> Individual:
    """One person by name and mark."""
    try:
        return people_of(county, read_roster(f"{name.strip()} {mark.strip()}"))[0]
    except Faulty as refused:
        raise Refused(refused.faults[0].sentence, {"mark": refused.faults[0].sentence}) from refused


def digest_of_mark(county: str, mark: str) -> str:
    return salted_hmac("silian.talent.mark", f"{county}:{mark}", algorithm="sha256").hexdigest()


def _clash(one: Named, known: Individual, learner: str) -> Fault | None:
    if known.name != one.name:
        return Fault(one.line, _("这个识别码已登记在另一个姓名下，请核对。"))
    if learner and known.learner not in ("", learner):
        kind = Learner(known.learner).label
        return Fault(one.line, _("此人已登记为%s，三类学员不能重复，请从这份名单移出。") % kind)
    return None
