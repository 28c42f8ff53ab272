"""Handing out a file: only one of a matter that the person may see, and always as a download."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import FileResponse, HttpResponse

from silian.kernel.errors import NotFound
from silian.kernel.pages import page
from silian.matters.permissions import VIEW
from silian.matters.queries import documents_of, matter_for


@page(VIEW)
def download(request: Any, key: UUID, file: UUID) -> HttpResponse:
    """A file of the matter or of one of its measures."""
    matter = matter_for(request.actor, request.county, key)
    found = documents_of(matter).filter(pk=file).first()
    if found is None or not found.file.exists():
        raise NotFound(f"kernel.attachment {file}")
    answer = FileResponse(found.file.open("rb"), as_attachment=True, filename=found.name, content_type=found.type)
    answer["X-Content-Type-Options"] = "nosniff"
    return answer  # type: ignore[return-value]  # a streamed response is no HttpResponse to the stubs
