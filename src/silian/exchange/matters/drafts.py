"""From a row of a file to a draft: a row of the ledger whose names may still have to be made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from silian.chains.models import Chain
from silian.exchange.matters.ledger import title_and_detail
from silian.exchange.matters.names import Named, Names, Planned, Unknown, thing
from silian.exchange.spreadsheets.tables import Flag, TableRow
from silian.matters.actions import Row
from silian.matters.lifecycle import ACCEPTED_AND_OPEN, AWAITING_SIGN_OFF, CLOSED, LIFECYCLE, PAUSED
from silian.matters.models import Channel
from silian.organisations.models import Person, Unit

FIELD_OF = {"title": "problem", "due": "due"}  # the row's fields whose column has another key
WITH_RESULT = {s.name for s in LIFECYCLE.states.values() if s.final} | {AWAITING_SIGN_OFF.name}


@dataclass
class Draft:
    """A record of the file. `row` has no names yet; it is None where the file does not give what every matter needs."""

    source: TableRow
    flags: list[Flag]
    measures: list[str] = field(default_factory=list)
    row: Row | None = None
    raiser: Unit | None = None
    chain: Named[Chain] | None = None
    lead: Named[Unit] | None = None
    handler: Named[Person] | None = None

    @property
    def refused(self) -> bool:
        return any(flag.refuses for flag in self.flags)

    @property
    def planned(self) -> Iterator[tuple[Planned[Any], str]]:
        """What has to be made for this draft, with the cell that names it."""
        for key, named in (("chain", self.chain), ("lead", self.lead), ("handler", self.handler)):
            if isinstance(named, Planned):
                yield named, self.source.cell(key)

    def flag(self, key: str, message: str, *, refuses: bool = True) -> None:
        self.flags.append(Flag(self.source.sheet, self.source.cell(key), message, refuses))

    def entry(self) -> Row:
        """The row with its records; call it when everything planned has been made."""
        assert self.row is not None
        return replace(
            self.row, measures=tuple(self.measures), raiser_unit=self.raiser, chain=thing(self.chain),
            lead=thing(self.lead), handler=thing(self.handler),
        )  # fmt: skip

    def words(self) -> dict[str, Any]:
        """The values of the columns that the file has, as `ledger.words_of()` gives those of a matter."""
        named = {"chain": self.chain, "lead": self.lead, "handler": self.handler, "raiser": self.raiser}
        shown = {key: record.name for key, record in named.items() if record is not None}
        return {key: shown.get(key, value) for key, value in self.source.values.items() if key not in OWN} | (
            {"measures": self.measures} if "measures" in self.source.values else {}
        )


OWN = {"ordinal", "number"}


def drafts_of(rows: Iterable[TableRow], names: Names) -> list[Draft]:
    """The records of the file; a row that is merged with the one above adds its measure to that record."""
    drafts: list[Draft] = []
    for row in rows:
        if drafts and _goes_on(row, drafts[-1]):
            drafts[-1].measures += row.values.get("measures") or []
            drafts[-1].flags += row.flags
            drafts[-1].flags.append(_joined(row, drafts[-1]))
        else:
            drafts.append(_draft(row, names))
    return drafts


def _goes_on(row: TableRow, above: Draft) -> bool:
    same_sheet = row.sheet == above.source.sheet
    return same_sheet and "problem" in row.filled and (row.values.get("number") is None or "number" in row.filled)


def _joined(row: TableRow, above: Draft) -> Flag:
    message = _("和第 %d 行是同一件事项，只取它的措施。") % above.source.number
    return Flag(row.sheet, row.cell("problem"), message, False)


def _draft(row: TableRow, names: Names) -> Draft:
    draft = Draft(row, list(row.flags), list(row.values.get("measures") or []))
    _resolve(draft, names)
    values = row.values
    if all(values.get(key) is not None for key in ("kind", "problem", "raised_on", "state")):
        draft.row = _row(draft, values)
        for name, sentence in draft.row.faults().items():
            draft.flag(FIELD_OF.get(name, name), sentence)
        _tell(draft, draft.row)
    return draft


def _resolve(draft: Draft, names: Names) -> None:
    """Finds who is meant; what cannot be resolved is flagged at its cell."""

    def found(key: str, find: Callable[[str], Any]) -> Any:
        word = draft.source.values.get(key)
        try:
            return find(word) if word else None
        except Unknown as unknown:
            draft.flag(key, str(unknown))
            return None

    draft.raiser = found("raiser", names.raiser)
    draft.chain = found("chain", names.chain)
    draft.lead = found("lead", names.lead)
    if draft.lead or not draft.source.values.get("lead"):
        draft.handler = found("handler", lambda word: names.person(word, draft.lead))


def _row(draft: Draft, values: dict[str, Any]) -> Row:
    title, detail = title_and_detail(values["problem"])
    with_result = values["state"] in WITH_RESULT
    return Row(
        kind=values["kind"], title=title, detail=detail, channel=values.get("channel") or Channel.OTHER,
        raised_on=values["raised_on"], state=values["state"], original_number=values.get("number") or "",
        raiser_name="" if draft.raiser else values.get("raiser") or "", due=values.get("due"),
        outcome=(values.get("outcome") or "") if with_result else "",
        handled_on=values.get("handled_on") if with_result else None,
        satisfaction=(values.get("satisfaction") or "") if values["state"] == CLOSED.name else "",
    )  # fmt: skip


def _tell(draft: Draft, row: Row) -> None:
    """Says at its cell what was inferred, and what was not taken."""

    def tell(key: str, message: str) -> None:
        draft.flag(key, message, refuses=False)

    values, state = draft.source.values, LIFECYCLE.states[row.state]
    if row.raiser_name:
        tell("raiser", _("本县没有登记“%s”，按提出人的名字记下。") % row.raiser_name)
    if row.state not in WITH_RESULT:
        for key, label in (("outcome", _("结论")), ("handled_on", _("办结日期"))):
            if values.get(key):
                tell(
                    key,
                    _("状态是“%(state)s”，还没有%(label)s，这一格没有取。") % {"state": state.label, "label": label},
                )
    if values.get("satisfaction") and row.state != CLOSED.name:
        tell("satisfaction", _("没有销号的事项不记满意度，这一格没有取。"))
    if row.state in WITH_RESULT and not row.handled_on:
        tell("handled_on", _inferred_end(row))
    if row.state == AWAITING_SIGN_OFF.name and not row.outcome:
        tell("outcome", _("申请销号没有写结论：要退回补上结论才能销号。"))
    if row.state == PAUSED.name:
        tell("state", _("暂停从哪天起没有写，按导入当天记。"))
    if "due" in values and row.due is None and state in ACCEPTED_AND_OPEN:
        tell("due", _("没有办理时限：不计逾期和按时。"))
    if "channel" in values and not values["channel"]:
        tell("channel", _("没有写来源渠道，记为“其他”。"))


def _inferred_end(row: Row) -> str:
    if row.state == AWAITING_SIGN_OFF.name:
        return _("没有写申请销号的日期，按导入当天记。")
    day: date = row.raised_on
    return _("没有写终止日期，推定为提出日期 %s。") % day
