"""Looking at what is masked: name, ID number and phone in full, for a reason."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from silian.credit.models import Borrower
from silian.credit.permissions import SEE_NAMES
from silian.kernel import journal
from silian.kernel.access import Actor, require
from silian.kernel.errors import Refused


@transaction.atomic
def see_names(borrower: Borrower, *, reason: str, by: Actor) -> dict[str, str]:
    """The personal fields by their labels; who looked, when and why is in the journal."""
    require(SEE_NAMES, borrower, by)
    if len(reason.strip()) < 2:
        raise Refused(_("请写明为什么要看。"), {"reason": _("请填写。")})
    subject = journal.subject_of(borrower)
    journal.append(borrower.county_id, "credit.see_names", by=by, subject=subject, note=reason.strip())
    name = borrower.full_name or borrower.name
    return {_("名称"): name, _("证件号码"): borrower.id_number, _("电话"): borrower.phone or "—"}
