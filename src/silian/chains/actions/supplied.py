"""A confirmed deal supplies a node from within the county: the plan's tasks of filling it are done."""

from __future__ import annotations

from django.utils.translation import gettext as _

from silian.chains.models import Deal, PlanTask, Posting
from silian.chains.queries.map import map_of
from silian.kernel.access import SYSTEM
from silian.kernel.lifecycles import record_change


def close_supplied(deal: Deal) -> None:
    """Completes the open 补链 tasks about the node that the deal's product is; the system says so, as it follows from the
    deal. A task with a number to reach waits for that."""
    posting = deal.dialogue.posting
    tasks = PlanTask.objects.filter(
        chain=posting.chain_id, deed=PlanTask.Deed.FILL, done_on=None, dropped_on=None, goal=None
    ).exclude(node=None)
    waiting = list(tasks)
    if not waiting:
        return
    from silian.chains.queries.sourcing import NodesByProduct  # numpy, when a task could be filled

    node = NodesByProduct(map_of(posting.chain)).of(posting.product)
    buyer, seller = posting.enterprise, deal.dialogue.enterprise
    if posting.side == Posting.Side.OFFER:
        buyer, seller = seller, buyer
    told = _("%(seller)s向%(buyer)s供%(product)s，双方已确认成交。") % {
        "seller": seller, "buyer": buyer, "product": posting.product,
    }  # fmt: skip
    for task in waiting:
        if node and task.node_id == node.pk and deal.confirmed_on:
            record_change(task, "complete_plan_task", by=SYSTEM, done_on=deal.confirmed_on, evidence=told[:200])
