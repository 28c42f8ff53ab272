"""The demo's data as it stands in `programmes/<name>/demo/`: YAML files, each of a declared shape."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import yaml
from django.conf import settings
from pydantic import BaseModel, ConfigDict


class Data(BaseModel):
    """What a file says. A word that its shape does not know is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


D = TypeVar("D", bound=Data)


def folder_of(programme: str) -> Path:
    """Where a programme keeps what its demo county is told from."""
    return Path(settings.PROGRAMMES) / programme / "demo"


def read_data(programme: str, file: str, shape: type[D]) -> D:
    return shape.model_validate(yaml.safe_load((folder_of(programme) / file).read_text("utf-8")))
