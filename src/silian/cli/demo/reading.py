"""The demo's data as it stands in `programmes/<name>/demo/`: YAML files, each of a declared shape."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TypeVar

import yaml
from django.conf import settings
from pydantic import BaseModel, ConfigDict


class Data(BaseModel):
    """What a file says. A word that its shape does not know is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


D = TypeVar("D", bound=Data)


class PlainWords(yaml.SafeLoader):
    """YAML as people write it: only true and false are yes and no; `on` is a day's key like any other word."""


PlainWords.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in known if tag != "tag:yaml.org,2002:bool"]
    for first, known in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
PlainWords.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))


def folder_of(programme: str) -> Path:
    """Where a programme keeps what its demo county is told from."""
    return Path(settings.PROGRAMMES) / programme / "demo"


def read_data(programme: str, file: str, shape: type[D]) -> D:
    return shape.model_validate(yaml.load((folder_of(programme) / file).read_text("utf-8"), PlainWords))  # noqa: S506  a safe loader
