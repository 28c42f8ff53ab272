"""A 查询码 for a matter that was not raised without an account: for whoever raised it by word of mouth."""

from __future__ import annotations

from django.db import transaction

from silian.kernel.access import Actor, require
from silian.kernel.lifecycles import record_change
from silian.matters.models import Matter
from silian.matters.permissions import CALL_BACK
from silian.matters.receipts import mint_receipt, receipt_digest


@transaction.atomic
def issue_receipt(matter: Matter, *, by: Actor) -> str:
    """Gives a new 查询码, which is shown once and not kept; an earlier one of the matter holds no longer."""
    require(CALL_BACK, matter, by)
    receipt = mint_receipt()
    record_change(matter, "issue_receipt", by=by, receipt=receipt_digest(matter.county_id, receipt))
    return receipt
