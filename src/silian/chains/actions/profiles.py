"""Amending what an enterprise says of itself: the office writes it, the enterprise's contact asks for it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from silian.chains.lifecycle import ASKED, IN_FORCE
from silian.chains.models import Enterprise, Profile
from silian.chains.permissions import ENTER, TRADE
from silian.chains.queries import profile_of
from silian.chains.queries.codes import industry_class_of
from silian.kernel import journal
from silian.kernel.access import Actor, may_on, require
from silian.kernel.errors import Refused
from silian.kernel.language import in_the_countys_language
from silian.kernel.lifecycles import admit, advance, lock, record_change
from silian.kernel.notices import notify


@transaction.atomic
def amend_enterprise(enterprise: Enterprise, *, on: date, by: Actor, reason: str = "", **said: Any) -> Profile:
    """Says anew, from a day on, what changes by date: industry class, scale, products, contact and phone.

    What whoever may enter enterprises says is in force at once; what the enterprise itself says waits for them.
    Fields that are not named stay as they were.
    """
    office = ENTER.name in may_on({ENTER}, enterprise, by)
    if not office:
        require(TRADE, enterprise, by)
    if said.get("industry_class"):
        said["industry_class"] = industry_class_of(enterprise.county_id, said["industry_class"])
    before = profile_of(enterprise)
    kept = {name: getattr(before, name) for name in Profile.SAID}
    if all(kept[name] == value for name, value in said.items()):
        raise Refused(_("没有改动。改了哪一项，就从生效日期起采用。"))
    profile = Profile(county_id=enterprise.county_id, enterprise=enterprise, from_on=on, reason=reason, **kept | said)
    if office:
        _end_before(profile, by)
        return admit(profile, IN_FORCE.name, by=by, source="amend_enterprise", note=reason)
    if Profile.objects.filter(enterprise=enterprise, state=ASKED.name).exists():
        raise Refused(_("贵企业已有一份变更等待核实，核实后再提新的。"))
    return admit(profile, ASKED.name, by=by, source="amend_enterprise", note=reason)


@transaction.atomic
def accept_profile(profile: Profile, *, by: Actor, version: int | None = None) -> Profile:
    """Puts the asked profile in force from its day on; the one before ends on that day."""
    require(ENTER, profile, by)
    _end_before(lock(profile), by)
    advance(profile, "accept_profile", by=by, version=version)
    _tell(profile, gettext_lazy("贵企业资料变更已采用，自 %s 起生效。"), profile.from_on)
    return profile


@transaction.atomic
def decline_profile(profile: Profile, *, reason: str, by: Actor, version: int | None = None) -> Profile:
    """Leaves the profile as it was, and tells the enterprise why."""
    advance(profile, "decline_profile", by=by, version=version, note=reason)
    _tell(profile, gettext_lazy("贵企业资料变更未采用：%s"), reason)
    return profile


def _end_before(profile: Profile, by: Actor) -> None:
    """The profile in force ends where this one begins."""
    before = Profile.objects.get(enterprise=profile.enterprise_id, state=IN_FORCE.name, to_on=None)
    if profile.from_on <= before.from_on:
        raise Refused(
            _("现有资料自 %s 起生效，变更要晚于这一天。") % before.from_on, {"on": _("不晚于现有资料的起始日期")}
        )
    record_change(before, "end_profile", by=by, to_on=profile.from_on)


@in_the_countys_language
def _tell(profile: Profile, text: Promise, what: object) -> None:
    about, once = journal.subject_of(profile.enterprise), f"profile:{profile.pk}:{profile.state}"
    notify(profile.county_id, profile.enterprise.unit, str(text) % what, about=about, once=once)
