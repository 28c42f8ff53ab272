"""What the house's rules say of the source text. Every check takes a tree and answers with one line a breach."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ROOT / "src/silian"
PAGES = {"urls", "views", "api", "tasks", "panels", "forms", "columns"}
SPEAKING = {
    "kernel.pages",
    "cli.bench.bare",
}  # the pages' own help, and the bare pages that the bench compares ours with
WRITERS = {"create", "update", "get_or_create", "update_or_create", "aupdate", "acreate", "record_change"}


@dataclass(frozen=True)
class Source:
    """A module's text: `module` is its dotted name below `silian`, such as `matters.actions.closing`."""

    module: str
    tree: ast.Module

    @property
    def room(self) -> str:
        return self.module.split(".")[0]

    @property
    def part(self) -> str:
        """Which of the room's files it is: `actions`, `views`, …"""
        return [*self.module.split("."), ""][1]

    def at(self, node: ast.AST) -> str:
        return f"{self.module}:{getattr(node, 'lineno', 0)}"


def sources() -> Iterator[Source]:
    for file in sorted(ROOMS.rglob("*.py")):
        name = ".".join(file.relative_to(ROOMS).with_suffix("").parts).removesuffix(".__init__")
        yield Source(name, ast.parse(file.read_text()))


def sample(module: str, text: str) -> Source:
    return Source(module, ast.parse(text))


def offered(tree: Collection[Source]) -> dict[str, set[str]]:
    """By room, the names that a folder of actions offers in its `__init__`; a single file offers all its public ones."""
    return {
        one.room: {name.rsplit(".", 1)[1] for _, name in imports(one)}
        for one in tree
        if one.module == f"{one.room}.actions" and any(name.startswith("silian.") for _, name in imports(one))
        and not any(isinstance(node, ast.FunctionDef) for node in one.tree.body)
    }  # fmt: skip


def nameless_actions(source: Source, offered: Mapping[str, set[str]]) -> list[str]:
    """A public action says in a sentence what it does, and takes who does it as the keyword `by`."""
    if source.part != "actions":
        return []
    names = offered.get(source.room)
    breaches = []
    for node in source.tree.body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and (not names or node.name in names):
            if not ast.get_docstring(node):
                breaches.append(f"{source.at(node)}: {node.name} has no sentence")
            if "by" not in {argument.arg for argument in node.args.kwonlyargs}:
                breaches.append(f"{source.at(node)}: {node.name} has no keyword-only `by`")
    return breaches


def past_the_door(source: Source) -> list[str]:
    """A folder of actions is entered by its `__init__`: what it does not offer there is its own affair."""
    return [
        f"{source.at(node)}: imports {name} past the door"
        for node, name in imports(source)
        if re.match(r"silian\.\w+\.actions\.\w+\.", name) and not name.startswith(f"silian.{source.room}.actions.")
    ]


def state_writers(source: Source, with_states: Collection[str]) -> list[str]:
    """Only `advance()` and `admit()` write a state; `with_states` are the names of the models that have one."""
    if source.module == "kernel.lifecycles" or ".migrations" in source.module:
        return []
    return [
        f"{source.at(node)}: writes a state"
        for node in ast.walk(source.tree)
        if _assigns_state(node) or (isinstance(node, ast.Call) and _call_writes_state(node, with_states))
    ]


def _assigns_state(node: ast.AST) -> bool:
    targets: list[ast.expr] = []
    if isinstance(node, ast.Assign):
        targets = [part for target in node.targets for part in ast.walk(target) if isinstance(part, ast.expr)]
    elif isinstance(node, ast.AugAssign | ast.AnnAssign):
        targets = [node.target]
    return any(
        isinstance(target, ast.Attribute) and target.attr == "state" and isinstance(target.ctx, ast.Store)
        for target in targets
    )


def _call_writes_state(call: ast.Call, with_states: Collection[str]) -> bool:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name == "setattr":
        return len(call.args) > 1 and _is_state(call.args[1])
    if name == "bulk_update":
        return any(_is_state(node) for node in ast.walk(call))
    if name not in WRITERS and name not in with_states:
        return False
    spread = [key for word in call.keywords if isinstance(word.value, ast.Dict) for key in word.value.keys if key]
    return any(word.arg == "state" for word in call.keywords) or any(_is_state(key) for key in spread)


def _is_state(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and node.value == "state"


def imports(source: Source) -> Iterator[tuple[ast.AST, str]]:
    """Every imported name, as `package.module.name`."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from ((node, f"{node.module}.{alias.name}") for alias in node.names)


def pages_of_others(source: Source) -> list[str]:
    """Other rooms use a room's models, queries, actions, permissions and facts, never its pages."""
    return [
        f"{source.at(node)}: imports {name}, a page of another room"
        for node, name in imports(source)
        if name.startswith("silian.")
        and name.split(".")[1] not in {source.room, "kernel"}
        and len(name.split(".")) > 2
        and name.split(".")[2] in PAGES
    ]


def speaks_http(source: Source) -> list[str]:
    """Only pages speak HTTP: a room's views and API, the front door, and the kernel's help for them."""
    if source.part in {"views", "api", "urls"} or source.room == "web" or source.module in SPEAKING:
        return []
    return [
        f"{source.at(node)}: imports {name}"
        for node, name in imports(source)
        if name.startswith(("django.http", "django.shortcuts")) and name != "django.http.QueryDict"  # a form's data
    ]


def other_clocks(source: Source) -> list[str]:
    """What day it is, `kernel.calendar` says; the clocks of sessions are real and stand in `web`."""
    if source.module.startswith("kernel.calendar"):
        return []
    asked = {("date", "today"), ("datetime", "now"), ("datetime", "today"), ("datetime", "utcnow")}
    asked |= {("timezone", "now"), ("timezone", "localdate"), ("timezone", "localtime")}
    return [
        f"{source.at(node)}: asks {node.func.value.id}.{node.func.attr}()"
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and (node.func.value.id, node.func.attr) in asked
        and not (node.func.attr.startswith("local") and node.args)  # that only turns a moment into a local one
    ]


def unclean_migrations(source: Source) -> list[str]:
    """A migration is named as a sentence and imports nothing from a room, so that it outlives the room's next shape."""
    if ".migrations." not in source.module:
        return []
    name = source.module.rsplit(".", 1)[1]
    breaches = [f"{source.module}: its name says nothing"] if "auto_" in name or name.endswith("_initial") else []
    return breaches + [
        f"{source.at(node)}: imports {imported}"
        for node, imported in imports(source)
        if imported.startswith("silian.") and not imported.startswith("silian.kernel.")
    ]
