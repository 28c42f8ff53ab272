"""What this room shows elsewhere: a chain's and an enterprise's talents and party posts; what waits, on the workbench."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from silian.chains.models import Chain, Enterprise
from silian.kernel.access import visible
from silian.kernel.calendar import today
from silian.kernel.calendar.table import current_calendar
from silian.kernel.panels import Context, Panel, register
from silian.organisations.queries import in_force
from silian.talent.lifecycle.classes import RUNNING
from silian.talent.lifecycle.openings import LISTED, PROPOSED
from silian.talent.lights import light_of_class, light_of_opening
from silian.talent.models import Opening, TrainingClass
from silian.talent.permissions import CONFIRM, PROPOSE, RECRUIT, TRAIN, VIEW
from silian.talent.queries import (
    branches_for,
    classes_for,
    gaps,
    model_posts_for,
    openings_for,
    recruits_for,
    still_open,
    with_person,
)

MOST = 6


def of_chain(request: Any, chain: Chain) -> Context | None:
    """What the chain wants and has, its classes, party organisations and posts of distinction."""
    if not request.actor.may(VIEW, request.county):
        return None
    by, county = request.actor, request.county
    wanted = openings_for(by, county).filter(chain=chain, state=LISTED.name)
    here = Q(in_force(today(), "enterprise__places__"), enterprise__places__chain=chain)
    homes = chain.places.filter(in_force(today())).values("enterprise__unit")
    return {
        "chain": chain,
        "gap": next(iter(gaps(wanted)), None),
        "openings": _lit(still_open(wanted)[:MOST]),
        "classes": classes_for(by, county).filter(chain=chain).count(),
        "posts": model_posts_for(by, county).filter(here).count(),
        "branches": branches_for(by, county).filter(place__parent__in=homes).count(),
    }


def of_enterprise(request: Any, enterprise: Enterprise) -> Context | None:
    """Whom the enterprise looks for and whom it found, and its posts of distinction."""
    by, county = request.actor, request.county
    rows = openings_for(by, county).filter(enterprise=enterprise, state__in=[PROPOSED.name, LISTED.name])
    context = {
        "enterprise": enterprise,
        "openings": _lit(rows.order_by("due")[:MOST]),
        "recruits": with_person(recruits_for(by, county).filter(enterprise=enterprise)[:MOST], by),
        "posts": with_person(model_posts_for(by, county).filter(enterprise=enterprise), by),
        "may_propose": visible(Enterprise.objects.filter(pk=enterprise.pk), by, PROPOSE).exists(),
    }
    return context if any(context[name] for name in ("openings", "recruits", "posts", "may_propose")) else None


def waiting(request: Any) -> Context | None:
    """Proposals to confirm, openings that this person's unit answers for, and classes whose last day has come."""
    by, county, calendar = request.actor, request.county, current_calendar()
    if not any(by.may(verb, county) for verb in (CONFIRM, RECRUIT, TRAIN)):
        return None
    proposed = list(openings_for(by, county, CONFIRM).filter(state=PROPOSED.name).order_by("proposed_on")[:MOST])
    near = _near(_lit(still_open(openings_for(by, county, RECRUIT))[:MOST]))
    running = visible(TrainingClass.objects.filter(county_id=county, state=RUNNING.name), by, TRAIN).order_by("due")
    classes = _near([(training, light_of_class(calendar, training)) for training in running[:MOST]])
    if not (proposed or near or classes):
        return None
    headline = _("人才目录待确认 %d 条") % len(proposed) if proposed else ""
    return {"proposed": proposed, "near": near, "classes": classes, "headline": headline}


def _lit(openings: Any) -> list[tuple[Opening, Any]]:
    calendar = current_calendar()
    return [(opening, light_of_opening(calendar, opening)) for opening in openings]


def _near(rows: list[Any]) -> list[Any]:
    """Those whose deadline is near or has passed."""
    return [(record, light) for record, light in rows if light.colour in ("red", "amber")]


register(Panel("talent.waiting", "talent/panels/waiting.html", waiting, column="aside"))
register(Panel("talent.chain", "talent/panels/chain.html", of_chain, column="aside", page="chains.chain"))
register(Panel("talent.enterprise", "talent/panels/enterprise.html", of_enterprise, page="chains.enterprise", order=60))
