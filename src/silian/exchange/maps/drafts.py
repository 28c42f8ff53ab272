"""From the rows of a map's three tables to nodes, edges and places that are new, changed, known or refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from silian.chains.actions import Change
from silian.chains.models import Chain, Edge, Node, NodePlace
from silian.chains.permissions import MAP
from silian.chains.queries.industries import class_names
from silian.exchange.maps.columns import EDGES, NODES, PLACES
from silian.exchange.maps.cycles import refuse_cycles
from silian.exchange.maps.preview import Draft
from silian.exchange.maps.standing import Sketch, Standing, Unknown
from silian.exchange.spreadsheets.tables import Table
from silian.kernel.access import Actor, visible
from silian.kernel.calendar import today

EVIDENCE = "图谱表"


class MapDrafts:
    """The drafts of one file, in the order nodes, edges, places: each may name what the tables before it bring."""

    def __init__(self, county: str, by: Actor, standing: Standing) -> None:
        self.county, self.standing = county, standing
        self.classes = class_names(county)
        self.may = set(visible(Chain.objects.filter(county_id=county), by, MAP).values_list("pk", flat=True))
        self.seen: dict[tuple[Any, ...], Draft] = {}
        self.drafts: list[Draft] = []

    def read(self, tables: dict[str, Table]) -> list[Draft]:
        for sheet, take in ((NODES, self._node), (EDGES, self._edge), (PLACES, self._place)):
            drafts = [Draft(row) for row in tables[sheet].rows]
            self.drafts += drafts
            for draft in drafts:
                self._take(draft, take)
            if sheet == NODES:
                for draft in drafts:
                    self._parent(draft)
        self._refuse_without_node()
        refuse_cycles(self.drafts, self.standing)
        return self.drafts

    def _refuse_without_node(self) -> None:
        """A row cannot be taken without the node whose own row must be mended."""
        missing = {draft.made.pk for draft in self.drafts if isinstance(draft.made, Node) and draft.refused}
        needs = (("parent", "parent_id"), ("source", "source_id"), ("target", "target_id"), ("node", "node_id"))
        for _level in range(len(missing) + 1):
            for draft in self.drafts:
                key = next((key for key, field in needs if getattr(draft.made, field, None) in missing), None)
                if draft.made is not None and key and not draft.refused:
                    draft.flag(key, _("“%s”那一行要先改好。") % draft.values[key])
                    missing.add(draft.made.pk)

    def _take(self, draft: Draft, take: Callable[[Draft, Sketch], None]) -> None:
        if draft.source.refused:
            return
        try:
            sketch = self.standing.sketch(draft.values.get("chain"))
        except Unknown as unknown:
            draft.flag("chain", str(unknown))
            return
        if sketch.chain.pk not in self.may:
            draft.flag("chain", _("您不能维护“%s”产业链的图谱。") % sketch.chain)
            return
        take(draft, sketch)

    def _is_double(self, draft: Draft, key: str, *what: Any) -> bool:
        first = self.seen.setdefault(what, draft)
        if first is not draft:
            draft.flag(
                key,
                _("和 %(sheet)s!%(cell)s 重复，请只留一行。")
                % {"sheet": first.source.sheet, "cell": first.source.cell(key)},
            )
        return first is not draft

    def _node(self, draft: Draft, sketch: Sketch) -> None:
        said, name = draft.values, draft.values["name"]
        if self._is_double(draft, "name", "node", sketch.chain.pk, name):
            return
        code = said.get("industry_class") or ""
        if code and self.classes and code not in self.classes:
            draft.flag("industry_class", _("“%s”不在已导入的行业分类里。不确定的请留空。") % code)
            return
        values = {"stage": said["stage"], "industry_class": code, "synonyms": said.get("synonyms") or ""}
        node = sketch.nodes.get(name)
        if node is None:
            draft.made = sketch.nodes[name] = Node(
                county_id=self.county, chain=sketch.chain, name=name, from_on=said.get("from_on") or today(), **values
            )
        elif changed := _changed(node, values, said):
            draft.changes.append(Change(node, changed))

    def _parent(self, draft: Draft) -> None:
        """Once all nodes are known; a parent may stand below its child in the file."""
        name = draft.values.get("parent")
        if draft.refused or "parent" not in draft.values:
            return
        sketch = self.standing.sketch(draft.values.get("chain"))
        node = sketch.nodes[draft.values["name"]]
        try:
            parent = sketch.node(name) if name else None
        except Unknown as unknown:
            draft.flag("parent", str(unknown))
            return
        if parent is not None and node.name in _line(parent):
            draft.flag("parent", _("上位环节不能绕回自己：%s。") % "→".join([node.name, *_line(parent)]))
        elif draft.made is not None:
            node.parent = parent
        elif parent != node.parent:
            draft.changes.append(
                Change(node, {**(draft.changes.pop().values if draft.changes else {}), "parent": parent})
            )

    def _edge(self, draft: Draft, sketch: Sketch) -> None:
        said, ends = draft.values, (draft.values["source"], draft.values["target"])
        if ends[0] == ends[1]:
            draft.flag("target", _("“%s”不能是自己的投入，请删去这一行或改一个环节。") % ends[0])
        if draft.refused or self._is_double(draft, "source", "edge", sketch.chain.pk, *ends):
            return
        found = {key: self._named(draft, sketch, key) for key in ("source", "target")}
        source, target = found["source"], found["target"]
        if source is None or target is None:
            return
        values = {
            "criticality": said.get("criticality") or Edge.Criticality.REQUIRED.value, "coefficient": said.get("coefficient"),
        }  # fmt: skip
        edge = sketch.edges.get(ends)
        changed = _changed(edge, values, said) if edge else {}
        if edge and not changed:
            return
        fresh = Edge(
            county_id=self.county, source=source, target=target, from_on=said.get("from_on") or today(), **values
        )
        _supersede(draft, edge, changed, fresh)
        sketch.edges[ends] = fresh

    def _named(self, draft: Draft, sketch: Sketch, key: str) -> Node | None:
        try:
            return sketch.node(draft.values[key])
        except Unknown as unknown:
            draft.flag(key, str(unknown))
            return None

    def _place(self, draft: Draft, sketch: Sketch) -> None:
        said = draft.values
        node = self._named(draft, sketch, "node")
        try:
            firm = self.standing.enterprise(said["enterprise"], said.get("credit_code"))
        except Unknown as unknown:
            draft.flag("credit_code" if said.get("credit_code") else "enterprise", str(unknown))
            return
        _refuse_half_checked(draft)
        if node is None or draft.refused or self._is_double(draft, "enterprise", "place", node.pk, firm.pk):
            return
        values = {
            "evidence": said.get("evidence") or EVIDENCE, "capacity": said.get("capacity") or "", "output": said.get("output"),
            "is_estimated": bool(said.get("is_estimated") or said.get("mark") == NodePlace.Mark.ESTIMATED),
            "checked_on": said.get("checked_on"), "checked_by": said.get("checked_by") or "",
        }  # fmt: skip
        place = sketch.places.get((node.name, firm.pk))
        changed = _changed(place, values, said, mark="is_estimated") if place else {}
        if place and not changed:
            return
        fresh = NodePlace(
            county_id=self.county, node=node, enterprise=firm, from_on=said.get("from_on") or today(), **values
        )
        _supersede(draft, place, changed, fresh)
        sketch.places[node.name, firm.pk] = fresh


def _changed(record: Any, values: dict[str, Any], said: dict[str, Any], **also: str) -> dict[str, Any]:
    """What the file says otherwise than the record; a column that the file does not have says nothing."""
    told = said.keys() | {field for column, field in also.items() if said.get(column)}
    return {name: value for name, value in values.items() if name in told and getattr(record, name) != value}


def _supersede(draft: Draft, old: Any, changed: dict[str, Any], fresh: Any) -> None:
    """A row that stood before today ends today, and another begins: earlier maps stay as they were."""
    if old is None:
        draft.made = fresh
    elif old.from_on >= today():
        draft.changes.append(Change(old, changed))
    else:
        for field in old._meta.concrete_fields:
            if field.name not in {"id", "version", "entered_at", "from_on", "to_on", *changed}:
                setattr(fresh, field.attname, getattr(old, field.attname))
        fresh.from_on = today()
        draft.changes.append(Change(old, {"to_on": today()}))
        draft.made = fresh


def _refuse_half_checked(draft: Draft) -> None:
    said = draft.values
    checked = said.get("checked_on")
    if said.get("mark") == NodePlace.Mark.CHECKED and not checked:
        draft.flag("mark", _("标为核实，却没有核实日期。请补上核实日期和核实人，或改标记。"))
    if checked and not said.get("checked_by"):
        draft.flag("checked_on", _("有核实日期，没有核实人。请补上。"))
    if checked and checked > today():
        draft.flag("checked_on", _("核实日期不能晚于今天。"))


def _line(node: Node | None) -> list[str]:
    """The node and its parents above it."""
    names: list[str] = []
    while node is not None and node.name not in names:
        names.append(node.name)
        node = node.parent
    return names
