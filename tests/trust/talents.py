"""What the room talent has of one township's enterprise: one record of each kind, each with a person."""

from __future__ import annotations

from datetime import date

from silian.chains.models import Enterprise
from silian.kernel.access import SYSTEM
from silian.organisations.models import Unit
from silian.talent import actions
from tests import factories

DAY = date(2022, 10, 8)


def enter_talents(town: Unit, firm: Enterprise) -> None:
    """An opening and who came, a class with a learner, an applicant of the branch, a post with its holder."""
    name, mark = f"{town.name}张三丰", town.pk.hex[-8:]
    branch = factories.unit(f"{firm}党支部", "branch", parent=firm.unit)
    opening = actions.propose_opening(
        firm, f"{town.name}工艺师", wanted=2, level="bachelor", due=date(2022, 12, 30), by=SYSTEM
    )
    actions.list_opening(opening, answering=town, by=SYSTEM)
    actions.recruit(firm, name, f"RC-{mark}", on=DAY, level="bachelor", opening=opening, by=SYSTEM)
    training = actions.open_class(
        town, f"{town.name}培训班", kind="training", school="职院", major="crops", starts_on=DAY, due=DAY, enterprise=firm,
        by=SYSTEM,
    )  # fmt: skip
    actions.enrol(training, f"{name} ZG-{mark}", learner="employee", on=DAY, by=SYSTEM)
    actions.enter_applicant(firm, name, f"DY-{mark}", branch=branch, post="操作工", on=DAY, by=SYSTEM)
    actions.name_model_post(
        firm, "烘干车间", title="pioneer", on=date(2022, 9, 1), name=name, mark=f"XF-{mark}", by=SYSTEM
    )
