"""Writing a backup: whole or not at all, and readable by its owner only."""

from __future__ import annotations

import tarfile
import tempfile
from pathlib import Path

from django.conf import settings

from silian.cli.archive.manifest import MANIFEST, Manifest, manifest_of
from silian.cli.archive.tables import kept_models, label, snapshot, write_rows
from silian.kernel.attachments import Attachment
from silian.kernel.errors import Refused


def pack(target: Path) -> Manifest:
    """Writes everything as it stands at one moment; people may go on working meanwhile."""
    unfinished = target.with_name(target.name + ".part")
    try:
        with tempfile.TemporaryDirectory(dir=target.parent) as folder, snapshot():
            manifest = _write(Path(folder))
            unfinished.touch(mode=0o600)
            with tarfile.open(unfinished, "w:gz", compresslevel=6) as archive:
                for name in (MANIFEST, "tables"):
                    archive.add(Path(folder, name), arcname=name)
                for digest in attached():
                    archive.add(stored(digest), arcname=member_of(digest))
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
    return manifest


def _write(folder: Path) -> Manifest:
    (folder / "tables").mkdir()
    rows = {}
    for model in kept_models():
        with (folder / "tables" / f"{label(model)}.jsonl").open("w", encoding="utf-8") as file:
            rows[label(model)] = write_rows(model, file)
    manifest = manifest_of(rows)
    (folder / MANIFEST).write_text(manifest.text(), "utf-8")
    return manifest


def attached() -> list[str]:
    """The digests of all attachments; refused where a file is gone, because a backup without it would hide that."""
    digests = sorted(set(Attachment.objects.values_list("digest", flat=True)))
    missing = [digest for digest in digests if not stored(digest).is_file()]
    if missing:
        raise Refused(f"有 {len(missing)} 个附件的文件不在 {settings.MEDIA_ROOT}，例如 {missing[0]}。请先找回再备份。")
    return digests


def stored(digest: str) -> Path:
    return Path(settings.MEDIA_ROOT) / digest[:2] / digest


def member_of(digest: str) -> str:
    return f"files/{digest[:2]}/{digest}"
