"""What can be counted: pairings in force, visits, cases of problems solved, errands, payments, checklists, guides."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _

from silian.chains.permissions import VIEW as VIEW_ENTERPRISE
from silian.kernel.facts import Amount, Credit, Dimension, Fact, Listing, Moment, Span, Type, register
from silian.matters.kinds import titles_of_kinds
from silian.matters.lifecycle import MERGED, VOID
from silian.matters.models import Outcome
from silian.matters.permissions import VIEW as VIEW_MATTER
from silian.meetings.organs import purposes_of
from silian.organisations.queries import in_force
from silian.support.checklists import titles_of_checklists
from silian.support.models import Case, Checklist, Claim, Errand, Item, Pairing, Payment, Visit
from silian.support.permissions import VIEW, VIEW_CHECKLISTS, VIEW_FUNDS, VIEW_GROUP
from silian.support.queries.checklists import proved_on, with_complete
from silian.support.queries.guides import guide_posts
from silian.support.sections import sources_of


def pairings_at(cutoff: date) -> QuerySet[Any]:
    """One row a pairing, joined with where the enterprise stood; `visited`: that its leader saw it in the cut-off's year."""
    here = in_force(cutoff, "enterprise__unit__placements__")
    seen = Visit.objects.filter(
        visitor=OuterRef("leader"), enterprise=OuterRef("enterprise"), visited_on__gte=date(cutoff.year, 1, 1),
        visited_on__lte=cutoff,
    )  # fmt: skip
    stood = FilteredRelation("enterprise__unit__placements", condition=here)
    return Pairing.objects.annotate(stood=stood, township=F("stood__parent"), visited=Exists(seen))


def visits_at(cutoff: date) -> QuerySet[Any]:
    here = in_force(cutoff, "enterprise__unit__placements__")
    stood = FilteredRelation("enterprise__unit__placements", condition=here)
    return Visit.objects.annotate(stood=stood, township=F("stood__parent"))


def cases_at(cutoff: date) -> QuerySet[Any]:
    """One row a round × helped enterprise whose origin is a county leader's visit.

    Two visits that led to the same round (their matters were merged) help an enterprise once: the first of their cases
    stands for both. A matter merged by then waits for nothing, its case having gone on to the other one. A round that was
    closed before the visit owes it nothing.
    """
    standing = in_force(cutoff, "round__matter__standings__")
    twin = _by_leaders(cutoff).filter(round=OuterRef("round"), enterprise=OuterRef("enterprise"), pk__lt=OuterRef("pk"))
    told_apart = _by_leaders(cutoff).filter(~Exists(twin))
    rows: QuerySet[Any] = told_apart.annotate(standing=FilteredRelation("round__matter__standings", condition=standing))
    return rows


def _by_leaders(cutoff: date) -> QuerySet[Case]:
    merged = Q(round__matter__state=MERGED.name, round__matter__ended_on__lte=cutoff)
    in_time = Q(round__closed_on=None) | Q(round__closed_on__gte=F("visit__visited_on"))
    known = Case.objects.filter(in_time, from_on__lte=cutoff, visit__by_county_leader=True)
    rows: QuerySet[Case] = known.exclude(merged).exclude(round__matter__state=VOID.name)
    return rows


def payments_at(cutoff: date) -> QuerySet[Any]:
    """One row a payment that was not taken back by the end of that day."""
    return Payment.objects.filter(Q(reversed_on=None) | Q(reversed_on__gt=cutoff))


def checklists_at(cutoff: date) -> QuerySet[Any]:
    """One row a checklist, joined with where its unit stood; `complete`: that every item was proved by then."""
    here = in_force(cutoff, "unit__placements__")
    stood = FilteredRelation("unit__placements", condition=here)
    return with_complete(Checklist.objects.annotate(stood=stood, township=F("stood__parent")), cutoff)


def postings_at(cutoff: date) -> QuerySet[Any]:
    """One row a guide at an enterprise; `first`: from the day on which the county posted its first guides; `all_met`: that
    the enterprise had a checklist, and every item of each that it had was proved at the end of that day."""
    opening = guide_posts().filter(county=OuterRef("county")).order_by("from_on").values("from_on")[:1]
    open_then = Checklist.objects.filter(Q(to_on=None) | Q(to_on__gt=cutoff), opened_on__lte=cutoff)
    there = with_complete(open_then.filter(unit=OuterRef("seat__unit")), cutoff)
    here = in_force(cutoff, "seat__unit__placements__")
    return guide_posts().annotate(
        first=Q(from_on=Subquery(opening)), all_met=Exists(there) & ~Exists(there.filter(complete=False)),
        stood=FilteredRelation("seat__unit__placements", condition=here), township=F("stood__parent"),
    )  # fmt: skip


def items_at(cutoff: date) -> QuerySet[Any]:
    """One row an item; `proved`: that a verified claim stood for it at the end of that day."""
    here = in_force(cutoff, "checklist__unit__placements__")
    stood = FilteredRelation("checklist__unit__placements", condition=here)
    proof = Claim.objects.filter(proved_on(cutoff), item=OuterRef("pk"))
    return Item.objects.annotate(stood=stood, township=F("stood__parent"), proved=Exists(proof))


PAIRING = register(
    Fact(
        name="support.pairing",
        label=_("包联（每位领导和每家企业为一条）"),
        rows=pairings_at,
        listing=Listing("chains.enterprise", "enterprise__unit__name", id="enterprise", unit="leader__name"),
        view=VIEW_ENTERPRISE,
        dates={"from_on": Moment("from_on", _("包联日期")), "to_on": Moment("to_on", _("结束日期"))},
        dimensions={
            "leader": Dimension("leader", _("包联领导"), Type.RECORD),
            "enterprise": Dimension("enterprise", _("企业"), Type.RECORD),
            "visited": Dimension("visited", _("包联领导当年走访过"), Type.BOOLEAN),
        },
        spans={"in_force": Span("from_on", "to_on", _("在包联"))},
        credit={"located_in": Credit("township", _("所在乡镇"))},
    )
)

VISIT = register(
    Fact(
        name="support.visit",
        label=_("走访"),
        rows=visits_at,
        listing=Listing("support.visit", "enterprise__unit__name", unit="visitor__name"),
        view=VIEW,
        dates={"visited_on": Moment("visited_on", _("走访日期"))},
        dimensions={
            "leader": Dimension("visitor", _("走访人"), Type.RECORD),
            "enterprise": Dimension("enterprise", _("企业"), Type.RECORD),
            "by_county_leader": Dimension("by_county_leader", _("县领导走访"), Type.BOOLEAN),
            "way": Dimension("way", _("方式"), choices=dict(Visit.Way.choices)),
        },
        credit={"located_in": Credit("township", _("所在乡镇"))},
    )
)

CASE = register(
    Fact(
        name="support.case",
        label=_("县领导走访提出的事项（每次办理、每家受益企业为一件次）"),
        rows=cases_at,
        listing=Listing(
            "matters.matter", "round__matter__title", id="round__matter", number="round__matter__number",
            unit="enterprise__unit__name", person="round__matter__raiser_name",
        ),
        view=VIEW_MATTER,
        dates={
            "visited_on": Moment("visit__visited_on", _("走访日期")),
            "closed_on": Moment("round__closed_on", _("销号日期")),
        },
        dimensions={
            "leader": Dimension("visit__visitor", _("走访人"), Type.RECORD),
            "enterprise": Dimension("enterprise", _("受益企业"), Type.RECORD),
            "kind": Dimension("standing__kind", _("事项类型"), Type.CODE, titles=titles_of_kinds),
            "outcome": Dimension("round__outcome", _("结论"), choices=dict(Outcome.choices), known="closed_on"),
        },
        credit={
            "lead": Credit("standing__lead", _("主办单位")),
            "chain": Credit("standing__chain", _("产业链")),
            "located_in": Credit("standing__located_in", _("所在乡镇")),
        },
    )
)  # fmt: skip

ERRAND = register(
    Fact(
        name="support.errand",
        label=_("服务组的服务事项"),
        rows=lambda cutoff: Errand.objects.annotate(on_time=Q(done_on__lte=F("due"))),
        listing=Listing("support.group", "text", id="group", unit="owner__name"),
        view=VIEW_GROUP,
        dates={
            "entered_on": Moment("entered_at__date", _("列出日期")),
            "due": Moment("due", _("时限"), planned=True),
            "done_on": Moment("done_on", _("完成日期")),
        },
        dimensions={"on_time": Dimension("on_time", _("按时完成"), Type.BOOLEAN, known="done_on")},
        credit={"lead": Credit("owner", _("责任单位"))},
    )
)

PAYMENT = register(
    Fact(
        name="support.payment",
        label=_("拨付的资金"),
        rows=payments_at,
        listing=Listing("support.payment", "payee", unit="source__document"),
        view=VIEW_FUNDS,
        dates={"paid_on": Moment("paid_on", _("拨付日期"))},
        dimensions={
            "purpose": Dimension("source__commitment__purpose", _("用途"), Type.CODE, titles=purposes_of),
            "source": Dimension("source__kind", _("资金来源"), Type.CODE, titles=sources_of),
        },
        amounts={"amount": Amount("fen", _("金额"))},
        credit={"chain": Credit("source__commitment__chain", _("产业链"))},
    )
)

CHECKLIST = register(
    Fact(
        name="support.checklist",
        label=_("清单（每家单位的每份清单为一条）"),
        rows=checklists_at,
        listing=Listing("support.checklist", "unit__name", unit="verifier__name"),
        view=VIEW_CHECKLISTS,
        dates={"opened_on": Moment("opened_on", _("建立日期")), "to_on": Moment("to_on", _("结束日期"))},
        dimensions={
            "kind": Dimension("kind", _("清单"), Type.CODE, titles=titles_of_checklists),
            "complete": Dimension("complete", _("全部核实"), Type.BOOLEAN),
            "unit": Dimension("unit", _("单位"), Type.UNIT),
        },
        spans={"in_force": Span("opened_on", "to_on", _("在册"))},
        credit={"located_in": Credit("township", _("所在乡镇")), "verifier": Credit("verifier", _("核实单位"))},
    )
)

ITEM = register(
    Fact(
        name="support.item",
        label=_("清单项（每家单位的每一项为一条）"),
        rows=items_at,
        listing=Listing("support.checklist", "title", id="checklist", unit="checklist__unit__name"),
        view=VIEW_CHECKLISTS,
        dates={
            "opened_on": Moment("checklist__opened_on", _("建立日期")),
            "to_on": Moment("checklist__to_on", _("结束日期")),
        },
        dimensions={
            "kind": Dimension("checklist__kind", _("清单"), Type.CODE, titles=titles_of_checklists),
            "item": Dimension("name", _("清单项"), Type.CODE),
            "proved": Dimension("proved", _("已核实"), Type.BOOLEAN),
            "unit": Dimension("checklist__unit", _("单位"), Type.UNIT),
        },
        spans={"in_force": Span("opened_on", "to_on", _("在册"))},
        credit={"located_in": Credit("township", _("所在乡镇"))},
    )
)

POSTING = register(
    Fact(
        name="support.posting",
        label=_("派驻（每位指导员在每家企业为一条）"),
        rows=postings_at,
        listing=Listing("chains.enterprise", "seat__unit__name", id="seat__unit__enterprise", unit="person__name"),
        view=VIEW_ENTERPRISE,
        dates={"from_on": Moment("from_on", _("派驻日期")), "to_on": Moment("to_on", _("结束日期"))},
        dimensions={
            "guide": Dimension("person", _("指导员"), Type.RECORD),
            "enterprise": Dimension("seat__unit__enterprise", _("企业"), Type.RECORD),
            "first": Dimension("first", _("首批派驻"), Type.BOOLEAN),
            "all_met": Dimension("all_met", _("企业的清单全部核实"), Type.BOOLEAN),
        },
        spans={"in_force": Span("from_on", "to_on", _("在派"))},
        credit={"located_in": Credit("township", _("所在乡镇"))},
    )
)
