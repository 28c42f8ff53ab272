"""What the matters put on the workbench: to do by deadline, to confirm by somebody else's hand."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from silian.kernel.calendar import at
from silian.matters import actions
from tests.matters.conftest import SignIn
from tests.matters.county import County, doing, handed_in, raised

DAY = date(2026, 9, 14)


def test_a_handler_sees_what_to_do_overdue_first(place: County, sign_in: SignIn) -> None:
    doing(place, date(2026, 9, 21), title="后到期的一件")
    doing(place, date(2026, 9, 1), title="已经逾期的一件")
    with at(date(2026, 9, 22)):
        page = sign_in(place.handler).get(reverse("web:workbench")).content.decode()
    assert "今天要办 2 件" in page
    assert page.index("已经逾期的一件") < page.index("后到期的一件")


def test_a_clerk_sees_what_to_take_in_and_what_to_confirm(place: County, sign_in: SignIn) -> None:
    raised(place, DAY, title="等着受理的一件")
    handed_in(place, doing(place, DAY, title="等着签字的一件"), DAY)
    asked = doing(place, DAY, title="想要延期的一件")
    with at(DAY):
        actions.request_extension(asked, days=3, reason="等专家到场", by=place.handler)
        page = sign_in(place.clerk).get(reverse("web:workbench")).content.decode()
    assert "今天要办 1 件，等您确认 2 件" in page
    assert "等专家到场" in page


def test_nobody_is_asked_to_confirm_what_they_handed_in_themselves(place: County, sign_in: SignIn) -> None:
    matter = handed_in(place, doing(place, DAY), DAY)
    with at(DAY):
        matter.round.handed_in_by = place.clerk.id
        matter.round.save()
        page = sign_in(place.clerk).get(reverse("web:workbench")).content.decode()
    assert "等我确认" not in page


def test_the_kinds_are_one_tap_away(place: County, sign_in: SignIn) -> None:
    with at(DAY):
        page = sign_in(place.clerk).get(reverse("web:workbench")).content.decode()
    assert "/matters/new?kind=trial%2Fneed" in page
