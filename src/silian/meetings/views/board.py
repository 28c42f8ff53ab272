"""The notice board as its keepers see it: posts, photos, objections."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from silian.kernel.access import may_on
from silian.kernel.attachments import attached_to
from silian.kernel.errors import NotFound
from silian.kernel.lifecycles import offers
from silian.kernel.pages import Question, ask, page, render_page, seen_version
from silian.meetings import actions
from silian.meetings.forms import AnswerObjectionForm, DraftForm, PhotoForm, PostForm, ReasonForm
from silian.meetings.lifecycle import POST
from silian.meetings.models import BoardPost
from silian.meetings.permissions import POST_ON_BOARD, VIEW_SESSION
from silian.meetings.queries import objection_for, post_for, posts_for

FORM = ("GET", "HEAD", "POST")
A_PAGE = 30
Answers = Mapping[str, Any]


@page(VIEW_SESSION)
def list_posts(request: Any) -> HttpResponse:
    rows = Paginator(posts_for(request.actor, request.county), A_PAGE).get_page(request.GET.get("page"))
    context = {"page": rows, "may_post": request.actor.may(POST_ON_BOARD, request.county)}
    return render_page(request, "meetings/board/list.html", context, part="meetings/board/_rows.html")


@page(POST_ON_BOARD, FORM)
def draft_post(request: Any) -> HttpResponse:
    form = DraftForm(request.POST or None, by=request.actor, county=request.county)

    def deed(told: Answers) -> str:
        return _address(actions.draft_post(told["village"], title=told["title"], text=told["text"], by=request.actor))

    question = Question(
        _("起草公示"), _("存为草稿"), back=reverse("meetings:posts"), back_words=_("村务公开栏"),
        note=_("张贴时按规则遮盖姓名、证件号和电话；规则不认识的名字请您先改掉。"),
    )  # fmt: skip
    return ask(request, form, deed, question)


@page(VIEW_SESSION)
def show_post(request: Any, pk: UUID) -> HttpResponse:
    post = post_for(request.actor, request.county, pk)
    context = {
        "post": post, "offers": offers(post, request.actor), "photos": attached_to(post),
        "objections": post.objections.order_by("raised_on", "id"),
        "may_answer": POST_ON_BOARD.name in may_on([POST_ON_BOARD], post, request.actor) and post.state == "posted",
        "public": reverse("meetings:village_board", args=[post.county_id, post.village_id]),
    }  # fmt: skip
    return render_page(request, "meetings/board/post.html", context)


@page(VIEW_SESSION, FORM)
def take_post_step(request: Any, pk: UUID, step: str) -> HttpResponse:
    """Hanging up, a photo, taking down: each with its own form. The action asks the permission."""
    post = post_for(request.actor, request.county, pk)
    posted: Any = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    match step:
        case "post":
            form: Any = PostForm(posted[0], posted[1], initial={"text": post.text})
            act: Any = actions.post
        case "add_photo":
            form, act = PhotoForm(posted[0], posted[1]), actions.add_photo
        case "take_down":
            form, act = ReasonForm(posted[0]), actions.take_down
        case _:
            raise Http404

    def deed(told: Answers) -> str:
        version = {} if step == "add_photo" else {"version": seen_version(request)}
        act(post, by=request.actor, **told, **version)
        return _address(post)

    label = POST.steps[step].label
    note = _("再看一遍：规则只遮盖村里认识的名字和各种号码。") if step == "post" else ""
    question = Question(label, label, record=post, note=note, back=_address(post), back_words=post)
    return ask(request, form, deed, question)


@page(POST_ON_BOARD, FORM)
def answer_objection(request: Any, pk: UUID) -> HttpResponse:
    objection = objection_for(request.actor, request.county, pk)

    def deed(told: Answers) -> str:
        actions.answer_objection(objection, answer=told["answer"], by=request.actor)
        return _address(objection.post)

    question = Question(
        _("答复异议"), _("答复"), note=objection.words, back=_address(objection.post), back_words=objection.post
    )
    return ask(request, AnswerObjectionForm(request.POST or None), deed, question)


@page(VIEW_SESSION)
def post_photo(request: Any, pk: UUID, file: UUID) -> HttpResponse:
    """A photo of the board, to those who keep it: what it shows is masked by nobody."""
    post = post_for(request.actor, request.county, pk)
    found = attached_to(post).filter(pk=file).first()
    if found is None or not found.file.exists():
        raise NotFound(f"kernel.attachment {file}")
    answer = FileResponse(found.file.open("rb"), as_attachment=True, filename=found.name, content_type=found.type)
    answer["X-Content-Type-Options"] = "nosniff"
    return answer  # type: ignore[return-value]  # a streamed response is no HttpResponse to the stubs


def _address(post: BoardPost) -> str:
    return reverse("meetings:boardpost", args=[post.pk])
