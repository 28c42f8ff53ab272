"""审核、拨付和追回: each office passes a batch or sends it back; passed by all it is paid; what was wrong comes back."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from silian.credit.actions.lending._checking import business_day, needed, positive, refuse
from silian.credit.actions.supporting.subsidising import ask
from silian.credit.lifecycle.supporting import SUBSIDY
from silian.credit.models import ClawBack, SubsidyBatch, SubsidyReview, SubsidyRow
from silian.credit.permissions import PAY_SUBSIDY
from silian.credit.queries.supporting.subsidising import left_of, next_review
from silian.kernel import money
from silian.kernel.access import Actor, require
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import advance, lock, record_change


@transaction.atomic
def review_batch(batch: SubsidyBatch, *, by: Actor, words: str = "", version: int | None = None) -> SubsidyBatch:
    """审核通过 by the office whose turn it is. The last one's word passes the batch."""
    review = _turn(batch, "review", by, version)
    advance(batch, "review", by=by, note=words, details={"office": str(review.office)})
    _decide(review, True, words, by)
    following = next_review(batch)
    if following:
        ask(batch, following.office)
        return batch
    return advance(batch, "pass", by=by, passed_on=today())


@transaction.atomic
def send_back_batch(batch: SubsidyBatch, *, words: str, by: Actor, version: int | None = None) -> SubsidyBatch:
    """退回: with what is wrong. Its rows let go of their days, for a corrected batch."""
    review = _turn(batch, "send_back", by, version)
    said = needed(words, "words")
    advance(batch, "send_back", by=by, note=said, sent_back_on=today(), details={"office": str(review.office)})
    _decide(review, False, said, by)
    batch.rows.update(live=False)
    return batch


@transaction.atomic
def pay_batch(
    batch: SubsidyBatch, *, voucher: str, by: Actor, on: date | None = None, version: int | None = None
) -> SubsidyBatch:
    """拨付: the sum of the rows is paid to the bank, which passes it on; once."""
    fresh = lock(batch, version=version)
    require(SUBSIDY.steps["pay"].needs, fresh, by)
    day = business_day(on or today(), fresh.passed_on)
    return advance(batch, "pay", by=by, paid_on=day, voucher=needed(voucher, "voucher", 100))


@transaction.atomic
def claw_back(row: SubsidyRow, *, fen: int, ground: str, by: Actor, on: date | None = None) -> ClawBack:
    """追回: subsidy of a paid row that came back, in fen; never more than was paid."""
    batch = lock(row.batch)
    require(PAY_SUBSIDY, row, by)
    day = business_day(on or today(), batch.paid_on)
    if positive(fen) > (left := left_of(row)):
        raise refuse(_("这一行最多还能追回 %s。") % money.show(left), "fen")
    back = ClawBack(county_id=row.county_id, row=row, on=day, fen=fen, ground=needed(ground, "ground"))
    back.save(force_insert=True)
    details = {"loan": str(row.loan), "fen": fen, "on": day}
    advance(batch, "claw_back", by=by, note=back.ground, details=details)
    return back


def _turn(batch: SubsidyBatch, step: str, by: Actor, version: int | None) -> SubsidyReview:
    """The review whose turn it is, for somebody of that office."""
    fresh = lock(batch, version=version)
    require(SUBSIDY.steps[step].needs, fresh, by)
    review = next_review(fresh)
    if review is None:
        raise Refused(_("这一批没有等待审核的部门。"))
    require(SUBSIDY.steps[step].needs, review, by)
    return review


def _decide(review: SubsidyReview, passed: bool, words: str, by: Actor) -> None:
    record_change(
        review, "decide_subsidy", by=by, note=words, passed=passed, words=words[:200], decided_on=today(),
        decided_by=by.id,
    )  # fmt: skip
