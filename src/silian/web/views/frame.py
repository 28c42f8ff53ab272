"""工作台, and the style guide of a demo."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from silian.kernel.pages import page, render_page
from silian.web import workbench
from silian.web.samples import samples


@page("signed_in")
def show_workbench(request: Any) -> HttpResponse:
    panels = workbench.shown_to(request)
    headlines = [panel.headline for panel in panels if panel.headline]
    context = {
        "title": "，".join(headlines) or _("今天没有等您办的事"),
        "main": [panel.html for panel in panels if panel.column == "main"],
        "aside": [panel.html for panel in panels if panel.column == "aside"],
    }
    return render_page(request, "web/workbench.html", context)


@page("public")
def show_styles(request: Any) -> HttpResponse:
    """Every part on one page, for the eye and for the browser tests. Only a demo has this address."""
    return render_page(request, "web/styles.html", samples(request), part="web/_sample_drawer.html")


@page("public")
def show_sample_step(request: Any, record: UUID, step: str) -> HttpResponse:
    """What a step button of the style guide opens."""
    return render_page(request, "web/styles.html", samples(request), part="web/_sample_drawer.html")
