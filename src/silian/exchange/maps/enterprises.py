"""A county's enterprise list: who is new is entered, and each is placed on the nodes that its products name."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from rapidfuzz import fuzz, process

from silian.chains.actions import bring_in_map, enter_enterprise
from silian.chains.models import ChainPlace, Enterprise, Node, NodePlace
from silian.chains.permissions import ENTER
from silian.chains.queries import profile_of
from silian.chains.queries.codes import credit_code_of
from silian.chains.queries.industries import class_names
from silian.exchange.maps.columns import enterprise_columns
from silian.exchange.maps.importing import Brought
from silian.exchange.maps.placing import Nodes
from silian.exchange.maps.preview import Draft, Line, Preview, tell
from silian.exchange.maps.standing import Standing, near
from silian.exchange.matters.names import folded, is_near
from silian.exchange.matters.preview import digest_of
from silian.exchange.spreadsheets.reader import Source
from silian.exchange.spreadsheets.tables import read_table
from silian.kernel.access import Actor, allow, visible
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.organisations.models import Unit, UnitKind
from silian.organisations.queries import root_of

ENTERPRISES = "enterprises"
LIKE = 80  # of 100


@dataclass
class Entry:
    """An enterprise of the list: who it is here, or the township in which it is to be entered; and its nodes."""

    draft: Draft
    firm: Enterprise | None = None
    town: Unit | None = None
    code: str = ""
    nodes: list[Node] = field(default_factory=list)


def preview_enterprises(county: str, source: Source, *, by: Actor) -> tuple[Preview, list[Entry]]:
    """Reads the list and compares it with the county's enterprises and maps; changes nothing."""
    allow(ENTER, county, by)
    preview = Preview(county, ENTERPRISES, digest_of(source))
    table = read_table(source, enterprise_columns(), year=today().year)
    reading = _Reading(county, by)
    entries = [reading.entry(Draft(row)) for row in table.rows]
    for entry in entries:
        if entry.draft.refused:
            continue
        if entry.firm is None or entry.nodes:
            words = f"{entry.draft.values['name']}：{'、'.join(str(node) for node in entry.nodes)}"
            preview.lines.append(Line(entry.draft.source, words.rstrip("："), entry.firm is None))
        else:
            preview.known += 1
    return tell(preview, [table], [entry.draft for entry in entries]), entries


@transaction.atomic
def import_enterprises(
    county: str, source: Source, *, name: str, by: Actor, accept_valid: bool = False
) -> tuple[Preview, Brought]:
    """Enters the new enterprises and places each on the nodes of its products, all or nothing unless `accept_valid`.

    What an enterprise that is known already says otherwise is told, not changed. Undoing it takes the places back; the
    enterprises stay in the register.
    """
    preview, entries = preview_enterprises(county, source, by=by)
    if not preview.lines or (preview.refused and not accept_valid):
        return preview, Brought(skipped=preview.known, refused=preview.refused)
    made: list[Any] = []
    for entry in entries:
        if not entry.draft.refused:
            firm = entry.firm or _enter(entry, by)
            made += _places(county, firm, entry, name)
    batch = bring_in_map(county, kind=ENTERPRISES, source=name, digest=preview.digest, made=made, by=by)
    return preview, Brought(preview.created, preview.updated, preview.known, preview.refused, batch)


def _enter(entry: Entry, by: Actor) -> Enterprise:
    said = entry.draft.values
    assert entry.town is not None
    return enter_enterprise(
        entry.town, said["name"], entry.code, by=by, on=today(), industry_class=said.get("industry_class") or "",
        above_scale=bool(said.get("above_scale")), products=said.get("products") or "", employees=said.get("employees"),
        controller=said.get("controller") or "",
    )  # fmt: skip


def _places(county: str, firm: Enterprise, entry: Entry, name: str) -> list[NodePlace | ChainPlace]:
    """On the nodes, and on the chains on which it does not stand yet. An output is that of the one node there is."""
    output = entry.draft.values.get("output") if len(entry.nodes) == 1 else None
    places: list[NodePlace | ChainPlace] = [
        NodePlace(
            county_id=county,
            node=node,
            enterprise=firm,
            evidence=_("企业名录：%s") % name[:80],
            output=output,
            from_on=today(),
        )
        for node in entry.nodes
    ]
    stands = set(ChainPlace.objects.filter(enterprise=firm, to_on=None).values_list("chain", flat=True))
    chains = {node.chain_id: node.chain for node in entry.nodes if node.chain_id not in stands}
    return places + [
        ChainPlace(county_id=county, enterprise=firm, chain=chain, from_on=today()) for chain in chains.values()
    ]


class _Reading:
    """The rows of one list, each against what the county has and against the rows before it."""

    def __init__(self, county: str, by: Actor) -> None:
        self.standing = Standing(county)
        self.nodes = Nodes(county, by, self.standing)
        self.classes = class_names(county)
        rows = Unit.objects.filter(county_id=county, closed_on=None, kind__in=(UnitKind.TOWNSHIP, UnitKind.COUNTY))
        self.towns = {
            folded(name): town
            for town in visible(rows, by, ENTER)
            for name in filter(None, (town.name, town.short_name))
        }
        self.root = root_of(county)
        self.units = {folded(unit.name): unit.name for unit in Unit.objects.filter(county_id=county, closed_on=None)}
        self.first: dict[str, Draft] = {}

    def entry(self, draft: Draft) -> Entry:
        entry = Entry(draft)
        if draft.source.refused:
            return entry
        self._code(entry)
        if not draft.refused:
            self._who(entry)
        if not draft.refused and entry.firm is None:
            self._town(entry)
        self._class(draft)
        if not draft.refused:
            entry.nodes = self.nodes.of(draft, entry.firm)
        return entry

    def _code(self, entry: Entry) -> None:
        draft = entry.draft
        try:
            entry.code = credit_code_of(draft.values["credit_code"])
        except Refused as refused:
            draft.flag("credit_code", self._shifted(draft) or str(refused))
            return
        if entry.code != draft.values["credit_code"]:
            draft.flag("credit_code", _("信用代码读作 %s。") % entry.code, refuses=False)
        first = self.first.setdefault(entry.code, draft)
        if first is not draft:
            draft.flag("credit_code", _("和 %s 的信用代码重复，请只留一行。") % first.source.cell("credit_code"))

    def _shifted(self, draft: Draft) -> str:
        """Where the code stands in another cell of the row, the row has slipped."""
        for key, value in draft.values.items():
            if key != "credit_code" and isinstance(value, str) and len(value) >= 18:
                try:
                    code = credit_code_of(value)
                except Refused:
                    continue
                told = {"code": code, "cell": draft.source.cell(key)}
                return _("这一行像是错了位：信用代码 %(code)s 在 %(cell)s。请把各列对齐。") % told
        return ""

    def _who(self, entry: Entry) -> None:
        draft, name = entry.draft, entry.draft.values["name"]
        entry.firm = self.standing.by_code.get(entry.code)
        if entry.firm:
            self._tell_differences(entry.firm, draft)
            return
        first = self.first.setdefault(folded(name), draft)
        if folded(name) in self.units or first is not draft:
            draft.flag("name", _("已有名为“%s”的单位，信用代码却不同。请核对是不是同一家。") % name)
            return
        like = process.extract(folded(name), self.units, scorer=fuzz.ratio, limit=1, score_cutoff=LIKE)
        if like and is_near(folded(name), folded(str(like[0][0]))):
            draft.flag("name", _("和本县的“%s”名称相近，按信用代码不是同一家，请过目。") % like[0][0], refuses=False)

    def _tell_differences(self, firm: Enterprise, draft: Draft) -> None:
        """What the list says otherwise of an enterprise that is known: the office decides on the enterprise's page."""
        profile, said = profile_of(firm), draft.values
        if folded(said["name"]) not in {folded(firm.unit.name), folded(firm.unit.short_name)}:
            draft.flag("name", _("登记的名称是“%s”，没有改。") % firm, refuses=False)
        for key in ("industry_class", "products", "employees", "controller"):
            if said.get(key) and said[key] != getattr(profile, key):
                draft.flag(key, _("和登记的资料不同，没有改。要改请到企业页办理。"), refuses=False)

    def _town(self, entry: Entry) -> None:
        word = entry.draft.values["township"]
        bare = folded(word).removeprefix(folded(self.root.name)).removesuffix("人民政府")
        entry.town = self.towns.get(bare) or next(
            (self.towns[bare + end] for end in "镇乡" if bare + end in self.towns), None
        )
        if entry.town is None:
            names = [town.name for town in self.towns.values()]
            entry.draft.flag("township", _("本县没有“%(name)s”。%(near)s") % {"name": word, "near": near(word, names)})

    def _class(self, draft: Draft) -> None:
        code = draft.values.get("industry_class")
        if code and self.classes and code not in self.classes:
            draft.flag("industry_class", _("“%s”不在已导入的行业分类里。") % code)
