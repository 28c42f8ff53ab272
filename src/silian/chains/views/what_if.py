"""假如: what a map would say without one enterprise, or with one more. It is worked out and shown; nothing is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

import numpy as np
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from silian.chains.analysis import what_if
from silian.chains.analysis.demand import Balance
from silian.chains.analysis.losing import losing
from silian.chains.analysis.makers import Makers
from silian.chains.analysis.whole import Analysis, analyse
from silian.chains.forms.what_if import WhatIfForm
from silian.chains.permissions import VIEW
from silian.chains.queries import chain_for
from silian.chains.queries.analysed import Analysed
from silian.chains.queries.whole_map import whole_map_of
from silian.chains.views.asking import Told
from silian.kernel.calendar import today
from silian.kernel.pages import page, render_page

KINDS = {
    "missing": gettext_lazy("缺环"), "weak": gettext_lazy("薄弱"), "single_source": gettext_lazy("独家"),
    "extension": gettext_lazy("可延"),
}  # fmt: skip


@dataclass(frozen=True)
class Change:
    """A line of the comparison: what it counts, now and then."""

    words: str
    before: str
    after: str

    @property
    def is_changed(self) -> bool:
        return self.before != self.after


@dataclass(frozen=True)
class Moved:
    """The nodes that come into one kind of finding, and those that leave it."""

    words: str
    comes: list[str]
    goes: list[str]


@page(VIEW)
def show_what_if(request: Any, pk: UUID) -> HttpResponse:
    """Before and after (`?leaves=&node=&name=&output=`); without an answerable question only the form."""
    chain = chain_for(request.actor, request.county, pk)
    read = whole_map_of(chain, today()).read
    form = WhatIfForm(request.GET or None, chain_map=read.map)
    told = form.cleaned_data if form.is_bound and form.is_valid() else {}
    context = {"chain": chain, "form": form, **(compared(read, told) if told else {})}
    return render_page(request, "chains/what_if.html", context, part="chains/_what_if.html")


def compared(read: Analysed, told: Told) -> dict[str, Any]:
    """What the page shows: the supposition in words, counts before and after, and the nodes that change."""
    makers, words, loss = _supposed(read, told)
    before, after = read.found, analyse(replace(read.case, makers=makers))
    moved = what_if.difference(before, after)
    return {
        "supposed": words, "loss": loss, "changes": list(_changes(before, after)),
        "moved": [
            Moved(str(label), [each.node for each in moved.comes[kind]], [each.node for each in moved.goes[kind]])
            for kind, label in KINDS.items() if moved.comes[kind] or moved.goes[kind]
        ],
        "hhi": [Change(node, _share(old), _share(new)) for node, (old, new) in moved.hhi.items()],
    }  # fmt: skip


def _supposed(read: Analysed, told: Told) -> tuple[Makers, str, str]:
    """The makers as supposed, in words, and what the loss of the one that goes would cost."""
    makers, words, loss = read.case.makers, [], ""
    if told["leaves"]:
        firm = next(place.enterprise for place in read.map.places if str(place.enterprise_id) == told["leaves"])
        number = makers.names.index(firm.unit.short_name or firm.unit.name)
        cost = losing(read.case.graph, makers, read.found.balance).of(number)
        loss = _("全链产值受影响 %(share)s") % {"share": f"{cost.effect:.1%}"} + (
            _("（估算）") if cost.estimated else ""
        )
        words.append(_("%s退出") % firm)
        makers = what_if.without(makers, number)
    if told["node"]:
        at = next(number for number, each in enumerate(read.map.nodes) if str(each.pk) == told["node"])
        name = told["name"].strip() or _("新企业")
        output = np.nan if told["output"] is None else told["output"] / 100
        makers = what_if.joined_by(makers, int(read.merged.number[at]), name, output)
        words.append(_("“%(node)s”来了%(name)s") % {"node": read.map.nodes[at], "name": name})
    return makers, "，".join(words), loss


def _changes(before: Analysis, after: Analysis) -> Iterator[Change]:
    for kind, label in KINDS.items():
        old, new = (len(what_if.KINDS[kind](analysis)) for analysis in (before, after))
        yield Change(_("%s环节") % label, str(old), str(new))
    yield Change(_("全链本地配套率"), _met(before.balance), _met(after.balance))


def _met(balance: Balance) -> str:
    """Σ min(D, Q) / ΣD over the nodes whose demand is known."""
    known = np.nan_to_num(balance.demand) > 0
    demand, supply = balance.demand[known], np.nan_to_num(balance.supply[known])
    return f"{np.minimum(demand, supply).sum() / demand.sum():.1%}" if demand.size else "—"


def _share(value: float | None) -> str:
    return "—" if value is None else f"{value:.2f}"
