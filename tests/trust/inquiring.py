"""The open inquiry of a holding's village: held with what its inquiries leave behind, and a post with an objection."""

from __future__ import annotations

from datetime import date

from silian.kernel.access import PUBLIC, SYSTEM
from silian.kernel.calendar import at
from silian.meetings import actions
from silian.organisations.models import Unit, UnitKind
from tests import factories
from tests.matters.county import proof
from tests.meetings.village import rules

HELD = date(2022, 10, 8)


def rule_the_inquiries(county: str) -> None:
    """The county's sessions are held under a programme of its own."""
    factories.apply_programme(rules(), county)


def inquire(town: Unit) -> None:
    """A session of the township's village with an unanswered inquiry, posted, and somebody who objects to it."""
    with at(date(2022, 3, 1)):
        village = factories.unit(f"{town.name}青垛村", UnitKind.VILLAGE, parent=town, county_code=town.county_id)
        cadre = factories.person(f"{town.name}村主任", village, title="村委会主任")
        delegates = actions.enter_delegates(village, {"一组": [f"{town.name}代表李秘密"]}, by=SYSTEM)
    session = actions.call_session(village, held_on=HELD, place="村部", by=SYSTEM)
    actions.invite(session, session.invitees.all(), "message", by=SYSTEM)
    actions.open_session(session, by=SYSTEM)
    inquiry = actions.ask(
        session, f"{town.name}路灯坏了谁修，电话13900002222", topic="duty", addressee=cadre, delegate=delegates[0],
        anonymous=True, by=SYSTEM,
    )  # fmt: skip
    actions.leave_unanswered(inquiry, by=SYSTEM)
    actions.close_session(session, by=SYSTEM)
    post = actions.post(session.board_post, photos=[proof("公开栏.pdf")], by=SYSTEM)
    words = f"{town.name}代表李秘密说的不对，我的身份证999999199001011234"
    actions.raise_objection(post, words=words, name="李秘密", phone="13911112222", by=PUBLIC)
