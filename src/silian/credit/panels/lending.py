"""What lending shows elsewhere: what is late on the workbench, the loans of a borrower, of a village, of a batch."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from silian.credit.lifecycle import REPAYING
from silian.credit.models import Borrower
from silian.credit.permissions import LEND, VIEW
from silian.credit.queries.lending import in_arrears, intentions_for, loans_for, with_names, with_outstanding
from silian.kernel.access import may_on
from silian.kernel.calendar import Light, today
from silian.kernel.panels import Context, Panel, Stat, register
from silian.organisations.models import Unit
from silian.villages.models import Batch

SHOWN = 6


def late(request: Any) -> Context | None:
    """Loans in arrears and planned loans whose day has come, for those who lend."""
    by, county = request.actor, request.county
    if not by.may(LEND, county):
        return None
    mine = with_names(loans_for(by, county, LEND).filter(state=REPAYING.name))
    rows = in_arrears(mine, today())
    planned = list(intentions_for(by, county, LEND).filter(expected_on__lte=today())[:SHOWN])
    if not rows and not planned:
        return None
    headline = _("逾期贷款 %d 笔") % len(rows) if rows else ""
    shown = [(row, _light(row.standing.days_past_due)) for row in rows[:SHOWN]]
    return {"rows": shown, "more": len(rows) - SHOWN, "planned": planned, "headline": headline}


def _light(days: int) -> Light:
    return Light("red" if days > 90 else "amber", _("逾期 %d 天") % days, -days)


def of_borrower(request: Any, borrower: Borrower) -> Context | None:
    """The borrower's loans over all banks, what is planned, and the way to ask for one."""
    if not request.actor.may(VIEW, request.county):
        return None
    loans = loans_for(request.actor, request.county).filter(borrower=borrower)
    rows = with_outstanding(with_names(loans), today()).order_by("-applied_on")
    return {
        "borrower": borrower, "rows": rows, "planned": intentions_for(request.actor, request.county).filter(borrower=borrower),
        "may_lend": LEND.name in may_on({LEND}, borrower, request.actor),
    }  # fmt: skip


def of_village(request: Any, village: Unit) -> Context | None:
    """What the village's borrowers owe, by bank, and who of them is late."""
    loans = loans_for(request.actor, request.county).filter(borrower__village=village)
    running = list(with_outstanding(with_names(loans.filter(state=REPAYING.name)), today()))
    if not running:
        return None
    late_ones = in_arrears(with_names(loans.filter(state=REPAYING.name)), today())
    owed = sum(loan.outstanding for loan in running)  # type: ignore[attr-defined]
    address = f"{reverse('credit:loans')}?q={village.name}"
    return {
        "rows": sorted(running, key=lambda loan: -loan.outstanding)[:SHOWN],  # type: ignore[attr-defined]
        "late": [(row, _light(row.standing.days_past_due)) for row in late_ones[:SHOWN]], "address": address,
        "stats": [
            Stat(_("贷款余额"), f"{owed / 1_000_000:,.1f}", address, _("万元")),
            Stat(_("逾期"), len(late_ones), "", _("笔"), light=Light("red" if late_ones else "green", "")),
        ],
    }  # fmt: skip


def of_batch(request: Any, batch: Batch) -> Context | None:
    """The loans that pay for a production batch; repaid after its sale."""
    rows = with_outstanding(with_names(loans_for(request.actor, request.county).filter(batch=batch)), today())
    return {"rows": rows} if rows else None


register(Panel("credit.late", "credit/panels/late.html", late))
register(Panel("credit.borrower_loans", "credit/panels/borrower_loans.html", of_borrower, page="credit.borrower"))
register(Panel("credit.village_loans", "credit/panels/village_loans.html", of_village, page="credit.village"))
register(Panel("credit.batch_loans", "credit/panels/batch_loans.html", of_batch, page="villages.batch"))
