"""对话: those of which this person knows, the page of one, what is said in it, and its steps up to a deal."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from silian.chains import actions
from silian.chains.forms import DealForm, ReasonForm, WordsForm
from silian.chains.lifecycle import LIVE, POSTER, side_of
from silian.chains.lights import light_of_dialogue
from silian.chains.models import Dialogue, Message
from silian.chains.permissions import JOIN, VIEW
from silian.chains.queries import STAGES, dialogue_for, dialogues_for, profile_of, reads_messages
from silian.chains.views.addresses import of_dialogue
from silian.chains.views.asking import FORM, Told, key_of
from silian.kernel.access import may_on
from silian.kernel.lifecycles import offers
from silian.kernel.pages import Question, ask, page, render_page, seen_version

TABS = {"open": gettext_lazy("在谈"), "agreed": gettext_lazy("已成交"), "": gettext_lazy("全部")}
DEEDS: dict[str, Callable[..., object]] = {
    "join_dialogue": actions.join_dialogue,
    "propose_deal": actions.propose_deal,
    "confirm_deal": actions.confirm_deal,
    "reconsider_deal": actions.reconsider_deal,
    "end_dialogue": actions.end_dialogue,
}
FORMS: dict[str, type[forms.Form]] = {
    "propose_deal": DealForm, "reconsider_deal": ReasonForm, "end_dialogue": ReasonForm,
}  # fmt: skip


@page(VIEW)
def list_dialogues(request: Any) -> HttpResponse:
    """The dialogues of which this person may know (`?tab=open|agreed|`, `?chain=`); those that wait longest first."""
    tab = request.GET.get("tab", "open")
    rows = dialogues_for(request.actor, request.county)
    if tab in STAGES:
        rows = rows.filter(state__in=STAGES[tab])
    if chain := key_of(request.GET.get("chain", "")):
        rows = rows.filter(posting__chain=chain)
    shown = Paginator(rows, 50).get_page(request.GET.get("page"))
    context = {
        "page": shown,
        "rows": [(each, light_of_dialogue(each)) for each in shown],
        "tabs": [{"words": words, "url": f"?tab={name}", "current": name == tab} for name, words in TABS.items()],
    }
    return render_page(request, "chains/dialogues.html", context, part="chains/_dialogues.html")


@page(VIEW)
def show_dialogue(request: Any, pk: UUID) -> HttpResponse:
    """The dialogue; what was said in it only for those who take part."""
    dialogue = dialogue_for(request.actor, request.county, pk)
    reads = reads_messages(dialogue, request.actor)
    side = side_of(dialogue, request.actor)
    live = dialogue.state in {state.name for state in LIVE}
    may = may_on({JOIN}, dialogue, request.actor)
    context = {
        "dialogue": dialogue,
        "light": light_of_dialogue(dialogue),
        "side": side,
        "reads": reads,
        "said": _said(dialogue, side) if reads else [],
        "deal": dialogue.proposal(),
        "firms": [(firm, profile_of(firm)) for firm in (dialogue.posting.enterprise, dialogue.enterprise)],
        "offers": offers(dialogue, request.actor),
        "form": WordsForm() if live and (side or (JOIN.name in may and reads)) else None,
    }
    return render_page(request, "chains/dialogue.html", context)


def _said(dialogue: Dialogue, side: str) -> list[tuple[Message, str]]:
    """Each message with where it stands: one's own on the right, the office's in the middle; to the office, the asker's."""
    own = dialogue.posting.enterprise_id if side == POSTER else dialogue.enterprise_id
    rows = dialogue.messages.select_related("enterprise__unit").order_by("entered_at", "pk")
    return [(row, "own" if row.enterprise_id == own else "other" if row.enterprise_id else "office") for row in rows]


@page(VIEW, FORM)
def say(request: Any, pk: UUID) -> HttpResponse:
    """What somebody who takes part adds; an empty one comes back with a sentence."""
    dialogue = dialogue_for(request.actor, request.county, pk)

    def deed(told: Told) -> str:
        actions.say(dialogue, by=request.actor, **told)
        return of_dialogue(dialogue)

    question = Question(_("留言"), _("发出"), back=of_dialogue(dialogue), back_words=dialogue)
    return ask(request, WordsForm(request.POST or None), deed, question)


@page(VIEW, FORM)
def take_dialogue_step(request: Any, pk: UUID, step: str) -> HttpResponse:
    """One step of the dialogue, asked with its own form. The action asks the permission."""
    if step not in DEEDS:
        raise Http404
    dialogue = dialogue_for(request.actor, request.county, pk)

    def deed(told: Told) -> str:
        DEEDS[step](dialogue, by=request.actor, version=seen_version(request), **told)
        return of_dialogue(dialogue)

    form = FORMS.get(step, forms.Form)(request.POST or None)
    label = dialogue.LIFECYCLE.steps[step].label
    question = Question(
        label, label, record=dialogue, back=of_dialogue(dialogue), back_words=dialogue, risk=step == "end_dialogue",
        note=_notes().get(step, ""),
    )  # fmt: skip
    return ask(request, form, deed, question)


def _notes() -> dict[str, str]:
    """What happens, said before a step that the other side relies on."""
    return {
        "join_dialogue": _("双方会收到通知；加入以后才看得到留言。"),
        "propose_deal": _("对方确认以后才算成交。"),
        "confirm_deal": _("确认后计入本地配套，双方都不能再改。"),
        "end_dialogue": _("对话到此为止，以后可以重新开。"),
    }
