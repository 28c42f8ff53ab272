"""Pairing a leader with an enterprise, handing the enterprise over to another leader, ending a pairing."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from silian.chains.models import Enterprise
from silian.kernel import journal
from silian.kernel.access import Actor, require
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import lock, record_change
from silian.organisations.models import Person
from silian.support.models import Pairing
from silian.support.permissions import PAIR
from silian.support.queries import is_county_leader


@transaction.atomic
def pair(leader: Person, enterprise: Enterprise, *, on: date, by: Actor, taken_over: Pairing | None = None) -> Pairing:
    """Pairs a county leader with an enterprise from a day on; the same two cannot be paired twice at one time."""
    require(PAIR, enterprise, by)
    _may_be_paired(leader, enterprise, on)
    made = Pairing(
        county_id=enterprise.county_id, leader=leader, enterprise=enterprise, from_on=on, taken_over=taken_over
    )
    made.save(force_insert=True)
    after = {
        "leader": str(leader),
        "on": on.isoformat(),
        "taken_over_from": str(taken_over.leader) if taken_over else "",
    }
    journal.append(enterprise.county_id, "support.pair", by=by, subject=journal.subject_of(enterprise), after=after)
    return made


def _may_be_paired(leader: Person, enterprise: Enterprise, on: date) -> None:
    if leader.county_id != enterprise.county_id or not is_county_leader(leader):
        raise Refused(_("%s 不是本县的县领导，不能包联企业。") % leader, {"leader": _("请选县领导。")})
    if on > today():
        raise Refused(_("包联日期不能晚于今天。"), {"on": _("晚于今天")})
    still = Q(to_on=None) | Q(to_on__gt=on)
    there = Pairing.objects.filter(still, leader=leader, enterprise=enterprise).first()
    if there:
        words = {"leader": leader, "day": there.from_on, "firm": enterprise}
        raise Refused(_("%(leader)s从 %(day)s 起已包联%(firm)s。") % words, {"enterprise": _("已经包联")})


@transaction.atomic
def hand_over(pairing: Pairing, *, to: Person, on: date, reason: str, by: Actor, version: int | None = None) -> Pairing:
    """Ends a pairing and lets another leader go on with the enterprise from the same day."""
    _end(pairing, on, reason, by, version)
    return pair(to, pairing.enterprise, on=on, by=by, taken_over=pairing)


@transaction.atomic
def end_pairing(pairing: Pairing, *, on: date, reason: str, by: Actor, version: int | None = None) -> Pairing:
    """Ends a pairing with its reason, without another leader; the history keeps it."""
    return _end(pairing, on, reason, by, version)


def _end(pairing: Pairing, on: date, reason: str, by: Actor, version: int | None) -> Pairing:
    require(PAIR, pairing, by)
    fresh = lock(pairing, version=version)
    if fresh.to_on:
        raise Refused(_("这次包联已在 %s 结束。") % fresh.to_on)
    if not fresh.from_on < on <= today():
        raise Refused(_("结束日期应晚于包联日期 %s，不晚于今天。") % fresh.from_on, {"on": _("请改日期。")})
    if not reason.strip():
        raise Refused(_("请写明结束的原因。"), {"reason": _("请填写。")})
    return record_change(pairing, "end_pairing", by=by, version=version, to_on=on, ended_for=reason.strip()[:100])
