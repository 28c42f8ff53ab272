"""A file between its preview and its import: kept for the account that sent it, under its digest, for a day.

It holds other people's data and is no record: nobody else can open it, and no backup takes it along.
"""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from silian.exchange.spreadsheets import limits
from silian.exchange.spreadsheets.refusals import refusal
from silian.kernel.access import Actor
from silian.kernel.errors import Refused

KEPT_SECONDS = 24 * 60 * 60


@dataclass(frozen=True)
class Upload:
    """`path` holds the bytes; `name` is what the file was called."""

    path: Path
    name: str

    @property
    def digest(self) -> str:
        return self.path.name


def keep(file: UploadedFile, *, by: Actor) -> Upload:
    """Keeps what was sent, and throws away what others left behind."""
    if (file.size or 0) > limits.FILE_BYTES:
        raise refusal("file_size", {"limit": limits.FILE_BYTES // limits.MB})
    _sweep()
    content = file.read()
    folder = _folder(by)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    upload = Upload(folder / hashlib.sha256(content).hexdigest(), Path(file.name or "").name[:150])
    upload.path.write_bytes(content)
    _name_of(upload.path).write_text(upload.name, "utf-8")
    return upload


def kept(digest: str, *, by: Actor) -> Upload:
    """What this account sent under this digest within a day."""
    path = _folder(by) / digest
    if not path.is_file() or time.time() - path.stat().st_mtime > KEPT_SECONDS:
        raise Refused(_("这份文件已不在，可能过了一天。请重新选择文件。"))
    return Upload(path, _name_of(path).read_text("utf-8"))


def forget(upload: Upload) -> None:
    """Throws a file away once it is imported, or cannot be read at all."""
    for file in (upload.path, _name_of(upload.path)):
        file.unlink(missing_ok=True)


def _home() -> Path:
    return Path(settings.SILIAN_HOME) / "uploads"


def _folder(by: Actor) -> Path:
    return _home() / by.id


def _name_of(path: Path) -> Path:
    return path.with_suffix(".name")


def _sweep() -> None:
    for file in _home().glob("*/*"):
        if time.time() - file.stat().st_mtime > KEPT_SECONDS:
            file.unlink(missing_ok=True)
