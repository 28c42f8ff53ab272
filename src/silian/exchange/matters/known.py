"""Which records of a file the ledger has already: by their number, or, without one, because everything is the same."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from silian.exchange.matters.drafts import Draft
from silian.exchange.matters.ledger import Words, differences, kept
from silian.exchange.spreadsheets.columns import Column
from silian.matters.lifecycle import VOID
from silian.matters.models import Matter

CHUNK = 500


class Known:
    """The matters that the drafts may be: those of their numbers, and imported ones without a number of their days."""

    def __init__(self, county: str, drafts: Iterable[Draft], columns: Iterable[Column]) -> None:
        self.labels = {column.key: column.label for column in columns}
        self.by_number: dict[str, Words] = {}
        self.by_problem: dict[tuple[date, str], list[Words]] = {}
        self.seen: dict[str, str] = {}
        numbers = [draft.row.original_number for draft in drafts if draft.row and draft.row.original_number]
        days = {draft.row.raised_on for draft in drafts if draft.row and not draft.row.original_number}
        matters = Matter.objects.filter(county_id=county).exclude(state=VOID.name)
        for at in range(0, len(numbers), CHUNK):
            some = numbers[at : at + CHUNK]
            for matter, words in kept(matters.filter(Q(number__in=some) | Q(original_number__in=some))):
                self.by_number |= {matter.original_number: words, matter.number: words}
        if days:
            imported = matters.filter(batch__isnull=False, original_number="")
            for _matter, words in kept(imported.filter(raised_on__gte=min(days), raised_on__lte=max(days))):
                self.by_problem.setdefault((words["raised_on"], words["problem"]), []).append(words)

    def holds(self, draft: Draft) -> bool:
        """Whether the ledger has this record as it stands; one that it has otherwise is flagged and not taken."""
        assert draft.row is not None
        number = draft.row.original_number
        if not number:
            near = self.by_problem.get((draft.row.raised_on, draft.source.values["problem"]), ())
            return any(not differences(words, draft.words()) for words in near)
        if number in self.seen:
            draft.flag("number", _("编号“%(n)s”和 %(cell)s 重复。") % {"n": number, "cell": self.seen[number]})
            return False
        self.seen[number] = draft.source.cell("number")
        if number not in self.by_number:
            return False
        different = differences(self.by_number[number], draft.words())
        if different:
            columns = "、".join(self.labels[key] for key in different)
            draft.flag("number", _("编号“%(n)s”在台账里已有，%(columns)s不同。请在台账里办理，导入不改已有的事项。")
                       % {"n": number, "columns": columns})  # fmt: skip
        return not different
