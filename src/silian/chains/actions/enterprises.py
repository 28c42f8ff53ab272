"""Entering enterprises, and placing them on chains from a day until another."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from silian.chains.lifecycle import IN_FORCE
from silian.chains.models import Chain, ChainPlace, Enterprise, Profile
from silian.chains.permissions import ENTER, MANAGE
from silian.chains.queries.codes import credit_code_of, industry_class_of
from silian.kernel import journal
from silian.kernel.access import Actor, require
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import admit, record_change
from silian.organisations.actions import add_unit
from silian.organisations.models import Unit, UnitKind


@transaction.atomic
def enter_enterprise(
    place: Unit,
    name: str,
    credit_code: str,
    *,
    by: Actor,
    on: date,
    short_name: str = "",
    industry_class: str = "",
    above_scale: bool = False,
    products: str = "",
    employees: int | None = None,
    controller: str = "",
) -> Enterprise:
    """Enters an enterprise that stands in `place` (a township, a park): its unit and its profile."""
    require(ENTER, place, by)
    code = credit_code_of(credit_code)
    taken = Enterprise.objects.filter(county_id=place.county_id, credit_code=code).first()
    if taken:
        raise Refused(_("这个统一社会信用代码已登记在 %s 名下。") % taken, {"credit_code": _("代码重复")})
    unit = add_unit(
        place.county_id, UnitKind.ENTERPRISE, name, by=by, on=on, parent=place, code=code, short_name=short_name
    )
    enterprise = Enterprise(county_id=place.county_id, unit=unit, credit_code=code)
    enterprise.save(force_insert=True)
    profile = Profile(
        county_id=place.county_id, enterprise=enterprise, from_on=on,
        industry_class=industry_class_of(place.county_id, industry_class),
        above_scale=above_scale, products=products, employees=employees, controller=controller,
    )  # fmt: skip
    admit(profile, IN_FORCE.name, by=by, source="enter_enterprise")
    after = {"credit_code": code, "in": str(place), "above_scale": above_scale}
    journal.append(
        place.county_id, "chains.enter_enterprise", by=by, subject=journal.subject_of(enterprise), after=after
    )
    return enterprise


@transaction.atomic
def correct_credit_code(
    enterprise: Enterprise, credit_code: str, *, by: Actor, version: int | None = None
) -> Enterprise:
    """Corrects a credit code that was mistyped."""
    require(ENTER, enterprise, by)
    code = credit_code_of(credit_code)
    return record_change(enterprise, "correct_credit_code", by=by, version=version, credit_code=code)


@transaction.atomic
def place_enterprise(enterprise: Enterprise, chain: Chain, *, on: date, by: Actor, role: str = "") -> ChainPlace:
    """Places an enterprise on a chain from a day on."""
    require(MANAGE, chain, by)
    if enterprise.county_id != chain.county_id:
        raise Refused(_("%s 不是本县登记的企业。") % enterprise)
    if on < chain.from_on or (chain.to_on and on >= chain.to_on):
        raise Refused(_("%(chain)s链在 %(day)s 不在运行。") % {"chain": chain, "day": on}, {"on": _("链不在运行")})
    there = ChainPlace.objects.filter(Q(to_on=None) | Q(to_on__gt=on), enterprise=enterprise, chain=chain).first()
    if there:
        raise Refused(_("%(firm)s 从 %(day)s 起已在这条链上。") % {"firm": enterprise, "day": there.from_on})
    place = ChainPlace(county_id=chain.county_id, enterprise=enterprise, chain=chain, role=role, from_on=on)
    place.save(force_insert=True)
    after = {"chain": str(chain), "role": role, "on": on.isoformat()}
    journal.append(
        chain.county_id, "chains.place_enterprise", by=by, subject=journal.subject_of(enterprise), after=after
    )
    return place


@transaction.atomic
def leave_chain(place: ChainPlace, *, on: date, by: Actor, ground: str = "", version: int | None = None) -> ChainPlace:
    """Ends an enterprise's place on a chain on a day; it no longer counts there from that day on."""
    require(MANAGE, place.chain, by)
    if place.to_on:
        raise Refused(_("%(firm)s 已在 %(day)s 离开这条链。") % {"firm": place.enterprise, "day": place.to_on})
    if on <= place.from_on:
        raise Refused(_("离链日期应晚于入链日期 %s。") % place.from_on, {"on": _("不晚于入链日期")})
    return record_change(place, "leave_chain", by=by, version=version, note=ground, to_on=on)
