"""What an account wants to be told outside, and when not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from silian.kernel.access import Actor
from silian.kernel.calendar import now
from silian.kernel.notices.channels import channels
from silian.kernel.notices.kinds import KINDS
from silian.kernel.notices.models import Wishes


def wishes_of(by: Actor, county: str) -> Wishes:
    """The account's wishes; the usual ones, not saved, where it has named none: everything in the inbox alone."""
    found = Wishes.objects.filter(county=county, account=by.id).first()
    return found or Wishes(county=county, account=UUID(by.id), since=now())


@transaction.atomic
def wish(
    county: str, *, by: Actor, outside: Mapping[str, Sequence[str]], digest: bool, quiet_from: time, quiet_to: time
) -> Wishes:
    """Keeps what this account wants outside, from now on; kinds and channels that are not known are passed over."""
    known = {kind: [name for name in channels() if name in names] for kind, names in outside.items() if kind in KINDS}
    kept, _made = Wishes.objects.update_or_create(
        county=county, account=by.id,
        defaults={
            "outside": {kind: names for kind, names in known.items() if names}, "digest": digest,
            "quiet_from": quiet_from, "quiet_to": quiet_to, "since": now(),
        },
    )  # fmt: skip
    return kept


def not_before(wishes: Wishes, moment: datetime) -> datetime:
    """The moment itself, or the end of the quiet hours that it lies in."""
    local = timezone.localtime(moment)
    begin, end, at = wishes.quiet_from, wishes.quiet_to, local.time()
    quiet = begin <= at < end if begin <= end else at >= begin or at < end
    if not quiet:
        return moment
    day = local.date() + timedelta(days=int(begin > end and at >= begin))
    return timezone.make_aware(datetime.combine(day, end))
