"""Turns what pydantic found into problems: the line it stands on, a sentence, and the words that are allowed there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, get_args

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from silian.kernel.programmes.files import Source, Steps
from silian.kernel.programmes.problems import Problem, unknown_word

SENTENCES = {
    "string": gettext_lazy("“%(word)s”应是文字；像数字或日期的文字请加引号。"),
    "int": gettext_lazy("“%(word)s”应是整数。"),
    "decimal": gettext_lazy("“%(word)s”应是数字。"),
    "float": gettext_lazy("“%(word)s”应是数字。"),
    "date": gettext_lazy("“%(word)s”应是日期，写作 2022-10-08。"),
    "bool": gettext_lazy("“%(word)s”应是 true 或 false。"),
    "list": gettext_lazy("“%(word)s”应是一个列表。"),
    "tuple": gettext_lazy("“%(word)s”应是一个列表。"),
    "frozen": gettext_lazy("“%(word)s”应是一个列表。"),
    "set": gettext_lazy("“%(word)s”应是一个列表。"),
    "dict": gettext_lazy("“%(word)s”下面应是“词: 值”。"),
    "model": gettext_lazy("“%(word)s”下面应是“词: 值”。"),
}  # by the first part of pydantic's name for the error: string_type, int_parsing, date_from_datetime_parsing …
LIMITS = {
    "greater_than": gettext_lazy("“%(word)s”应大于 %(gt)s。"),
    "greater_than_equal": gettext_lazy("“%(word)s”不能小于 %(ge)s。"),
    "less_than": gettext_lazy("“%(word)s”应小于 %(lt)s。"),
    "less_than_equal": gettext_lazy("“%(word)s”不能大于 %(le)s。"),
    "too_long": gettext_lazy("“%(word)s”最多 %(max_length)s 项。"),
    "too_short": gettext_lazy("“%(word)s”至少 %(min_length)s 项。"),
    "string_too_long": gettext_lazy("“%(word)s”最多 %(max_length)s 个字。"),
    "string_too_short": gettext_lazy("“%(word)s”至少 %(min_length)s 个字。"),
    "string_pattern_mismatch": gettext_lazy("“%(word)s”的写法不对，应合于 %(pattern)s。"),
}
OTHERWISE = gettext_lazy("“%(word)s”的值不对，请对照说明重写。")


def problems_of(source: Source, model: type[BaseModel], error: ValidationError) -> Iterator[Problem]:
    """One problem an error, without those that say the same of the same line."""
    yield from dict.fromkeys(_problem(source, model, detail) for detail in error.errors(include_url=False))


def _problem(source: Source, model: type[BaseModel], detail: ErrorDetails) -> Problem:
    path = _path(source.data, detail["loc"])
    line = source.line(path)
    match detail["type"]:
        case "extra_forbidden":
            return unknown_word(source.file, line, str(detail["loc"][-1]), _words_at(model, detail["loc"][:-1]))
        case "literal_error" | "enum":
            return unknown_word(source.file, line, str(detail["input"]), _quoted(detail["ctx"]["expected"]))
        case "union_tag_invalid":
            return unknown_word(source.file, line, detail["ctx"]["tag"], _quoted(detail["ctx"]["expected_tags"]))
        case "missing" | "union_tag_not_found":
            word = _discriminator(detail) or str(detail["loc"][-1])
            return Problem(source.file, line, _("缺少“%(word)s”。") % {"word": word})
        case "value_error" | "assertion_error":
            return Problem(source.file, line, str(detail["ctx"]["error"]))
    return Problem(source.file, line, _sentence(detail, path))


def _sentence(detail: ErrorDetails, path: Steps) -> str:
    kind = detail["type"]
    pattern = LIMITS.get(kind) or SENTENCES.get(kind.split("_")[0], OTHERWISE)
    word = next((str(step) for step in reversed(path) if isinstance(step, str)), "")
    return str(pattern) % {"word": word, **detail.get("ctx", {})}


def _path(data: Any, loc: Steps) -> Steps:
    """The steps of an error's location that stand in the file; pydantic also names the branches of a union."""
    path: list[str | int] = []
    for step in loc:
        if (isinstance(data, dict) and step in data) or (isinstance(data, list) and isinstance(step, int)):
            path.append(step)
            data = data[step]  # type: ignore[index]
    return tuple(path)


def _words_at(model: type[BaseModel], loc: Steps) -> set[str]:
    """The words that may stand at this place: positions, keys of a table and branches of a union lead no deeper."""
    here = {model}
    for step in loc:
        deeper = {inner for outer in here for inner in _inner(outer, step)}
        here = deeper or here
    return {field.alias or name for shape in here for name, field in shape.model_fields.items()}


def _inner(outer: type[BaseModel], step: str | int) -> Iterator[type[BaseModel]]:
    for name, field in outer.model_fields.items():
        if step == (field.alias or name):
            yield from _models_in(field.annotation)


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models_in(part)


def _quoted(expected: str) -> list[str]:
    """The words in pydantic's own list of them: `'count', 'ratio' or 'sum'`."""
    return re.findall(r"'([^']*)'", expected)


def _discriminator(detail: ErrorDetails) -> str:
    return str(detail.get("ctx", {}).get("discriminator", "")).strip("'")
