"""Where the projects landed: a map by township where the deployer gave its shapes, and a table below it in any case.

The shapes are a GeoJSON file `SILIAN_HOME/maps/<county's code>.geojson`; a feature belongs to the township whose name it bears
in its property `name`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import FileResponse, HttpResponse

from silian.kernel.errors import NotFound
from silian.kernel.pages import page, render_page
from silian.projects.lifecycle import MAIN_ROAD
from silian.projects.permissions import VIEW
from silian.projects.queries import by_township, projects_for
from silian.projects.views.heading import heading


@page(VIEW)
def show_map(request: Any) -> HttpResponse:
    townships = by_township(projects_for(request.actor, request.county))
    stages = MAIN_ROAD[2:]
    context = {
        **heading(request, "map"),
        "stages": stages,
        "rows": [(row, [row[stage.name] for stage in stages]) for row in townships],
        "points": [{"name": row["township__name"], "value": row["here"]} for row in townships],
        "has_shapes": _shapes(request.county).exists(),
        "file": f"maps/{request.county}.geojson",
    }
    return render_page(request, "projects/map.html", context)


@page(VIEW)
def give_shapes(request: Any) -> HttpResponse:
    """The deployer's own file, to those who may see projects."""
    file = _shapes(request.county)
    if not file.exists():
        raise NotFound(file.name)
    return FileResponse(file.open("rb"), content_type="application/geo+json")  # type: ignore[return-value]


def _shapes(county: str) -> Path:
    return Path(settings.SILIAN_HOME) / "maps" / f"{county}.geojson"
