"""All that the page of a map shows, kept in memory for as long as nothing in the county was written.

Reading a map takes a dozen questions, and nobody changes it between most looks. Whatever changes it leaves a line in the
journal, so the head of the county's journal is asked instead: the same head, the same map.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING
from uuid import UUID

from silian.chains.models import Chain, NoGap, PlanTask, Target
from silian.chains.queries.history import MapHistory, history_of
from silian.chains.queries.map import verdicts_on
from silian.kernel import journal
from silian.kernel.journal.chain import Witness

if TYPE_CHECKING:
    from silian.chains.analysis.findings import Finding as Built
    from silian.chains.queries.analysed import Analysed

KEPT = 64  # maps in the memory of one process
BUILT = 8  # 建链 is the county's: a chain's page shows the nearest
Finding = tuple[UUID, str]  # of a node, which verb


@dataclass(frozen=True, eq=False)
class WholeMap:
    """A map of a day with its history, what it says, what was said not to be a gap, the open tasks about its nodes, how many
    targets are followed, and what the county could build, where it has loaded a table of regions."""

    history: MapHistory
    read: Analysed
    verdicts: Mapping[Finding, NoGap]
    tasks: Mapping[Finding, PlanTask]
    targets: int
    build: Sequence[Built]


def whole_map_of(chain: Chain, day: date) -> WholeMap:
    """One query while nothing in the county was written, else a dozen. Shared by all who look: change nothing of it."""
    return _whole(chain.pk, day, journal.head(str(chain.county_id)))


@lru_cache(maxsize=KEPT)
def _whole(key: UUID, day: date, _head: Witness) -> WholeMap:
    from silian.chains.queries.analysed import analysed  # numpy, when somebody looks

    chain = Chain.objects.get(pk=key)
    history = history_of(chain)
    verdicts: Sequence[NoGap] = list(verdicts_on(chain, day))
    tasks = PlanTask.objects.filter(chain=chain, done_on=None, dropped_on=None).exclude(node=None)
    read = analysed(history.on(day))
    return WholeMap(
        history, read, {(each.node_id, each.verb): each for each in verdicts},
        {(task.node_id, task.deed): task for task in tasks if task.node_id},
        Target.objects.filter(node__chain=chain, ended_on=None).count(), read.build(BUILT),
    )  # fmt: skip
