"""Attachments: a file that proves something, checked by content, stored once by its digest, bound to a subject."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import models
from django.utils.translation import gettext as _

from silian.kernel.access import Actor
from silian.kernel.calendar import now
from silian.kernel.errors import Refused
from silian.kernel.ids import new_id

MOST_BYTES = 20 * 1024 * 1024
# What a file begins with, by the type under which it is served. Office files are zip archives.
SIGNATURES: dict[str, tuple[tuple[bytes, ...], tuple[str, ...]]] = {
    "application/pdf": ((b"%PDF-",), (".pdf",)),
    "image/jpeg": ((b"\xff\xd8\xff",), (".jpg", ".jpeg")),
    "image/png": ((b"\x89PNG\r\n\x1a\n",), (".png",)),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ((b"PK\x03\x04",), (".docx",)),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ((b"PK\x03\x04",), (".xlsx",)),
}
# What an Office file's archive holds, so that no other archive passes for one.
HOLDS = {".docx": "word/document.xml", ".xlsx": "xl/workbook.xml"}


class Attachment(models.Model):
    """A stored file as it is bound to one subject (kind, id). The bytes lie under `MEDIA_ROOT/<digest>`."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    county = models.CharField(max_length=12)
    subject_kind = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=64)
    name = models.CharField(max_length=150)
    type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    at = models.DateTimeField()
    by_id = models.CharField(max_length=64)
    by_label = models.CharField(max_length=120)

    class Meta:
        app_label = "kernel"
        indexes = [models.Index(fields=["county", "subject_kind", "subject_id"], name="attachments_of_a_subject")]

    def __str__(self) -> str:
        return self.name

    @property
    def file(self) -> Path:
        return Path(settings.MEDIA_ROOT) / self.digest[:2] / self.digest


def attach(upload: UploadedFile[Any], *, to: Any, by: Actor) -> Attachment:
    """Checks and stores an uploaded file as evidence of `to`; the caller has asked the permission."""
    content_type = _checked_type(upload)
    data = upload.read()
    digest = hashlib.sha256(data).hexdigest()
    kept = Attachment(
        county=to.county_id, subject_kind=to._meta.label_lower, subject_id=str(to.pk), name=_safe_name(upload.name),
        type=content_type, size=len(data), digest=digest, at=now(), by_id=by.id, by_label=by.label,
    )  # fmt: skip
    if not kept.file.exists():
        kept.file.parent.mkdir(parents=True, exist_ok=True)
        part = kept.file.with_suffix(f".{kept.pk}")
        part.write_bytes(data)
        part.replace(kept.file)
    kept.save(force_insert=True)
    return kept


def attached_to(record: Any) -> models.QuerySet[Attachment]:
    return Attachment.objects.filter(
        county=record.county_id, subject_kind=record._meta.label_lower, subject_id=str(record.pk)
    ).order_by("at", "id")


def _checked_type(upload: UploadedFile[Any]) -> str:
    if not upload.size:
        raise Refused(_("“%s”是空文件，请重新选择。") % upload.name)
    if upload.size > MOST_BYTES:
        raise Refused(_("“%s”超过 20 MB。请压缩图片或拆成几个文件。") % upload.name)
    start = upload.read(16)
    upload.seek(0)
    ending = Path(upload.name or "").suffix.lower()
    for content_type, (beginnings, endings) in SIGNATURES.items():
        if ending in endings and start.startswith(beginnings) and _is_what_it_says(upload, ending):
            return content_type
    raise Refused(
        _("“%s”不是可用的附件。请上传照片（JPG、PNG）、PDF、Word（.docx）或 Excel（.xlsx）文件。") % upload.name
    )


def _is_what_it_says(upload: UploadedFile[Any], ending: str) -> bool:
    """Whether an archive holds what this ending promises; only its directory is read. Other files have no such promise."""
    if ending not in HOLDS:
        return True
    try:
        with zipfile.ZipFile(upload) as archive:
            return HOLDS[ending] in archive.NameToInfo
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return False
    finally:
        upload.seek(0)


def _safe_name(name: str | None) -> str:
    return "".join(c for c in Path(name or "附件").name if c.isprintable())[-150:]
