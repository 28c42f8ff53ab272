"""One loan: where it stands, its plan, repayments and changes, its grades and its history; the plan on paper."""

from __future__ import annotations

from typing import Any, Literal
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from silian.credit.engine.grades import Grade
from silian.credit.lifecycle import LOAN, REACHED, REPAYING
from silian.credit.models import Loan
from silian.credit.permissions import VIEW
from silian.credit.queries.lending import exposure_of, loan_for, plan_of, standing_of
from silian.credit.views.lending.history import told
from silian.kernel.calendar import Light, today
from silian.kernel.lifecycles import offers
from silian.kernel.pages import page, render_page
from silian.kernel.panels import shown_on

ROAD = ("applied", "surveyed", "approved", "signed", "repaying", "settled")
GRADE_LIGHTS: dict[int, Literal["green", "amber"]] = {1: "green", 2: "amber"}


@page(VIEW)
def show_loan(request: Any, pk: UUID) -> HttpResponse:
    loan = loan_for(request.actor, request.county, pk)
    standing = standing_of(loan, today())
    grades = list(loan.classifications.order_by("-on"))
    panels = shown_on("credit.loan", request, loan)
    context = {
        "loan": loan, "standing": standing, "late": standing.days_past_due, "rows": plan_of(loan),
        "grade": _light(grades[0].grade) if grades else None, "grades": [(row, _light(row.grade)) for row in grades],
        "stages": _stages(loan), "offers": offers(loan, request.actor), "today": today(),
        "repayments": loan.repayments.order_by("-on"), "changes": loan.amendments.order_by("-on"),
        "circumstances": loan.circumstances.order_by("-from_on"),
        "told": loan.reported_balances.select_related("report").order_by("-as_of")[:8],
        "exposure": exposure_of(loan.borrower, today()), "history": told(loan),
        "main": [panel.html for panel in panels if panel.column == "main"],
        "aside": [panel.html for panel in panels if panel.column == "aside"],
    }  # fmt: skip
    return render_page(request, "credit/lending/loan.html", context)


def _light(grade: int) -> Light:
    return Light(GRADE_LIGHTS.get(grade, "red"), Grade(grade).chinese)


def _stages(loan: Loan) -> list[dict[str, object]]:
    """The road as the part `steps` shows it: the days on which each state was reached."""
    place = ROAD.index(loan.state) if loan.state in ROAD else len(ROAD)
    stages: list[dict[str, object]] = []
    for position, name in enumerate(ROAD):
        on = getattr(loan, REACHED[name])
        state = "now" if position == place else "done" if on else ""
        words = _("放款") if name == REPAYING.name else LOAN.states[name].label
        stages.append({"words": words, "state": state, "note": f"{on:%Y-%m-%d}" if on else ""})
    return stages


@page(VIEW)
def print_plan(request: Any, pk: UUID) -> HttpResponse:
    """The repayment plan 还款计划表 on A4: terms, rows, sums, and a place to sign."""
    loan = loan_for(request.actor, request.county, pk)
    rows = plan_of(loan)
    sums = {name: sum(getattr(row, name) for row in rows) for name in ("principal", "interest", "payment")}
    context = {"loan": loan, "rows": rows, "sums": sums, "running": loan.state == REPAYING.name, "day": today()}
    return render_page(request, "credit/lending/plan.html", context)
