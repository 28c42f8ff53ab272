"""供需匹配: who in the county can supply a need, with the parts of each score; a match is refused with its reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from silian.chains import actions
from silian.chains.analysis.matching.parts import Weights
from silian.chains.forms import ReasonForm
from silian.chains.forms.map import EmptyForm
from silian.chains.models import Posting
from silian.chains.permissions import JOIN, TRADE, VIEW
from silian.chains.queries import enterprise_for, own_enterprises, posting_for
from silian.chains.queries.matching import LocalMatch, matches_for, no_match_for, no_matches_of
from silian.chains.views.asking import FORM, Told
from silian.kernel.access import may_on
from silian.kernel.pages import Question, ask, page, render_page, seen_version

SHOWN = 20
PARTS: Mapping[str, tuple[Any, str]] = {  # a part of the score: how it reads, and whose weight it has
    "text": (gettext_lazy("品名"), "text"), "class": (gettext_lazy("行业"), "industry"),
    "quantity": (gettext_lazy("数量"), "quantity"), "specification": (gettext_lazy("规格"), "specification"),
    "distance": (gettext_lazy("距离"), "distance"), "trust": (gettext_lazy("可信度"), "trust"),
}  # fmt: skip


@dataclass(frozen=True)
class Part:
    """A part of a score in words: the points that it earned of those that it could; None where a side does not say."""

    label: str
    points: float | None
    most: float


@page(VIEW)
def show_matches(request: Any, pk: UUID) -> HttpResponse:
    """The best offers for a need, sure ones first; below them those that a hard filter or a person ruled out."""
    need = _need(request, pk)
    found = matches_for(request.actor, request.county, need, SHOWN)
    own = own_enterprises(request.actor, request.county).first()
    context = {
        "need": need, "is_own": own is not None and own.pk == need.enterprise_id,
        "fits": [(each, parts_of(each)) for each in found if not each.refused and not each.no_match],
        "ruled_out": [each for each in found if each.refused and not each.no_match],
        "said": no_matches_of(need), "may_judge": bool(may_on({TRADE, JOIN}, need, request.actor)),
    }  # fmt: skip
    return render_page(request, "chains/matches.html", context)


def parts_of(match: LocalMatch) -> list[Part]:
    weights = Weights()
    found = []
    for name, (label, weight) in PARTS.items():
        most, value = float(getattr(weights, weight)), match.parts.get(name)
        found.append(Part(str(label), None if value is None else value * most, most))
    return found


@page(VIEW, FORM)
def say_no_match(request: Any, pk: UUID, enterprise: UUID) -> HttpResponse:
    """An enterprise does not serve this need, because …; the action asks the permission."""
    need, firm = _need(request, pk), enterprise_for(request.actor, request.county, enterprise)

    def deed(told: Told) -> str:
        actions.say_no_match(need, firm, product=request.GET.get("product", ""), by=request.actor, **told)
        return matches_address(need)

    return ask(request, ReasonForm(request.POST or None), deed, _question(need, _("%s：不匹配") % firm, _("不再推荐")))


@page(VIEW, FORM)
def take_back_no_match(request: Any, pk: UUID) -> HttpResponse:
    said = no_match_for(request.actor, request.county, pk)

    def deed(told: Told) -> str:
        actions.take_back_no_match(said, by=request.actor, version=seen_version(request))
        return matches_address(said.need)

    question = _question(said.need, _("取消认定：%s") % said.enterprise, _("可以再推荐"), record=said)
    return ask(request, EmptyForm(request.POST or None), deed, question)


def matches_address(need: Posting) -> str:
    return reverse("chains:matches", args=[need.pk])


def _need(request: Any, pk: UUID) -> Posting:
    need = posting_for(request.actor, request.county, pk)
    if need.side != Posting.Side.NEED:
        raise Http404
    return need


def _question(need: Posting, title: str, verb: str, **more: Any) -> Question:
    return Question(title, verb, back=matches_address(need), back_words=_("%s的匹配") % need.product, **more)
