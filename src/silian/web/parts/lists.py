"""Lists: saved views as tabs, and the pages of a long list."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.paginator import Page
from django.template.context import RequestContext
from django.utils.translation import gettext as _

from silian.web.parts.library import register


@register.inclusion_tag("web/parts/tabs.html")
def tabs(links: Iterable[Any], label: str, inner: bool = False) -> dict[str, Any]:
    """Saved views or the parts of a page. Each has `words`, `url`, `current`, and `count` where there is one."""
    return {"links": links, "label": label, "inner": inner}


@register.inclusion_tag("web/parts/pages.html", takes_context=True)
def pages(context: RequestContext, page: Page[Any], target: str = "", parameter: str = "page") -> dict[str, Any]:
    """First–last / total and the pages of a Django `Page`. The other conditions in the address stay as they are.

    `target` is the id of the part that htmx swaps, without the #.
    """
    query = context["request"].GET.copy()
    query.pop(parameter, None)
    kept = query.urlencode()
    return {
        "page": page,
        "numbers": page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1),
        "address": f"?{kept}&{parameter}=" if kept else f"?{parameter}=",
        "target": target,
        "label": _("翻页"),
    }
