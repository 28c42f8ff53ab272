"""Triage 研判: taking a matter in or not, giving it to a unit and a person, joining duplicates."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from silian.chains.models import Chain
from silian.kernel.access import Actor, require
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import advance, lock
from silian.matters.actions._filing import announce, keep_standing, same_county
from silian.matters.actions._rounds import start_clock
from silian.matters.models import Matter, Measure, Round, Support
from silian.matters.permissions import TRIAGE
from silian.organisations.models import Person, Unit


@transaction.atomic
def accept_matter(
    matter: Matter,
    *,
    by: Actor,
    kind: str | None = None,
    chain: Chain | None = None,
    located_in: Unit | None = None,
    due: date | None = None,
    version: int | None = None,
) -> Matter:
    """受理: fixes the kind, and with it the clock; or takes the deadline `due` that a meeting has set.

    A matter that was returned keeps the clock that is running.
    """
    fresh = lock(matter, version=version)
    same_county(fresh.county_id, chain, located_in)
    filed: dict[str, Any] = {"kind": kind or fresh.kind}
    filed.update({k: v for k, v in {"chain": chain, "located_in": located_in}.items() if v is not None})
    current = fresh.round
    if current.received_on is None:
        start_clock(current, filed["kind"], due)
        announce(current)
    keep_standing(fresh, today(), **filed)
    details = {"received_on": current.received_on, "due": current.due, "provisional": current.provisional}
    return advance(matter, "accept", by=by, version=version, details=details, **filed)


@transaction.atomic
def reject_matter(matter: Matter, *, by: Actor, reason: str, version: int | None = None) -> Matter:
    """不予受理, with the reason that the raiser is told."""
    return advance(matter, "reject", by=by, version=version, note=_needed(reason), ended_on=today())


@transaction.atomic
def assign_matter(
    matter: Matter,
    *,
    lead: Unit,
    by: Actor,
    handler: Person | None = None,
    supporting: Iterable[Unit] = (),
    supervisor: Person | None = None,
    measure: str = "",
    note: str = "",
    version: int | None = None,
) -> Matter:
    """交办 to a lead unit, a person and co-units; used again it is 改派, and the history keeps the earlier unit.

    `measure` is what is to be done, due with the matter; the unit may add others.
    """
    fresh = lock(matter, version=version)
    units = list(supporting)
    same_county(fresh.county_id, lead, supervisor, *units)
    step = "assign" if fresh.state == "accepted" else "reassign"
    if handler and handler.unit_id != lead.pk:
        raise Refused(
            _("%(person)s 不是%(unit)s的人。") % {"person": handler, "unit": lead}, {"handler": _("请改选。")}
        )
    filed: dict[str, Any] = {"lead": lead, "handler": handler, "supervisor": supervisor or fresh.supervisor}
    keep_standing(fresh, today(), **filed)
    _keep_support(fresh, units)
    Round.objects.filter(pk=fresh.round.pk).update(assigned_on=today())
    details = {"supporting": [str(unit) for unit in units], "measure": _set_measure(fresh, measure, handler)}
    return advance(matter, step, by=by, version=version, note=note, details=details, **filed)


def _set_measure(matter: Matter, text: str, person: Person | None) -> str:
    text = text.strip()[:300]
    if text:
        current = matter.round
        Measure(county_id=matter.county_id, round=current, text=text, due=current.due, person=person).save(
            force_insert=True
        )
    return text


def _keep_support(matter: Matter, units: list[Unit]) -> None:
    present = Support.objects.filter(matter=matter, to_on=None)
    present.exclude(unit__in=units).update(to_on=today())
    held = set(present.values_list("unit_id", flat=True))
    for unit in units:
        if unit.pk not in held:
            Support(county_id=matter.county_id, matter=matter, unit=unit, from_on=today()).save(force_insert=True)


@transaction.atomic
def merge_matter(matter: Matter, *, into: Matter, by: Actor, version: int | None = None) -> Matter:
    """并案: the duplicate ends and is counted no more; the other one goes on and remembers it."""
    require(TRIAGE, into, by)
    if into.pk == matter.pk or into.county_id != matter.county_id:
        raise Refused(_("请选择本县另一件事项并入。"), {"into": _("请改选。")})
    if into.state in {"merged", "void"}:
        raise Refused(_("%s 已经并案或作废，不能再并入。") % into.number, {"into": _("请改选。")})
    details = {"into": into.number}
    return advance(matter, "merge", by=by, version=version, details=details, merged_into=into, ended_on=today())


@transaction.atomic
def withdraw_matter(matter: Matter, *, by: Actor, reason: str, version: int | None = None) -> Matter:
    """撤回 by whoever raised it."""
    return advance(matter, "withdraw", by=by, version=version, note=_needed(reason), ended_on=today())


def _needed(reason: str) -> str:
    if len(reason.strip()) < 2:
        raise Refused(_("请写明理由。"), {"reason": _("请写明理由。")})
    return reason.strip()
