"""The tenant, the society in preparation with its group, and the accounts."""

from __future__ import annotations

from dataclasses import dataclass, field

from silian.cli.demo.dual_heart.data import PROGRAMME, SocietyData
from silian.cli.demo.opening import PASSWORD, open_demo_county
from silian.kernel.access import SYSTEM, Actor
from silian.organisations import actions
from silian.organisations.models import Person, Unit
from silian.organisations.queries import actor_for
from silian.societies.actions import begin_society
from silian.societies.models import Society


@dataclass
class DemoSociety:
    """What the stories need at hand."""

    data: SocietyData
    root: Unit
    administrator: Actor
    society: Society
    people: dict[str, Person] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)

    @property
    def secretary(self) -> Actor:
        return self.actors["secretary"]


def open_place(data: SocietyData) -> DemoSociety:
    root, administrator = open_demo_county(data.code, data.name, PROGRAMME, "heart-admin")
    society = begin_society(data.code, data.kind, on=data.begins_on, by=SYSTEM)
    place = DemoSociety(data, root, administrator, society)
    for order, (title, name) in enumerate(data.group.items()):
        place.people[name] = actions.enter_person(society.unit, name, by=SYSTEM, title=title)
        seat = actions.open_seat(society.unit, title, by=SYSTEM, on=data.begins_on, order=order)
        actions.appoint(place.people[name], seat, on=data.begins_on, by=SYSTEM)
    for told in data.accounts:
        person = place.people[told.person]
        account = actions.open_account(
            data.code, told.username, by=administrator, person=person, label=told.label, password=PASSWORD
        )
        actions.give_role(account, told.role, county=data.code, by=administrator, unit=root)
        place.actors[told.role] = actor_for(account)
    return place
