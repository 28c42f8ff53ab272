"""Keys are UUIDv7: ordered by time of entry, and unique when a county moves to another database."""

from __future__ import annotations

import uuid

import uuid_utils


def new_id() -> uuid.UUID:
    return uuid.UUID(bytes=uuid_utils.uuid7().bytes)
