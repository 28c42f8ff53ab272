"""The journal of a loan as its page tells it."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from silian.credit.engine.grades import Grade
from silian.credit.lifecycle import LOAN
from silian.credit.models import Loan
from silian.kernel import money
from silian.kernel.journal.models import Entry

KEY_STEPS = frozenset({"approve", "disburse", "settle", "extend", "restructure", "refuse", "graded", "lift"})
AMOUNTS = ("fen", "advised_fen", "approved_fen", "principal_fen")


def told(loan: Loan) -> list[dict[str, Any]]:
    """Every entry about the loan, the newest first, as the part `timeline` wants it."""
    entries = Entry.objects.filter(county=loan.county_id, subject_kind="credit.loan", subject_id=str(loan.pk))
    return [_line(entry) for entry in entries.order_by("-number")]


def _line(entry: Entry) -> dict[str, Any]:
    step = entry.step.removeprefix("credit.")
    after = json.loads(entry.after) if entry.after else {}
    return {
        "at": datetime.fromisoformat(entry.at) if isinstance(entry.at, str) else entry.at, "who": entry.actor_label,
        "text": _text(step, after), "detail": entry.note, "key": step in KEY_STEPS,
    }  # fmt: skip


def _text(step: str, after: dict[str, Any]) -> str:
    if step == "admit":
        return _("登记，来自 %s") % after.get("source", "")
    if step == "graded":
        return _("五级分类：%(grade)s，逾期 %(days)d 天") % {
            "grade": Grade(after["grade"]).chinese, "days": after["days_past_due"]
        }  # fmt: skip
    label = str(LOAN.steps[step].label) if step in LOAN.steps else step
    amount = next((after[name] for name in AMOUNTS if after.get(name)), None)
    return f"{label} {money.show(amount)}" if amount else label
