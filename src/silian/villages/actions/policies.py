"""一村一策: a plan with its measures, another version of it, and measures that are done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from silian.kernel import journal
from silian.kernel.access import Actor, require
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import lock, record_change
from silian.organisations.models import Person
from silian.villages.actions._checking import happened, needed
from silian.villages.models import Measure, Policy, Village
from silian.villages.permissions import PLAN

Promised = tuple[str, date]  # a measure, and until when


@transaction.atomic
def make_policy(
    village: Village, *, demand: str, fen: int, measures: Sequence[Promised], owner: Person, due: date, by: Actor,
    products: str = "", on: date | None = None,
) -> Policy:  # fmt: skip
    """Makes the village's plan, or the next version of it; `fen` is the finance that it asks for, 0 for none."""
    require(PLAN, village, by)
    day = happened(on or today())
    if owner.county_id != village.county_id:
        raise Refused(_("%s 不是本县登记的人员。") % owner, {"owner": _("请另选责任人。")})
    if not measures:
        raise Refused(_("请写措施，每行一条。"), {"measures": _("至少写一条。")})
    _end_the_one_before(village, day, by)
    policy = Policy(
        county_id=village.county_id, village=village, demand=needed(demand, "demand", 500), fen=fen, owner=owner,
        products=products.strip()[:200], from_on=day, due=due,
    )  # fmt: skip
    policy.save(force_insert=True)
    for text, until in measures:
        if until > due:
            raise Refused(_("措施的时限不能晚于整个方案的时限 %s。") % due, {"measures": _("时限太晚")})
        row = Measure(county_id=village.county_id, policy=policy, text=needed(text, "measures"), due=until)
        row.save(force_insert=True)
    after = {"fen": fen, "owner": str(owner), "due": due.isoformat(), "measures": [text for text, _until in measures]}
    journal.append(village.county_id, "villages.make_policy", by=by, subject=journal.subject_of(village), after=after)
    return policy


def _end_the_one_before(village: Village, day: date, by: Actor) -> None:
    held = village.policies.select_for_update().filter(to_on=None).first()
    if held and held.from_on >= day:
        raise Refused(_("这个村在 %s 定过一村一策，同一天不能再定一版。") % held.from_on)
    if held:
        record_change(held, "end_policy", by=by, to_on=day)


@transaction.atomic
def complete_measure(
    measure: Measure, *, result: str, by: Actor, on: date | None = None, version: int | None = None
) -> Measure:
    """A measure is done, with what came of it."""
    fresh = lock(measure, version=version)
    require(PLAN, fresh, by)
    if fresh.done_on:
        raise Refused(_("这条措施已在 %s 完成。") % fresh.done_on)
    day = happened(on or today(), since=fresh.policy.from_on)
    return record_change(measure, "complete_measure", by=by, done_on=day, result=needed(result, "result"))
