"""Personal fields at rest: encrypted with a key that stands in `SILIAN_HOME`, not in the database and not in a backup."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.db import models


@lru_cache(maxsize=4)
def _cipher(home: Path) -> Fernet:
    file = home / "personal.key"
    if not file.exists():
        home.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
        file.write_bytes(Fernet.generate_key())
    return Fernet(file.read_bytes().strip())


class PersonalText(models.TextField):  # type: ignore[type-arg]
    """Text about a natural person: encrypted in the database, plain in Python, never usable in a filter."""

    def get_prep_value(self, value: Any) -> Any:
        return _cipher(settings.SILIAN_HOME).encrypt(str(value).encode()).decode() if value else ""

    def from_db_value(self, value: str | None, *_: Any) -> str:
        if not value:
            return ""
        try:
            return _cipher(settings.SILIAN_HOME).decrypt(value.encode()).decode()
        except InvalidToken:
            return "（无法解密：缺少 personal.key）"

    def get_lookup(self, lookup_name: str) -> Any:
        return super().get_lookup(lookup_name) if lookup_name == "isnull" else None
