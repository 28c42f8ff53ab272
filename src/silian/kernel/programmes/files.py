"""Reads a programme's files into plain data, and remembers on which line everything stands.

The files are a small, safe part of YAML: mappings, lists, texts, whole and decimal numbers, true and false, dates.
Anchors, aliases, tags and repeated words are refused, and so is a plain text that YAML 1.1 would quietly turn into
something else (`yes`, `1:30`, `012`): it stays the text that was written. A `.md` file is one text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml
from django.utils.translation import gettext as _

from silian.kernel.programmes.problems import Problem

Steps = tuple[str | int, ...]  # the words and list positions that lead to a value: ("kinds", "land", "clock")

LARGEST = 128 * 1024  # bytes: some 4,000 lines, ten times the largest file of the six programmes
DEEPEST = 20
UNPRINTABLE = yaml.reader.Reader.NON_PRINTABLE
TAB_INDENT = re.compile(r"^ *\t", re.MULTILINE)
WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,17})")
DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,17})\.[0-9]{1,9}")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
CONSTANTS = {"": None, "~": None, "null": None, "true": True, "false": False}


@dataclass(frozen=True)
class Source:
    """One file as plain data, with the line of every word and list entry in it."""

    file: str
    data: dict[str, Any]
    lines: Mapping[Steps, int]

    def line(self, path: Steps) -> int:
        """The line of what stands at `path`; for something that is not there, of the nearest thing around it."""
        while path not in self.lines:
            path = path[:-1]
        return self.lines[path]


class Unreadable(Exception):
    """The file is no data at all; `problem` says where the first fault is."""

    def __init__(self, file: str, line: int, sentence: str) -> None:
        self.problem = Problem(file, line, sentence)
        super().__init__(str(self.problem))


class _Fault(yaml.MarkedYAMLError):
    """A fault that we name ourselves; PyYAML's own are in English and speak of tokens."""


class _Composer(yaml.SafeLoader):
    """PyYAML's composer without anchors, aliases and tags, and with an end to nesting."""

    depth = 0

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        event = self.peek_event()  # type: ignore[no-untyped-call]
        if event.anchor:  # an alias event carries its name here, too
            raise _Fault(None, None, _("不能用 & 或 * 引用别处的内容，请直接写出来。"), event.start_mark)
        if event.tag:
            raise _Fault(None, None, _("不能用 ! 指定类型，请只写普通的值。"), event.start_mark)
        self.depth += 1
        if self.depth > DEEPEST:
            raise _Fault(None, None, _("层次太深，最多 %(n)s 层。") % {"n": DEEPEST}, event.start_mark)
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node


def read(path: Path) -> Source:
    """One file of a programme. Raises Unreadable with the file's name, the line and a sentence."""
    text = _text(path)
    if path.suffix == ".md":
        return Source(path.name, {"text": text}, {(): 1})
    return _Reading(path.name).source(text)


def _text(path: Path) -> str:
    with path.open("rb") as file:
        raw = file.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise Unreadable(path.name, 1, _("文件太大，最多 %(n)s KB。") % {"n": LARGEST // 1024})
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise Unreadable(path.name, line, _("文件不是 UTF-8 编码，请用 UTF-8 另存。")) from None
    if odd := UNPRINTABLE.search(text):
        sentence = _("这一行有看不见的控制字符，请删去。")
        raise Unreadable(path.name, text.count("\n", 0, odd.start()) + 1, sentence)
    return text


class _Reading:
    """One pass over one file: nodes become plain values, and each leaves its line behind."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.lines: dict[Steps, int] = {(): 1}

    def source(self, text: str) -> Source:
        if tab := TAB_INDENT.search(text):
            line = text.count("\n", 0, tab.start()) + 1
            raise Unreadable(self.file, line, _("缩进用了制表符（Tab），请改成空格。"))
        root = self._compose(text)
        if not isinstance(root, yaml.MappingNode):
            line = _line(root) if root else 1
            raise Unreadable(self.file, line, _("文件应由“词: 值”组成，不能是空的，也不能只是一个列表或一段文字。"))
        return Source(self.file, self._mapping(root, ()), self.lines)

    def _compose(self, text: str) -> yaml.Node | None:
        loader = _Composer(text)
        try:
            return loader.get_single_node()
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            ours = str(error.problem) if isinstance(error, _Fault) else ""
            sentence = ours or _("这里不合 YAML 的写法：请检查缩进、冒号后的空格和成对的引号、括号。")
            raise Unreadable(self.file, mark.line + 1 if mark else 1, sentence) from None
        except (ValueError, OverflowError):  # an escape such as "\\UFFFFFFFF", beyond the last character there is
            raise Unreadable(self.file, loader.line + 1, _("没有这个字符，请检查反斜杠后的编码。")) from None
        finally:
            loader.dispose()

    def _value(self, node: yaml.Node, path: Steps) -> Any:
        self.lines.setdefault(path, _line(node))
        match node:
            case yaml.MappingNode():
                return self._mapping(node, path)
            case yaml.SequenceNode():
                return [self._value(item, (*path, index)) for index, item in enumerate(node.value)]
            case yaml.ScalarNode():
                return self._scalar(node)
        raise TypeError(node)  # YAML knows no fourth kind

    def _mapping(self, node: yaml.MappingNode, path: Steps) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise Unreadable(self.file, _line(key), _("冒号前只能是一个词。"))
            word = self._checked(key)
            here = (*path, word)
            if word in values:
                first = {"word": word, "line": self.lines[here]}
                raise Unreadable(self.file, _line(key), _("“%(word)s”重复了，第 %(line)s 行已经写过。") % first)
            self.lines[here] = _line(key)
            values[word] = self._value(value, here)
        return values

    def _scalar(self, node: yaml.ScalarNode) -> Any:
        text = self._checked(node)
        if node.style:  # quoted or a block: a text, whatever it looks like
            return text
        if text in CONSTANTS:
            return CONSTANTS[text]
        if WHOLE.fullmatch(text):
            return int(text)
        if DECIMAL.fullmatch(text):
            return Decimal(text)
        if DAY.fullmatch(text):
            return self._day(text, node)
        return text

    def _checked(self, node: yaml.Node) -> str:
        """The node's text; an escape may have brought in what no file and no database can hold."""
        text = str(node.value)
        if UNPRINTABLE.search(text):
            raise Unreadable(self.file, _line(node), _("这一行有看不见的控制字符，请删去。"))
        return text

    def _day(self, text: str, node: yaml.Node) -> date:
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise Unreadable(self.file, _line(node), _("没有“%(day)s”这一天。") % {"day": text}) from None


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1
