"""The deeds on a map: a node, an edge, a maker is added, checked, ended; a finding goes into the plan or is set aside."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from silian.chains import actions
from silian.chains.forms.map import (
    CheckForm,
    CheckMapForm,
    EdgeForm,
    EmptyForm,
    EndForm,
    MakerForm,
    NodeForm,
    NoGapForm,
)
from silian.chains.forms.plan import TaskForm
from silian.chains.models import Chain, NoGap
from silian.chains.permissions import MAP, PLAN
from silian.chains.queries import chain_for
from silian.chains.queries.map import chain_of, edge_for, node_for, node_place_for, verdict_for
from silian.chains.views.asking import FORM, Told
from silian.chains.views.mapped import map_address
from silian.kernel.pages import Question, ask, page, seen_version


@page(MAP, FORM)
def add_node(request: Any, pk: UUID) -> HttpResponse:
    chain = chain_for(request.actor, request.county, pk)

    def deed(told: Told) -> str:
        actions.add_node(chain, by=request.actor, **told)
        return map_address(chain)

    return ask(request, NodeForm(request.POST or None), deed, _question(chain, _("加环节"), _("加上图谱")))


@page(MAP, FORM)
def draw_edge(request: Any, pk: UUID) -> HttpResponse:
    chain = chain_for(request.actor, request.county, pk)

    def deed(told: Told) -> str:
        actions.draw_edge(by=request.actor, **told)
        return map_address(chain)

    return ask(request, EdgeForm(request.POST or None, chain=chain), deed, _question(chain, _("连线"), _("连上")))


@page(MAP, FORM)
def place_on_node(request: Any, pk: UUID) -> HttpResponse:
    node = node_for(request.actor, request.county, pk)

    def deed(told: Told) -> str:
        place = actions.place_on_node(node, by=request.actor, **told)
        messages.success(request, _("%(firm)s已放到“%(node)s”上。") % {"firm": place.enterprise, "node": node})
        return map_address(node.chain)

    form = MakerForm(request.POST or None, by=request.actor, county=request.county)
    return ask(request, form, deed, _question(node.chain, _("“%s”环节放企业") % node, _("放上")))


@page(MAP, FORM)
def check_node_place(request: Any, pk: UUID) -> HttpResponse:
    place = node_place_for(request.actor, request.county, pk)

    def deed(told: Told) -> str:
        actions.check_node_place(place, by=request.actor, version=seen_version(request), **told)
        return map_address(place.node.chain)

    question = _question(place.node.chain, _("核实：%s") % place, _("记为已核实"), record=place)
    return ask(request, CheckForm(request.POST or None), deed, question)


@page(MAP, FORM)
def check_map(request: Any, pk: UUID) -> HttpResponse:
    """Records in one go which makers of the map somebody looked at."""
    chain = chain_for(request.actor, request.county, pk)

    def deed(told: Told) -> str:
        many = actions.check_map(chain, list(told["places"]), on=told["on"], by=request.actor)
        messages.success(request, _("记下了 %d 家的核实。") % many)
        return map_address(chain)

    form = CheckMapForm(request.POST or None, chain=chain)
    return ask(request, form, deed, _question(chain, _("整链核实"), _("记为已核实")))


FINDERS = {"node": node_for, "edge": edge_for, "maker": node_place_for}


@page(MAP, FORM)
def end_on_map(request: Any, part: str, pk: UUID) -> HttpResponse:
    """Ends a node, an edge or a maker; the maps of earlier days keep it."""
    if part not in FINDERS:
        raise Http404
    record: Any = FINDERS[part](request.actor, request.county, pk)
    chain = chain_of(record)

    def deed(told: Told) -> str:
        actions.end_on_map(record, by=request.actor, version=seen_version(request), **told)
        return map_address(chain)

    question = _question(chain, _("停用：%s") % record, _("停用"), record=record, risk=True)
    return ask(request, EndForm(request.POST or None), deed, question)


@page(PLAN, FORM)
def plan_for_node(request: Any, pk: UUID, verb: str) -> HttpResponse:
    """A finding becomes a task of the chain's plan (`?text=` writes it beforehand)."""
    node, label = node_for(request.actor, request.county, pk), _label(verb)

    def deed(told: Told) -> str:
        actions.add_plan_task(node.chain, by=request.actor, node=node, **told)
        messages.success(request, _("已列入三年行动计划：%s") % told["text"])
        return map_address(node.chain)

    text = request.GET.get("text") or _("%(verb)s：%(node)s") % {"verb": label, "node": node}
    words = {"deed": verb, "text": text}
    form = TaskForm(request.POST or None, chain=node.chain, initial=words)
    return ask(request, form, deed, _question(node.chain, _("列入方案：%s") % node, _("加入方案")))


@page(MAP, FORM)
def say_no_gap(request: Any, pk: UUID, verb: str) -> HttpResponse:
    node, label = node_for(request.actor, request.county, pk), _label(verb)

    def deed(told: Told) -> str:
        actions.say_no_gap(node, verb, by=request.actor, **told)
        return map_address(node.chain)

    title = _("%(verb)s：%(node)s") % {"verb": label, "node": node}
    return ask(request, NoGapForm(request.POST or None), deed, _question(node.chain, title, _("不是缺口")))


@page(MAP, FORM)
def take_back_no_gap(request: Any, pk: UUID) -> HttpResponse:
    verdict = verdict_for(request.actor, request.county, pk)

    def deed(told: Told) -> str:
        actions.take_back_no_gap(verdict, by=request.actor, version=seen_version(request))
        return map_address(verdict.node.chain)

    question = _question(verdict.node.chain, _("取消认定：%s") % verdict, _("取消认定"), record=verdict)
    return ask(request, EmptyForm(request.POST or None), deed, question)


def _label(verb: str) -> str:
    if verb not in NoGap.Verb.values:
        raise Http404
    return str(NoGap.Verb(verb).label)


def _question(chain: Chain, title: str, verb: str, **more: Any) -> Question:
    return Question(title, verb, back=map_address(chain), back_words=_("%s图谱") % chain, **more)
