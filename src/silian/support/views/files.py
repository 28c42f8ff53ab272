"""Handing out photos, proofs and vouchers: only of a record that the person may see, and always as a download."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import FileResponse, HttpResponse

from silian.kernel.attachments import attached_to
from silian.kernel.errors import NotFound
from silian.kernel.pages import page
from silian.support.permissions import VIEW, VIEW_CHECKLISTS, VIEW_FUNDS
from silian.support.queries import claim_for, payment_for, visit_for


@page(VIEW)
def visit_file(request: Any, pk: UUID, file: UUID) -> HttpResponse:
    return _download(visit_for(request.actor, request.county, pk), file)


@page(VIEW_CHECKLISTS)
def claim_file(request: Any, pk: UUID, file: UUID) -> HttpResponse:
    return _download(claim_for(request.actor, request.county, pk), file)


@page(VIEW_FUNDS)
def payment_file(request: Any, pk: UUID, file: UUID) -> HttpResponse:
    return _download(payment_for(request.actor, request.county, pk), file)


def _download(record: Any, key: UUID) -> HttpResponse:
    found = attached_to(record).filter(pk=key).first()
    if found is None or not found.file.exists():
        raise NotFound(f"kernel.attachment {key}")
    answer = FileResponse(found.file.open("rb"), as_attachment=True, filename=found.name, content_type=found.type)
    answer["X-Content-Type-Options"] = "nosniff"
    return answer  # type: ignore[return-value]  # a streamed response is no HttpResponse to the stubs
