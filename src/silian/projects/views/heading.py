"""What the pages of many projects share: the tabs between them, and whether this person may enter something."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from silian.projects.permissions import ENTER

TABS = {"board": _("看板"), "list": _("列表"), "map": _("分布"), "trips": _("外出招商")}


def heading(request: Any, here: str) -> dict[str, Any]:
    """The context of `projects/_head.html` on the page of this name."""
    return {
        "tabs": [
            {"words": words, "url": reverse(f"projects:{name}"), "current": name == here}
            for name, words in TABS.items()
        ],
        "may_enter": request.actor.may(ENTER, request.county),
    }
