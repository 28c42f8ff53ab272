"""What a matter is filed under: the present on the matter, and each day's answer in its dated standings."""

from __future__ import annotations

from datetime import date
from typing import Any

from silian.matters.models import Matter, Standing

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
