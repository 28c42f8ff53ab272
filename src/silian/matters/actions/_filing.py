"""What held for a matter from a day on: what it is filed under, and which deadline is announced."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.matters.models import Announced, Matter, Round, Standing

FILED = ("kind", "chain_id", "lead_id", "handler_id", "supervisor_id", "located_in_id")


def keep_standing(matter: Matter, on: date, **changes: Any) -> None:
    """Writes down what the matter is filed under from this day on; two changes on one day leave the last.

    `changes` are about to be made to the matter by the step whose transaction this is.
    """
    filed = {name: getattr(matter, name) for name in FILED}
    filed.update({f"{k}_id" if f"{k}_id" in FILED else k: getattr(v, "pk", v) for k, v in changes.items()})
    present = Standing.objects.filter(matter=matter, to_on=None).first()
    if present and all(getattr(present, name) == value for name, value in filed.items()):
        return
    if present and present.from_on >= on:
        Standing.objects.filter(pk=present.pk).update(**filed)
        return
    if present:
        Standing.objects.filter(pk=present.pk).update(to_on=on)
    Standing(county_id=matter.county_id, matter=matter, from_on=on, **filed).save(force_insert=True)


def announce(current: Round, on: date | None = None) -> None:
    """Saves the round, and writes down the deadline that holds for it from this day (today) on."""
    current.save()
    if current.due is None:
        return
    held = Announced.objects.filter(round=current).order_by("from_on").last()
    if held and (held.due, held.provisional) == (current.due, current.provisional):
        return
    Announced.objects.update_or_create(
        county_id=current.county_id, round=current, from_on=on or today(),
        defaults={"due": current.due, "provisional": current.provisional},
    )  # fmt: skip


def same_county(county: str, *records: Any) -> None:
    """A reference across counties is refused: the two may live in different databases tomorrow."""
    for record in records:
        if record is not None and record.county_id != county:
            raise Refused(_("“%s”不在本县，不能选。") % record)
