"""What a backup says of itself: what it holds, by which the restored database is judged, and which key it needs."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from silian.cli.archive.tables import holds_personal_text, kept_models, label
from silian.kernel import journal
from silian.kernel.calendar import now
from silian.kernel.errors import Refused
from silian.kernel.journal.chain import canonical, utc_text
from silian.kernel.journal.models import INSTANCE, Head

FORMAT = 1
MANIFEST = "manifest.json"


@dataclass(frozen=True)
class Manifest:
    """`tables` are row counts, `heads` the journal's; `key` is the fingerprint of the key that personal fields need."""

    format: int
    at: str
    migrations: list[str]
    tables: dict[str, int]
    heads: dict[str, str]
    key: str = ""

    @property
    def journal_head(self) -> str:
        """The head of the only county's chain; of several counties a digest over all their heads."""
        heads = {county: head for county, head in self.heads.items() if county != INSTANCE}
        if len(heads) == 1:
            return next(iter(heads.values()))
        return hashlib.sha256(canonical(heads).encode()).hexdigest()

    def document(self) -> dict[str, Any]:
        """What backup and restore print."""
        return {"tables": self.tables, "journal_head": self.journal_head, "heads": self.heads}

    def text(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, indent=1)


def manifest_of(tables: dict[str, int]) -> Manifest:
    """The manifest of the database as it stands, with the rows that were counted."""
    key = fingerprint(personal_key()) if holds_personal_text() else ""
    return Manifest(FORMAT, utc_text(now()), migrations_done(), tables, heads(), key)


def read_manifest(text: bytes) -> Manifest:
    try:
        found = Manifest(**json.loads(text))
    except (ValueError, TypeError):
        raise Refused("备份文件的清单读不懂，不是 silian backup 写的文件，或已损坏。") from None
    if found.format != FORMAT:
        raise Refused(f"备份文件的格式是第 {found.format} 版，这个程序只认第 {FORMAT} 版。")
    return found


def heads() -> dict[str, str]:
    return {county: journal.head(county).head for county in sorted(Head.objects.values_list("county", flat=True))}


def migrations_done() -> list[str]:
    applied = MigrationRecorder(connection).applied_migrations()
    kept = {model._meta.app_label for model in kept_models()}
    return sorted(f"{app}.{name}" for app, name in applied if app in kept)


def counts() -> dict[str, int]:
    return {label(model): model._base_manager.count() for model in kept_models()}


def personal_key() -> Path:
    return Path(settings.SILIAN_HOME) / "personal.key"


def fingerprint(key: Path) -> str:
    return hashlib.sha256(key.read_bytes().strip()).hexdigest()[:16]
