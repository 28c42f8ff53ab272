"""评分卡: every version with its points; one goes out as a file, another comes in."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from silian.credit.actions.cards import add_card
from silian.credit.cards import Scorecard
from silian.credit.forms.roster import CardForm
from silian.credit.permissions import KEEP_CARDS, VIEW
from silian.credit.queries.cards import cards_of, scorecard_of
from silian.kernel.errors import NotFound, Refused
from silian.kernel.money import show
from silian.kernel.pages import Question, ask, page, render_page

FORM = ("GET", "HEAD", "POST")
MOST_BYTES = 1_000_000


@page(VIEW)
def list_cards(request: Any) -> HttpResponse:
    """The versions, and the points of the one that `?card=` names, else of the first."""
    cards = list(cards_of(request.county))
    chosen = next((card for card in cards if str(card.pk) == request.GET.get("card")), cards[0] if cards else None)
    context = {
        "cards": cards, "chosen": chosen, **(_in_words(scorecard_of(chosen)) if chosen else {}),
        "bins": _bins(json.loads(chosen.document)) if chosen else [],
        "may_add": request.actor.may(KEEP_CARDS, request.county),
    }  # fmt: skip
    return render_page(request, "credit/cards.html", context)


def _in_words(card: Scorecard) -> dict[str, object]:
    """The grades with lowest total and base, and the formula of the line as a sentence."""
    told = {
        "assets": card.assets, "of_assets": f"{float(card.formula.of_assets):.0%}", "income": card.income,
        "of_income": f"{float(card.formula.of_income):.0%}", "cap": show(card.formula.cap, "万元"),
    }  # fmt: skip
    formula = _("测算额度＝基础额度＋%(assets)s×%(of_assets)s＋%(income)s×%(of_income)s，最多 %(cap)s。") % told
    return {"grades": [(grade, lowest, card.formula.bases[grade]) for grade, lowest in card.grades], "formula": formula}


def _bins(document: Mapping[str, Any]) -> list[tuple[str, list[tuple[str, object]]]]:
    """Each variable with its bins and points, as the file has them."""
    return [
        (_("基础分") if name == "basepoints" else name, [(str(row.get("bin") or ""), row["points"]) for row in rows])
        for name, rows in document["card"].items()
    ]


@page(VIEW)
def export_card(request: Any, pk: UUID) -> HttpResponse:
    """The file of a version; read in again it scores the same."""
    card = cards_of(request.county).filter(pk=pk).first()
    if card is None:
        raise NotFound(f"credit.card {pk}")
    answer = HttpResponse(card.document, content_type="application/json")
    answer["Content-Disposition"] = f'attachment; filename="card-{card.segment}-{card.number}.json"'
    return answer


@page(KEEP_CARDS, FORM)
def import_card(request: Any) -> HttpResponse:
    posted = (request.POST, request.FILES) if request.method == "POST" else ()

    def deed(told: Mapping[str, Any]) -> str:
        card = add_card(request.county, told["segment"], _read(told["file"]), from_on=told["from_on"], by=request.actor)
        messages.success(request, _("%s 已存，从启用日期起用它评分。") % card)
        return f"{reverse('credit:cards')}?card={card.pk}"

    note = _("已有的得分保留当时的版本，不重算。")
    question = Question(_("导入评分卡"), _("导入"), note=note, back=reverse("credit:cards"), back_words=_("评分卡"))
    return ask(request, CardForm(*posted), deed, question)


def _read(file: Any) -> Mapping[str, Any]:
    try:
        document = json.loads(file.read(MOST_BYTES))
    except ValueError:
        document = None
    if not isinstance(document, dict):
        raise Refused(_("这个文件不是评分卡的 JSON 文件。"), {"file": _("读不出来")})
    return document
