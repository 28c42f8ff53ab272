"""招商目标: whom to court for a node, ranked by evidence; listing one, adding a line, following it, taking it off."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from silian.chains import actions
from silian.chains.analysis.targets import TargetWeights
from silian.chains.forms.targets import EndTargetForm, EvidenceForm, FollowForm, TargetForm
from silian.chains.models import Chain, Target, TargetEvidence
from silian.chains.permissions import MAP, PLAN, VIEW
from silian.chains.queries import chain_for
from silian.chains.queries.targets import Courted, target_for, targets_of
from silian.chains.views.asking import FORM, Told, key_of
from silian.kernel.access import may_on
from silian.kernel.calendar import today
from silian.kernel.pages import Question, ask, page, render_page, seen_version

Part = tuple[str, float, float]


@page(VIEW)
def list_targets(request: Any, pk: UUID) -> HttpResponse:
    """The targets of a chain by node, each with its score, the parts of it, and its evidence."""
    chain = chain_for(request.actor, request.county, pk)
    listed = targets_of(chain)
    nodes = [(each.node, [(one, parts_of(one)) for one in each.courted]) for each in listed.nodes]
    context = {
        "chain": chain, "nodes": nodes, "many": sum(len(courted) for _node, courted in nodes), "today": today(),
        "ended": listed.ended, "may": may_on({MAP, PLAN}, chain, request.actor),
    }  # fmt: skip
    return render_page(request, "chains/targets.html", context)


def parts_of(courted: Courted) -> list[Part]:
    """Each part that has evidence: its name, the points that it earned, and those that it could earn."""
    weights, found = TargetWeights(), courted.ranked.parts
    points = {part: float(getattr(weights, part)) for part in TargetEvidence.Part.values}
    labels = dict(TargetEvidence.Part.choices)
    return [(str(labels[part]), most * (found[part] or 0.0), most) for part, most in points.items()]


@page(MAP, FORM)
def add_target(request: Any, pk: UUID) -> HttpResponse:
    """Lists an enterprise for a node (`?node=` chooses it beforehand)."""
    chain = chain_for(request.actor, request.county, pk)

    def deed(told: Told) -> str:
        target = actions.add_target(by=request.actor, **told)
        messages.success(request, _("%s 已列入招商目标，请补上依据。") % target)
        return targets_address(chain)

    form = TargetForm(request.POST or None, chain=chain, initial={"node": key_of(request.GET.get("node", ""))})
    return ask(request, form, deed, _question(chain, _("列入招商目标"), _("列入")))


@page(MAP, FORM)
def add_target_evidence(request: Any, pk: UUID) -> HttpResponse:
    target = target_for(request.actor, request.county, pk)

    def deed(told: Told) -> str:
        actions.add_target_evidence(target, by=request.actor, **told)
        return targets_address(target.node.chain)

    return ask(request, EvidenceForm(request.POST or None), deed, _about(target, _("%s：加一条依据"), _("加上")))


@page(MAP, FORM)
def follow_target(request: Any, pk: UUID) -> HttpResponse:
    target = target_for(request.actor, request.county, pk)

    def deed(told: Told) -> str:
        actions.follow_target(target, by=request.actor, version=seen_version(request), **told)
        return targets_address(target.node.chain)

    return ask(
        request, FollowForm(request.POST or None), deed, _about(target, _("%s：已跟进"), _("记下"), record=target)
    )


@page(MAP, FORM)
def end_target(request: Any, pk: UUID) -> HttpResponse:
    target = target_for(request.actor, request.county, pk)

    def deed(told: Told) -> str:
        actions.end_target(target, by=request.actor, version=seen_version(request), **told)
        return targets_address(target.node.chain)

    question = _about(target, _("%s：移出清单"), _("移出清单"), record=target, risk=True)
    return ask(request, EndTargetForm(request.POST or None), deed, question)


def targets_address(chain: Chain) -> str:
    return reverse("chains:targets", args=[chain.pk])


def _about(target: Target, title: str, verb: str, **more: Any) -> Question:
    return _question(target.node.chain, title % target, verb, **more)


def _question(chain: Chain, title: str, verb: str, **more: Any) -> Question:
    return Question(title, verb, back=targets_address(chain), back_words=_("%s招商目标") % chain, **more)
