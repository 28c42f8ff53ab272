"""A case goes where its matter goes: into the next round when it is done again, to the other matter when it is merged.

The ledger knows nothing of visits, so this room listens: within the very transaction in which a round is opened or a
matter merged. A figure of an earlier day does not move, because each new case says since when it is known.
"""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver

from silian.kernel.calendar import today
from silian.matters.lifecycle import MERGED
from silian.matters.models import Matter, Round
from silian.support.models import Case


@receiver(post_save, sender=Round, dispatch_uid="support.follow_into_the_next_round")
def follow_into_the_next_round(instance: Round, created: bool, **_signal: Any) -> None:
    """重办: what helped an enterprise the first time is hoped to help it again, and may count again."""
    if created and instance.ordinal > 1:
        earlier = Round.objects.filter(matter=instance.matter_id, ordinal=instance.ordinal - 1)
        _carry_over(Case.objects.filter(round__in=earlier), instance)


@receiver(post_save, sender=Matter, dispatch_uid="support.follow_the_survivor")
def follow_the_survivor(instance: Matter, **_signal: Any) -> None:
    """并案: the need is answered by the other matter, whose present round the case now waits for."""
    if instance.state == MERGED.name and instance.merged_into:
        survivor = Matter.objects.select_related("round").get(pk=instance.merged_into.pk)  # as it stands now
        _carry_over(Case.objects.filter(round=instance.round_id), survivor.round)


def _carry_over(cases: Any, to: Round) -> None:
    for case in cases:
        Case.objects.get_or_create(
            county_id=case.county_id, round=to, enterprise_id=case.enterprise_id, visit_id=case.visit_id,
            defaults={"from_on": today()},
        )  # fmt: skip
