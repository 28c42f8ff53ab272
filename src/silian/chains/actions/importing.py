"""What a file brings onto the maps in one deed, and how the whole of it is taken back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from silian.chains.actions.map import close_filled
from silian.chains.models import Chain, ChainPlace, Edge, MapImport, Node, NodePlace
from silian.chains.permissions import MANAGE, MAP
from silian.chains.queries.map import chain_of, map_of
from silian.kernel import journal
from silian.kernel.access import Actor, require
from silian.kernel.calendar import now, today
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import plain

Part = Node | Edge | NodePlace | ChainPlace
ORDER: tuple[type[Any], ...] = (Node, Edge, NodePlace, ChainPlace)


@dataclass(frozen=True)
class Change:
    """A row of the map and the values that it gets, by field."""

    record: Node | Edge | NodePlace
    values: dict[str, Any]


@transaction.atomic
def bring_in_map(
    county: str, *, kind: str, source: str, digest: str, made: Sequence[Part], changed: Sequence[Change] = (), by: Actor
) -> MapImport:
    """Enters rows that are not saved yet and changes others, all or nothing, with one line of the journal a chain.

    Refused where a chain would get a cycle, which is named. Tasks that a new maker fills are closed.
    """
    chains = _asked({_chain(part) for part in made} | {_chain(each.record) for each in changed}, made, by)
    told = [_change(each) for each in changed]
    for model in ORDER:
        model.objects.bulk_create([part for part in made if isinstance(part, model)])
    batch = MapImport(
        county_id=county, kind=kind, source=source[:200], digest=digest, by_label=by.label[:120], changed=told,
        made=[[part._meta.label_lower, str(part.pk)] for part in made],
    )  # fmt: skip
    batch.save(force_insert=True)
    for chain in chains:
        _refuse_cycles(chain)
        own = [part for part in made if _chain(part) == chain]
        after = {model._meta.model_name: sum(isinstance(part, model) for part in own) for model in ORDER}
        after["changed"] = sum(_chain(each.record) == chain for each in changed)
        journal.append(
            county, "chains.bring_in_map", by=by, subject=journal.subject_of(chain), note=batch.source,
            after={**after, "import": str(batch.pk), "digest": digest},
        )  # fmt: skip
    for part in made:
        if isinstance(part, NodePlace):
            close_filled(part, by)
    return batch


@transaction.atomic
def undo_map_import(batch: MapImport, *, by: Actor) -> tuple[int, list[str]]:
    """Takes back what nothing has touched since: how many rows, and the names of those that were left as they are.

    A row that is taken back ends on its first day, so that it was in force on none. Enterprises that came in stay.
    """
    if batch.undone_at:
        raise Refused(_("这一批已经撤销过。"))
    parts = [part for key in reversed(batch.made) if (part := _found(key[0], key[1]))]
    changed = [(part, change) for change in batch.changed if (part := _found(change[0], change[1]))]
    chains = _asked({_chain(part) for part in parts} | {_chain(part) for part, _change in changed}, parts, by)
    left = []
    for part in sorted(parts, key=lambda part: -ORDER.index(type(part))):
        if not _take_back(part):
            left.append(str(part))
    for part, (_model, _key, version, values) in changed:
        if not _restore(part, version, values):
            left.append(str(part))
    for chain in chains:
        _refuse_cycles(chain)
        after = {"import": str(batch.pk), "left": left}
        journal.append(batch.county_id, "chains.undo_map_import", by=by, subject=journal.subject_of(chain), after=after)
    batch.undone_at = now()
    batch.save(update_fields=["undone_at"])
    return len(parts) + len(changed) - len(left), left


def _asked(chains: Iterable[Chain], parts: Iterable[Part], by: Actor) -> list[Chain]:
    """The chains, once this person may change all that is to be changed on them."""
    found = sorted(chains, key=lambda chain: (chain.order, chain.name))
    places = {part.chain for part in parts if isinstance(part, ChainPlace)}
    for chain in found:
        require(MAP, chain, by)
        if chain in places:
            require(MANAGE, chain, by)
    return found


def _chain(part: Part) -> Chain:
    return part.chain if isinstance(part, ChainPlace) else chain_of(part)


def _change(change: Change) -> list[Any]:
    """Saves the new values; what stands in the batch about it."""
    record = change.record
    before = {name: plain(getattr(record, name)) for name in change.values}
    for name, value in change.values.items():
        setattr(record, name, value)
    record.version += 1
    record.save()
    return [record._meta.label_lower, str(record.pk), record.version, before]


def _refuse_cycles(chain: Chain) -> None:
    """The map as it will stand when all its edges hold has no cycle: building its graph says so, by name."""
    last = Edge.objects.filter(source__chain=chain, to_on=None).aggregate(last=Max("from_on"))["last"]
    _graph = map_of(chain, max(today(), last or today())).graph


def _found(model: str, key: str) -> Any:
    return apps.get_model(model).objects.filter(pk=UUID(key)).first()


def _take_back(part: Part) -> bool:
    if part.version > 1 or part.to_on or (isinstance(part, Node) and _is_in_use(part)):
        return False
    part.to_on = part.from_on
    part.version += 1
    part.save()
    return True


def _is_in_use(node: Node) -> bool:
    return any(
        rows.filter(to_on=None).exists() for rows in (node.inputs, node.outputs, node.makers, node.children)
    ) or node.tasks.exists()  # fmt: skip


def _restore(part: Any, version: int, values: dict[str, Any]) -> bool:
    if part.version != version:
        return False
    for name, value in values.items():
        field = part._meta.get_field(name)
        if field.is_relation:
            setattr(part, field.attname, UUID(value["id"]) if value else None)
        else:
            setattr(part, name, field.to_python(value))
    part.version += 1
    part.save()
    return True
