"""What this room shows elsewhere: on the workbench, on the pages of an enterprise, of a chain, of a matter."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from silian.chains.models import Chain, Enterprise
from silian.kernel.calendar import today
from silian.kernel.panels import Context, Panel, register
from silian.matters.models import Matter
from silian.organisations.queries import in_force
from silian.support.checklists import checklist_title
from silian.support.models import Visit
from silian.support.permissions import CLAIM, HANDLE, VERIFY, VIEW, VIEW_CHECKLISTS, VIEW_FUNDS, VIEW_GROUP, VISIT
from silian.support.queries import (
    checklists_for,
    commitments_for,
    due_for_a_visit,
    errands_for,
    groups_for,
    guided_enterprises,
    lines_of,
    needs_of,
    pairings_for,
    raised_on,
    visit_for,
    visits_for,
    waiting_claims,
    with_names,
    with_what_happened,
)
from silian.support.sections import support_of
from silian.support.showing import light_of, light_of_checklist, since_last_visit

MOST = 8


def to_visit(request: Any) -> Context | None:
    """The enterprises paired with this person whom they have not seen for long."""
    by, county = request.actor, request.county
    if by.person is None or not by.may(VISIT, county):
        return None
    within = support_of(county).visit_within
    mine = with_what_happened(pairings_for(by, county).filter(leader=by.person), by, county)
    rows = list(due_for_a_visit(mine, today(), within))
    if not rows:
        return None
    shown = [(row, since_last_visit(row, within)) for row in rows[:MOST]]
    return {"rows": shown, "within": within, "more": len(rows) - MOST, "headline": _("该走访 %d 家") % len(rows)}


def errands_owed(request: Any) -> Context | None:
    """The errands that this person's unit owes, by deadline."""
    if not request.actor.may(HANDLE, request.county):
        return None
    rows = errands_for(request.actor, request.county, HANDLE).filter(done_on=None)
    found = [(errand, light_of(errand)) for errand in rows[:MOST]]
    return {"rows": found, "more": rows.count() - MOST} if found else None


def own_group(request: Any) -> Context | None:
    """For the contact of an enterprise: what is still owed to it."""
    own = {grant.anchor for grant in request.actor.grants if grant.county == request.county} == {"self"}
    if not own or not request.actor.may(VIEW_GROUP, request.county):
        return None
    rows = errands_for(request.actor, request.county, VIEW_GROUP).filter(done_on=None, group__to_on=None)
    found = [(errand, light_of(errand)) for errand in rows[:MOST]]
    return {"rows": found, "group": found[0][0].group} if found else None


def of_enterprise(request: Any, enterprise: Enterprise) -> Context | None:
    """Who looks after the enterprise, and what was seen there last."""
    by, county = request.actor, request.county
    pairings = list(pairings_for(by, county).filter(enterprise=enterprise, to_on=None).order_by("from_on"))
    rows = visits_for(by, county).filter(enterprise=enterprise)
    visits = [(visit, raised_on(visit)) for visit in with_names(rows)[:MOST]]
    may_visit = by.may(VISIT, county)
    if not (pairings or visits or may_visit):
        return None
    return {"enterprise": enterprise, "pairings": pairings, "visits": visits, "may_visit": may_visit}


def group_of_enterprise(request: Any, enterprise: Enterprise) -> Context | None:
    group = groups_for(request.actor, request.county).filter(enterprise=enterprise, to_on=None).first()
    return {"group": group, "today": today()} if group else None


def pairings_of_chain(request: Any, chain: Chain) -> Context | None:
    """Who looks after the chain's enterprises."""
    by, county = request.actor, request.county
    here = pairings_for(by, county).filter(in_force(today(), "enterprise__places__"), enterprise__places__chain=chain)
    within = support_of(county).visit_within
    rows = list(with_what_happened(here.filter(to_on=None), by, county).order_by("leader", "enterprise__unit__name"))
    return {"rows": [(row, since_last_visit(row, within)) for row in rows]} if rows else None


def funds_of_chain(request: Any, chain: Chain) -> Context | None:
    if not request.actor.may(VIEW_FUNDS, request.county):
        return None
    lines = lines_of(list(commitments_for(request.actor, request.county).filter(chain=chain)))
    sums = {name: sum(getattr(line, name) for line in lines) for name in ("committed", "paid", "remaining")}
    return {"chain": chain, **sums, "share": sums["paid"] / sums["committed"]} if sums["committed"] else None


def visit_of_matter(request: Any, matter: Matter) -> Context | None:
    """The visit on which the matter was raised, and whom its answer helps."""
    if matter.origin_kind != Visit._meta.label_lower or not request.actor.may(VIEW, request.county):
        return None
    visit = visits_for(request.actor, request.county).filter(pk=UUID(matter.origin_id)).first()
    if visit is None:
        return None
    visit = visit_for(request.actor, request.county, visit.pk)
    return {"visit": visit, "helped": needs_of(visit).get(matter, [])}


def to_verify(request: Any) -> Context | None:
    """Items that others claimed, for whoever verifies them."""
    if not request.actor.may(VERIFY, request.county):
        return None
    rows = waiting_claims(request.actor, request.county, VERIFY)
    shown = list(rows[:MOST])
    if not shown:
        return None
    count = len(shown) if len(shown) < MOST else rows.count()
    return {"rows": shown, "more": count - MOST, "headline": _("待核实 %d 项") % count}


def my_enterprises(request: Any) -> Context | None:
    """For a guide: the enterprises that are theirs, the furthest from complete first."""
    by, county = request.actor, request.county
    if by.person is None or not by.may(CLAIM, county):
        return None
    rows = list(guided_enterprises(by, county).filter(guide=by.person).order_by("verified", "unit__name")[:MOST])
    return {"rows": rows} if rows else None


def checklists_of_enterprise(request: Any, enterprise: Enterprise) -> Context | None:
    if not request.actor.may(VIEW_CHECKLISTS, request.county):
        return None
    rows = checklists_for(request.actor, request.county).filter(unit=enterprise.unit_id, to_on=None)
    told = [(row, checklist_title(request.county, row.kind), light_of_checklist(row)) for row in rows]
    return {"rows": told} if told else None


register(Panel("support.to_verify", "support/panels/to_verify.html", to_verify))
register(Panel("support.my_enterprises", "support/panels/my_enterprises.html", my_enterprises))
register(
    Panel(
        "support.checklists", "support/panels/checklists.html", checklists_of_enterprise, column="aside",
        page="chains.enterprise",
    )
)  # fmt: skip
register(Panel("support.to_visit", "support/panels/to_visit.html", to_visit))
register(Panel("support.errands", "support/panels/errands.html", errands_owed))
register(Panel("support.own_group", "support/panels/own_group.html", own_group))
register(
    Panel("support.enterprise", "support/panels/enterprise.html", of_enterprise, page="chains.enterprise", order=10)
)
register(
    Panel("support.group", "support/panels/group.html", group_of_enterprise, column="aside", page="chains.enterprise")
)
register(Panel("support.chain", "support/panels/chain.html", pairings_of_chain, page="chains.chain"))
register(Panel("support.funds", "support/panels/funds.html", funds_of_chain, column="aside", page="chains.chain"))
register(Panel("support.matter", "support/panels/matter.html", visit_of_matter, column="aside", page="matters.matter"))
