"""The documents that an enterprise keeps on its page: licences, certificates, reports."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from silian.chains.models import Enterprise
from silian.chains.permissions import ENTER, TRADE
from silian.kernel import journal
from silian.kernel.access import Actor, may_on, require
from silian.kernel.attachments import Attachment, attach


@transaction.atomic
def add_document(enterprise: Enterprise, upload: UploadedFile[Any], *, by: Actor) -> Attachment:
    """Keeps a file on the enterprise's page; the enterprise itself and whoever enters enterprises may."""
    if ENTER.name not in may_on({ENTER}, enterprise, by):
        require(TRADE, enterprise, by)
    kept = attach(upload, to=enterprise, by=by)
    journal.append(
        enterprise.county_id, "chains.add_document", by=by, subject=journal.subject_of(enterprise),
        after={"name": kept.name, "digest": kept.digest},
    )  # fmt: skip
    return kept
