"""Loads a folder: every file is read, brought into its section's shape and checked; all that is wrong is gathered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _
from pydantic import BaseModel, ValidationError

from silian.kernel.errors import Refused
from silian.kernel.programmes.files import Source, Unreadable, read
from silian.kernel.programmes.problems import Problem, unknown_word
from silian.kernel.programmes.sections import SECTIONS, Context
from silian.kernel.programmes.wording import problems_of

BESIDE = {"README.md", "demo"}  # what may lie in a programme's folder without being part of it


@dataclass(frozen=True)
class Loaded:
    """The documents of a folder by section; they may be used only when there are no problems."""

    documents: Mapping[str, BaseModel]
    problems: tuple[Problem, ...]


def load(folder: Path, county: str) -> Loaded:
    """Reads a programme's folder for a county. Raises Refused where there is no such folder."""
    if not folder.is_dir():
        raise Refused(_("没有“%(folder)s”这个专项文件夹，请检查路径。") % {"folder": folder})
    loading = _Loading(folder)
    loading.read()
    loading.shape()
    loading.check(county)
    return Loaded(loading.documents, tuple(sorted(loading.problems)))


class _Loading:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[Problem] = list(_strangers(folder))
        self.sources: dict[str, Source] = {}
        self.documents: dict[str, BaseModel] = {}
        self.broken: set[str] = set()

    def read(self) -> None:
        for section in SECTIONS.values():
            path = self.folder / section.file
            if path.is_file():
                try:
                    self.sources[section.name] = read(path)
                except Unreadable as fault:
                    self._fails(section.name, fault.problem)
            elif section.required:
                self._fails(section.name, Problem(section.file, 1, _("缺少这个文件。")))

    def shape(self) -> None:
        for name, source in self.sources.items():
            model = SECTIONS[name].model
            try:
                self.documents[name] = model.model_validate(source.data)
            except ValidationError as error:
                self._fails(name, *problems_of(source, model, error))

    def check(self, county: str) -> None:
        """Runs the checks whose own document and needed ones have their shape: a broken one would only echo."""
        for name, document in self.documents.items():
            section = SECTIONS[name]
            if section.check and self.broken.isdisjoint(section.needs):
                context = Context(county, self.sources[name], self.documents)
                self.problems.extend(section.check(document, context))

    def _fails(self, name: str, *problems: Problem) -> None:
        self.broken.add(name)
        self.problems.extend(problems)


def _strangers(folder: Path) -> Iterator[Problem]:
    known = {section.file for section in SECTIONS.values()}
    for entry in folder.iterdir():
        if entry.name not in known | BESIDE:
            yield unknown_word(entry.name, 1, entry.name, known)
