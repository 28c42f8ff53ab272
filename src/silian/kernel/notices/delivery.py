"""What leaves the house: queued once a (notice, account, channel), handed over once, tried again while it surely failed.

A row is claimed, and the claim committed, before it is handed over. If nobody can say whether it went out (the process died,
the other side broke off), it is given up with that reason and is not tried again by itself: better once too few than twice.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from silian.kernel.calendar import now
from silian.kernel.notices.channels import Channel, Message, NotSent, channels
from silian.kernel.notices.models import Delivery, Notice, Wishes
from silian.kernel.notices.readers import book
from silian.kernel.notices.wishes import not_before

log = logging.getLogger(__name__)
WAITS = [timedelta(minutes=n) for n in (1, 5, 30, 240)]  # before each further try; then it is given up
STUCK = timedelta(minutes=10)
AT_ONCE = 500  # in one run; the next goes on


@dataclass(frozen=True)
class Run:
    """What one run did: how many went out, and at which moments there is more to do because of it."""

    sent: int
    again: frozenset[datetime]


def deliver() -> Run:
    """Queues what is wanted outside and hands over what is due. May run beside itself."""
    again: set[datetime] = set()
    for wishes in Wishes.objects.exclude(outside={}):
        again |= _queue(wishes)
    _give_up_stuck()
    due = list(waiting(now())[:AT_ONCE])
    sent = [row for row in due if _hand_over(row)]
    again |= {row.next_try_at for row in due if row not in sent and row.given_up_at is None}
    return Run(len(sent), frozenset(moment for moment in again if moment > now()))


def waiting(moment: datetime) -> QuerySet[Delivery]:
    """What is due to be handed over."""
    rows = Delivery.objects.filter(sent_at=None, given_up_at=None, claimed_at=None, next_try_at__lte=moment)
    return rows.select_related("notice").order_by("next_try_at", "id")


def given_up(county: str) -> QuerySet[Delivery]:
    """What did not go out, for the administrator."""
    rows = Delivery.objects.filter(county=county, given_up_at__isnull=False)
    return rows.select_related("notice").order_by("-given_up_at")


def try_again(row: Delivery) -> None:
    """Has something that was given up tried anew, on somebody's decision."""
    Delivery.objects.filter(pk=row.pk, given_up_at__isnull=False).update(
        given_up_at=None, claimed_at=None, failure="", tries=0, next_try_at=now()
    )


def _queue(wishes: Wishes) -> set[datetime]:
    """Queues the notices that these wishes want outside; the moments at which they may go out."""
    mine = Notice.objects.filter(
        county=wishes.county, at__gte=wishes.since, to_id__in=book().keys_of(wishes.account), kind__in=wishes.outside
    )
    moments = set()
    for name in {name for names in wishes.outside.values() for name in names}:
        kinds = [kind for kind, names in wishes.outside.items() if name in names]
        gone = Delivery.objects.filter(notice=OuterRef("pk"), account=wishes.account, channel=name)
        rows = [_row(wishes, notice, name) for notice in mine.filter(~Exists(gone), kind__in=kinds)[:AT_ONCE]]
        Delivery.objects.bulk_create(rows, ignore_conflicts=True)
        moments |= {row.next_try_at for row in rows}
    return moments


def _row(wishes: Wishes, notice: Notice, channel: str) -> Delivery:
    return Delivery(
        county=wishes.county, notice=notice, account=wishes.account, channel=channel,
        next_try_at=not_before(wishes, notice.at),
    )  # fmt: skip


def _give_up_stuck() -> None:
    stuck = Delivery.objects.filter(sent_at=None, given_up_at=None, claimed_at__lt=now() - STUCK)
    stuck.update(given_up_at=now(), failure=_("发送中断，不知是否送达。"))


def _hand_over(row: Delivery) -> bool:
    free = Delivery.objects.filter(pk=row.pk, sent_at=None, given_up_at=None, claimed_at=None)
    if not free.update(claimed_at=now()):  # somebody else has it
        return False
    channel = channels().get(row.channel)
    try:
        _send(channel, row)
    except NotSent as refusal:
        _fail(row, str(refusal), final=refusal.final)
    except Exception:
        log.exception("delivery %s broke off", row.pk)
        _fail(row, _("发送中断，不知是否送达。"), final=True)
    else:
        Delivery.objects.filter(pk=row.pk).update(
            sent_at=now(), failure="", pretended=bool(channel and channel.pretends)
        )
        return True
    return False


def _send(channel: Channel | None, row: Delivery) -> None:
    contact = book().contact_of(row.account)
    if channel is None:
        raise NotSent(_("这个渠道没有启用。"), final=True)
    if contact is None:
        raise NotSent(_("账号已停用。"), final=True)
    if not channel.reaches(contact):
        raise NotSent(_("没有登记%s。") % channel.needs, final=True)
    channel.send(contact, Message(str(row.pk), row.notice.outside))


def _fail(row: Delivery, why: str, *, final: bool) -> None:
    """Writes down why it did not go out, and when it is tried again, if it is."""
    over = final or row.tries >= len(WAITS)
    row.failure, row.claimed_at = why[:200], None
    row.given_up_at = now() if over else None
    row.next_try_at = now() if over else now() + WAITS[row.tries]
    row.tries += 1
    row.save(update_fields=["failure", "claimed_at", "given_up_at", "next_try_at", "tries"])
