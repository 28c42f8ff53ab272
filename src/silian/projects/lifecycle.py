"""How a project goes: the table of its stages and steps. Stuck is derived from the calendar, never a state.

The steps stand in the order of the buttons on a page: the next stage first, what ends the project last.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from silian.kernel.access import Actor
from silian.kernel.lifecycles import Lifecycle, State, Step
from silian.projects.permissions import FOLLOW, HAND_OVER, TAKE_OVER
from silian.projects.sections import sides_of

TALKS = State("talks", _("在谈"))
SIGNED = State("signed", _("签约"))
LANDED = State("landed", _("落地"))
BUILDING = State("building", _("建设"))
PRODUCING = State("producing", _("投产"))
AT_CAPACITY = State("at_capacity", _("达产"), final=True)
ENDED = State("ended", _("终止"), final=True)

MAIN_ROAD = (TALKS, SIGNED, LANDED, BUILDING, PRODUCING, AT_CAPACITY)
AGREED = frozenset({SIGNED, LANDED, BUILDING, PRODUCING})
OPEN = AGREED | {TALKS}
LIVING = OPEN | {AT_CAPACITY}

# In which field the day stands on which a stage was reached.
REACHED = {
    TALKS.name: "talks_on", SIGNED.name: "signed_on", LANDED.name: "landed_on", BUILDING.name: "building_on",
    PRODUCING.name: "producing_on", AT_CAPACITY.name: "at_capacity_on", ENDED.name: "ended_on",
}  # fmt: skip


def the_first_side_has_handed_over(project: Any, by: Actor) -> str | None:
    first, second, *_rest = sides_of(project.county_id)
    if project.side != first.name:
        return None
    return gettext("落地由%(second)s办，请%(first)s先交接。") % {"first": first.title, "second": second.title}


def nothing_is_offered(project: Any, by: Actor) -> str | None:
    return gettext("已经交出，正等%s接收。") % project.offered_to if project.offered_to_id else None


def somebody_comes_next(project: Any, by: Actor) -> str | None:
    """The last side keeps the project to the end; it exists once the project has landed somewhere."""
    sides = sides_of(project.county_id)
    at = [side.name for side in sides].index(project.side)
    if at == len(sides) - 1:
        return gettext("%s是最后一棒，跟办到达产。") % sides[at].title
    if at == len(sides) - 2 and project.landed_on is None:
        return gettext("项目落地后才能交给%s。") % sides[-1].title
    return None


def something_is_offered(project: Any, by: Actor) -> str | None:
    return None if project.offered_to_id else gettext("没有等待接收的交接。")


def taken_by_the_other_side(project: Any, by: Actor) -> str | None:
    offered = project.waiting_hand_over()
    same = offered and (by.id == offered.offered_by or (by.person and by.person == offered.offered_person))
    return gettext("交接要由接收一方的人来接，不能自交自接。") if same else None


LIFECYCLE = Lifecycle(
    states=(*MAIN_ROAD, ENDED),
    steps=(
        Step("sign", _("签约"), frozenset({TALKS}), SIGNED, needs=FOLLOW),
        Step(
            "land", _("落地"), frozenset({SIGNED}), LANDED, needs=FOLLOW, guards=(the_first_side_has_handed_over,)
        ),
        Step("build", _("开工"), frozenset({LANDED}), BUILDING, needs=FOLLOW),
        Step("produce", _("投产"), frozenset({BUILDING}), PRODUCING, needs=FOLLOW),
        Step("reach_capacity", _("达产"), frozenset({PRODUCING}), AT_CAPACITY, needs=FOLLOW),
        Step(
            "take_over", _("接收"), AGREED, None, needs=TAKE_OVER,
            guards=(something_is_offered, taken_by_the_other_side),
        ),
        Step(
            "decline", _("不接"), AGREED, None, needs=TAKE_OVER, guards=(something_is_offered, taken_by_the_other_side)
        ),
        Step("offer", _("交出"), AGREED, None, needs=HAND_OVER, guards=(nothing_is_offered, somebody_comes_next)),
        Step("record_progress", _("记进展"), OPEN, None, needs=FOLLOW),
        Step("raise_need", _("提需求"), LIVING, None, needs=FOLLOW),
        Step("forecast", _("调整预计"), OPEN, None, needs=FOLLOW),
        Step("invest", _("记完成投资"), AGREED | {AT_CAPACITY}, None, needs=FOLLOW),
        Step("sign_framework", _("签框架协议"), frozenset({TALKS}), None, needs=FOLLOW),
        Step("sign_another", _("另签协议"), AGREED, None, needs=FOLLOW),
        Step("end_agreement", _("终止协议"), LIVING, None, needs=FOLLOW, hidden=True),
        Step("link", _("对应企业"), AGREED | {AT_CAPACITY}, None, needs=FOLLOW),
        Step("amend", _("更正"), LIVING, None, needs=FOLLOW),
        Step("end", _("终止项目"), OPEN, ENDED, needs=FOLLOW),
    ),
)  # fmt: skip
