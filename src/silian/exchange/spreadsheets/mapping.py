"""`--map FILE`: a county's own headings, as YAML or JSON of heading → column."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import yaml
from django.utils.translation import gettext as _

from silian.kernel.errors import Refused

from .columns import Column


def load_mapping(path: Path, columns: Sequence[Column]) -> dict[str, str]:
    """Heading → column key; the file may name a column by key or by label. Refuses a word that is no column."""
    try:
        written = yaml.safe_load(path.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise Refused(_("对照文件 %(path)s 读不出来。它应是 UTF-8 的 YAML 或 JSON。") % {"path": path}) from error
    if not isinstance(written, dict):
        raise Refused(_("对照文件 %(path)s 应是“表头: 列名”的对照，每行一个。") % {"path": path})
    keys = {word: column.key for column in columns for word in (column.label, column.key)}
    for heading, word in written.items():
        if str(word) not in keys:
            allowed = "、".join(column.label for column in columns)
            raise Refused(
                _("对照文件里“%(heading)s”对应的“%(word)s”不是列名。可用的列名：%(allowed)s。")
                % {"heading": heading, "word": word, "allowed": allowed}
            )
    return {str(heading): keys[str(word)] for heading, word in written.items()}
