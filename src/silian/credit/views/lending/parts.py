"""What the pages of lending share."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

TABS = {
    "loans": _("贷款"), "arrears": _("逾期"), "products": _("产品"), "planned_loans": _("计划贷款"), "reports": _("银行报送")
}  # fmt: skip


def lending_tabs(here: str) -> list[dict[str, object]]:
    """The tabs between the lists of lending."""
    return [{"words": words, "url": reverse(f"credit:{name}"), "current": name == here} for name, words in TABS.items()]
