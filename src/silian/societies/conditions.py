"""What a society needs before it can be founded, and how far it is: the conditions of `societies.yaml`, counted today.

The lifecycle's guard asks it, so it stands below the models and reads the society by its relations.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext as _

from silian.kernel.calendar import today
from silian.meetings.models import Meeting
from silian.organisations.queries import in_force
from silian.societies.sections import Founding, society_named


@dataclass(frozen=True)
class Condition:
    """One condition: what is asked, how many there are (`have`) of how many that are needed."""

    label: str
    have: int
    need: int
    why: str

    @property
    def met(self) -> bool:
        return self.have >= self.need


def conditions_of(society: Any) -> list[Condition]:
    """Every condition of the founding, met or not, in the order of the programme's file."""
    founding = society_named(society.county_id, society.kind).founding
    return [*_of_members(society, founding), *_of_tasks(society, founding), *_of_meetings(society, founding)]


def _of_members(society: Any, founding: Founding) -> Iterator[Condition]:
    rows = society.members.filter(in_force(today()))
    found = rows.aggregate(
        members=Count("pk"), disciplines=Count("discipline", distinct=True), regions=Count("region", distinct=True)
    )
    words = {
        "members": (_("发起会员"), _("发起会员要 %(need)d 人，现有 %(have)d 人")),
        "disciplines": (_("学科"), _("会员要来自 %(need)d 个学科，现有 %(have)d 个")),
        "regions": (_("地区"), _("会员要来自 %(need)d 个地区，现有 %(have)d 个")),
    }
    for name, (label, why) in words.items():
        counts = {"need": getattr(founding, name), "have": found[name]}
        yield Condition(label, counts["have"], counts["need"], why % counts)


def _of_tasks(society: Any, founding: Founding) -> Iterator[Condition]:
    if not founding.tasks_done:
        return
    counts = society.tasks.exclude(state="dropped").aggregate(all=Count("pk"), done=Count("done_on"))
    done, open_ = counts["done"], counts["all"] - counts["done"]
    why = _("筹备工作还有 %d 项没有完成") % open_ if open_ else _("还没有安排筹备工作")
    yield Condition(_("筹备工作完成"), done, max(1, done + open_), why)


def _of_meetings(society: Any, founding: Founding) -> Iterator[Condition]:
    programme = society.kind.partition("/")[0]
    for organ, need in founding.meetings.items():
        held = Meeting.objects.filter(
            sittings__organ=society.unit_id, kind=f"{programme}/{organ}", quorate=True, held_on__lte=today()
        ).count()
        why = _("座谈会要开过 %(need)d 次，现有 %(have)d 次") % {"need": need, "have": held}
        yield Condition(_("座谈会"), held, need, why)
