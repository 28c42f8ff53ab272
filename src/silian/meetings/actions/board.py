"""The village notice board: drafting, hanging up, proving it by a photo, objections and their answers, taking down."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from silian.kernel import journal
from silian.kernel.access import Actor, require
from silian.kernel.attachments import attach
from silian.kernel.calendar import today
from silian.kernel.calendar.table import current_calendar
from silian.kernel.errors import Refused
from silian.kernel.language import in_the_countys_language
from silian.kernel.lifecycles import admit, advance, lock
from silian.kernel.notices import NoticeKind, notify
from silian.meetings.actions._beginning import needed
from silian.meetings.actions._inquiring import begin_with
from silian.meetings.inquiries import inquiries_of, rules_of
from silian.meetings.lifecycle.board import DRAFT
from silian.meetings.models import BoardPost, Objection, Village
from silian.meetings.permissions import POST_ON_BOARD
from silian.meetings.queries import hanging, masked_for_the_board
from silian.organisations.models import Unit

OBJECTED = NoticeKind("meetings.objected", gettext_lazy("公开栏异议"))
LONGEST = 5000


@transaction.atomic
def draft_post(village: Unit, *, title: str, text: str, by: Actor) -> BoardPost:
    """A post of the village's own, beside those that its sessions draft."""
    require(POST_ON_BOARD, Village.objects.get(pk=village.pk), by)
    programme = next(iter(inquiries_of(village.county_id)), "")
    rules_of(village.county_id, programme)
    post = BoardPost(
        county_id=village.county_id, village=village, programme=programme, title=needed(title, "title", most=100),
        text=needed(text, "text", least=4, most=LONGEST), drafted_on=today(),
    )  # fmt: skip
    return admit(post, DRAFT.name, by=by, source=str(village))


@transaction.atomic
def post(
    draft: BoardPost,
    *,
    by: Actor,
    text: str = "",
    to_on: date | None = None,
    photos: Iterable[UploadedFile[Any]] = (),
    version: int | None = None,
) -> BoardPost:
    """张贴 from today until `to_on`, both included; the programme's days if none is named. What hangs there is masked."""
    fresh = begin_with(draft, "post", by=by, version=version)
    until = to_on or today() + timedelta(days=rules_of(fresh.county_id, fresh.programme).posted_for - 1)
    if until < today():
        raise Refused(_("公示结束的日期不能早于今天。"), {"to_on": _("请改为今天或以后。")})
    words = needed(text or fresh.text, "text", least=4, most=LONGEST)
    masked = masked_for_the_board(words, fresh.village, _unnamed(fresh))
    title = masked_for_the_board(fresh.title, fresh.village, _unnamed(fresh))
    kept = [attach(photo, to=fresh, by=by).name for photo in photos]
    return advance(
        draft, "post", by=by, title=title, text=masked, from_on=today(), to_on=until, details={"photos": kept}
    )


def _unnamed(post: BoardPost) -> list[str]:
    if post.session is None:
        return []
    rows = post.session.inquiries.filter(anonymous=True).select_related("delegate__person")
    return [row.delegate.person.name for row in rows]


@transaction.atomic
def add_photo(post: BoardPost, *, photos: Iterable[UploadedFile[Any]], by: Actor) -> BoardPost:
    """A photo of the board, which proves that the post hung there."""
    fresh = begin_with(post, "add_photo", by=by)
    kept = [attach(photo, to=fresh, by=by).name for photo in photos]
    if not kept:
        raise Refused(_("请选择张贴的照片。"), {"photos": _("请选择照片。")})
    return advance(post, "add_photo", by=by, details={"photos": kept})


@transaction.atomic
def take_down(post: BoardPost, *, reason: str, by: Actor, version: int | None = None) -> BoardPost:
    """撤下, at the end of its period or before it, with the reason; what hung there stays on record."""
    begin_with(post, "take_down", by=by, version=version)
    return advance(post, "take_down", by=by, note=needed(reason, "reason"), taken_down_on=today())


@transaction.atomic
def raise_objection(post: BoardPost, *, words: str, by: Actor, name: str = "", phone: str = "") -> Objection:
    """异议 by anybody who reads the board, without an account; due an answer in the programme's working days."""
    if not hanging(post.county_id).filter(pk=post.pk).exists():
        raise Refused(_("这条公示已经结束，不能再提异议。"))
    fresh = lock(post)
    within = rules_of(fresh.county_id, fresh.programme).objections_within
    row = Objection(
        county_id=fresh.county_id, post=fresh, words=needed(words, "words", least=4, most=500),
        raiser_name=name.strip()[:60], raiser_phone=phone.strip()[:30], raised_on=today(),
        due=current_calendar().rung(today(), within),
    )  # fmt: skip
    row.save(force_insert=True)
    journal.append(
        fresh.county_id, "meetings.raise_objection", by=by, subject=journal.subject_of(fresh),
        after={"words": journal.digest(row.words), "due": row.due.isoformat() if row.due else None},
    )  # fmt: skip
    _tell_the_village(row)
    return row


@in_the_countys_language
def _tell_the_village(row: Objection) -> None:
    text = _("“%(post)s”有一条异议，请答复。") % {"post": row.post}
    notify(
        row.county_id,
        row.post.village,
        text,
        about=journal.subject_of(row.post),
        once=f"objection:{row.pk}",
        kind=OBJECTED,
    )


@transaction.atomic
def answer_objection(objection: Objection, *, answer: str, by: Actor) -> Objection:
    """The village's answer, which hangs beside the post; names and numbers in it are masked."""
    begin_with(objection.post, "answer_objection", by=by)
    row = lock(objection)
    if row.answered_on:
        raise Refused(_("这条异议已在 %s 答复。") % row.answered_on)
    words = needed(answer, "answer", least=2, most=1000)
    names = [row.raiser_name] if row.raiser_name else []
    masked = masked_for_the_board(words, row.post.village, [*names, *_unnamed(row.post)])
    row.answer, row.answered_on, row.answered_by = masked, today(), by.label
    row.save(update_fields=["answer", "answered_on", "answered_by"])
    advance(objection.post, "answer_objection", by=by, note=masked)
    objection.__dict__.update(row.__dict__)
    return objection
