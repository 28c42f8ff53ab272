"""Cycles that a file would close: each is named, and charged to the row of the file that closes it."""

from __future__ import annotations

from itertools import pairwise

from django.utils.translation import gettext as _

from silian.chains.models import Edge
from silian.exchange.maps.preview import Draft
from silian.exchange.maps.standing import Standing

MOST_TOLD = 50  # one by one; in a file with more, every edge on a cycle is told

Edges = dict[tuple[str, str], Edge]


def refuse_cycles(drafts: list[Draft], standing: Standing) -> None:
    """Flags, over and over, the last row of the file on some cycle, until none is left."""
    rows = {id(draft.made): draft for draft in drafts if isinstance(draft.made, Edge) and not draft.refused}
    for sketch in standing.sketches.values():
        edges = dict(sketch.edges)
        for _time in range(MOST_TOLD):
            cycle = a_cycle(edges)
            closing = [ends for ends in pairwise(cycle) if id(edges[ends]) in rows]
            if not closing:  # none, or one that stood before: the file is not to blame
                break
            last = max(closing, key=lambda ends: rows[id(edges[ends])].source.number)
            _refuse(rows[id(edges.pop(last))], _words(cycle))
        else:
            _refuse_the_rest(edges, rows)


def _refuse(draft: Draft, sentence: str) -> None:
    draft.flag("source", sentence)
    draft.made, draft.changes = None, []


def _refuse_the_rest(edges: Edges, rows: dict[int, Draft]) -> None:
    while cycle := a_cycle(edges):
        closing = [ends for ends in pairwise(cycle) if id(edges[ends]) in rows]
        for ends in closing:
            _refuse(rows[id(edges.pop(ends))], _("这一行也在环上：%s。请先理顺前面的环。") % "→".join(ends))
        if not closing:
            return


def _words(cycle: list[str]) -> str:
    if len(cycle) == 3:
        return _("“%(one)s”和“%(other)s”互为投入。请只留一个方向。") % {"one": cycle[0], "other": cycle[1]}
    return _("产业链不能成环：%s。请删去其中一行，或改一个方向。") % "→".join(cycle)


def a_cycle(edges: Edges) -> list[str]:
    """Some cycle by name, its first node again at the end; empty where there is none. In depth, without recursion."""
    ahead: dict[str, list[str]] = {}
    for source, target in edges:
        ahead.setdefault(source, []).append(target)
    done: set[str] = set()
    for start in ahead:
        way, following = [start], [iter(ahead[start])]
        while way:
            node = next(following[-1], None)
            if node is None:
                following.pop()
                done.add(way.pop())
            elif node in way:
                return [*way[way.index(node) :], node]
            elif node not in done:
                way.append(node)
                following.append(iter(ahead.get(node, ())))
    return []
