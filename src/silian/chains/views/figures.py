"""The figures behind a finding, written out so that its reason can be followed by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from django.utils.translation import gettext as _

from silian.chains.analysis.demand import Balance
from silian.chains.analysis.findings import Finding
from silian.chains.analysis.whole import Case
from silian.chains.models import NoGap

PARTS: Mapping[str, tuple[str, float]] = {  # name: how it reads, times what
    "needed_by": ("下游环节 %g 个", 1), "local_buyers": ("本地用户 %g 家", 1), "satisfaction": ("本地配套率 %.0f%%", 100),
    "controllers": ("控制人 %g 个", 1), "dependants": ("离不开它的环节 %g 个", 1), "hhi": ("集中度 %.2f", 1),
    "input_cover": ("投入覆盖 %.0f%%", 100), "value_added": ("附加值 %.2f", 1), "relatedness": ("相关度 %.2f", 1),
}  # fmt: skip


@dataclass(frozen=True)
class Figure:
    """A line of the arithmetic: what it is, and how it comes about."""

    name: str
    words: str


def parts_of(found: Finding) -> str:
    """The parts of the score in words; those that nobody knows are left out."""
    known = ((PARTS[name], value) for name, value in found.parts.items() if value is not None and name in PARTS)
    words = [_(text) % (value * times) for (text, times), value in known]
    score = [] if found.score is None else [_("得分 %.0f") % found.score]
    return "，".join([*score, *words])


def figures_of(verb: NoGap.Verb, found: Finding, case: Case, balance: Balance) -> list[Figure]:
    """Demand and supply of what is to be filled, the shares of who makes it alone, the inputs of what could be made."""
    node = case.graph.names.index(found.node)
    match verb:
        case NoGap.Verb.FILL:
            return list(_balance(case, balance, node))
        case NoGap.Verb.STRENGTHEN:
            return list(_shares(found, case, node))
        case _:
            return list(_cover(found, case, node))


def _balance(case: Case, balance: Balance, node: int) -> Iterator[Figure]:
    demand, supply = float(balance.demand[node]), float(balance.supply[node])
    uses = list(_uses(case, node))
    yield Figure(
        _("本地需求"), f"{'＋'.join(uses)}＝{wan(demand)}" if uses and demand > 0 else _("没有消耗系数或产值，算不出")
    )
    if case.makers.present[node]:
        yield Figure(_("本地供应"), f"{'＋'.join(_outputs(case, node))}＝{wan(supply)}")
    if demand > 0:
        supply = 0.0 if np.isnan(supply) else supply
        rate = _("%(supply)s ÷ %(demand)s＝%(rate)s") % {
            "supply": wan(supply), "demand": wan(demand), "rate": f"{min(1, supply / demand):.1%}",
        }  # fmt: skip
        yield Figure(_("本地配套率"), rate)
        yield Figure(_("缺口"), _("每年 %s") % wan(max(0.0, demand - supply)))


def _uses(case: Case, node: int) -> Iterator[str]:
    """a·X of every local use whose coefficient and outputs are known."""
    graph, makers = case.graph, case.makers
    for edge in graph.outputs.of(node).tolist():
        target, share = int(graph.target[edge]), float(graph.coefficient[edge])
        output = np.nansum(makers.output[makers.by_node.of(target)])
        if output > 0 and not np.isnan(share):
            yield f"{share:g}×{graph.names[target]} {wan(float(output))}"


def _outputs(case: Case, node: int) -> Iterator[str]:
    makers = case.makers
    for row in makers.by_node.of(node).tolist():
        output = float(makers.output[row])
        yield f"{makers.names[makers.enterprise[row]]} {_('未知') if np.isnan(output) else wan(output)}"


def _shares(found: Finding, case: Case, node: int) -> Iterator[Figure]:
    yield Figure(_("谁在做"), "＋".join(_outputs(case, node)))
    yield Figure(_("离不开它的本地环节"), "、".join(found.figures["local_dependants"]))
    yield Figure(_("集中度"), _("各控制人份额的平方和＝%.2f，1 就是独家") % found.figures["hhi"])


def _cover(found: Finding, case: Case, node: int) -> Iterator[Figure]:
    graph, here = case.graph, case.makers.present
    inputs = graph.source[graph.inputs.of(node)].tolist()
    yield Figure(_("本地已有的投入"), "、".join(graph.named(each for each in inputs if here[each])) or "—")
    yield Figure(_("还要外购的投入"), "、".join(graph.named(each for each in inputs if not here[each])) or "—")
    cover = found.parts["input_cover"] or 0.0
    score = _("100×投入覆盖 %(cover).2f×（0.4＋0.3×附加值＋0.3×相关度）＝%(score).0f；不知道的按 0 算")
    yield Figure(_("得分"), score % {"cover": cover, "score": found.score or 0.0})


def wan(yuan: float) -> str:
    """Yuan as 万元, without decimals from 100 万元 on."""
    return _("%s 万元") % f"{yuan / 10_000:,.{0 if yuan >= 1_000_000 else 1}f}"
