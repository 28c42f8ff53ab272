"""A bureau with an officer who can sign in, and a colleague at the township."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

from silian.kernel.access import Actor
from silian.kernel.notices import GENERAL, NoticeKind, Wishes, notify
from silian.kernel.notices.wishes import wish
from silian.organisations import actions
from silian.organisations.models import Account, Person, Unit
from silian.organisations.queries import actor_for
from tests import factories

COUNTY = "990001"
NOTHING = ("", "", "")


@dataclass
class Office:
    bureau: Unit
    committee: Unit
    officer: Person
    account: Account
    by: Actor
    stranger: Actor


def office() -> Office:
    """The officer works at the bureau and holds a seat in a committee; the stranger holds the same role at a township."""
    bureau, committee = factories.department("水利局"), factories.unit("联合党委", "committee")
    officer = factories.person("郑某", bureau)
    actions.appoint(officer, factories.seat(committee, "成员"), on=factories.LONG_AGO, by=factories.SYSTEM)
    factories.role("handler", {"organisations.view": ["any_unit"]})
    account = factories.account(holder=officer, role="handler", unit=bureau)
    stranger = factories.actor("handler", unit=factories.township("石桥镇"))
    return Office(bureau, committee, officer, account, actor_for(account), stranger)


def send(reader: object, text: str = "请办", *, once: str = "", kind: NoticeKind = GENERAL, called: str = "") -> bool:
    return notify(COUNTY, reader, text, about=NOTHING, once=once or text, kind=kind, called=called)


def wants(
    by: Actor, *channels: str, kind: NoticeKind = GENERAL, quiet: tuple[int, int] = (0, 0), digest: bool = True
) -> Wishes:
    """What this account wants outside of one kind, without quiet hours unless they are named."""
    begin, end = (time(hour) for hour in quiet)
    return wish(COUNTY, by=by, outside={kind.name: channels}, digest=digest, quiet_from=begin, quiet_to=end)
