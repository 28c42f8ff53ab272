"""What the frame of every page shows, as `shell` in the templates: asked for only where a template names it."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.conf import settings
from django.urls import NoReverseMatch, reverse

from silian.kernel.calendar import today
from silian.kernel.calendar.table import current_calendar
from silian.kernel.instance import is_demo
from silian.kernel.programmes import titles
from silian.organisations.models import Account, County
from silian.web.inbox import unread_of
from silian.web.navigation import Link, links_for


def shell(request: Any) -> dict[str, Shell]:
    """The context processor; named in settings.TEMPLATES."""
    return {"shell": Shell(request)}


class Shell:
    """The frame around one request. Each property is read at most once."""

    def __init__(self, request: Any) -> None:
        self.request = request

    @cached_property
    def county(self) -> County | None:
        """The county in which this person works; for a visitor the only county here, or none if there are several."""
        if code := getattr(self.request, "county", ""):
            return County.objects.filter(code=code).first()
        counties = list(County.objects.all()[:2])
        return counties[0] if len(counties) == 1 else None

    @cached_property
    def counties(self) -> list[County]:
        """The counties between which this person may choose; empty where there is nothing to choose."""
        held = self.request.actor.counties if hasattr(self.request, "actor") else ()
        return list(County.objects.filter(code__in=held).order_by("code")) if len(held) > 1 else []

    @cached_property
    def today(self) -> Any:
        return today()

    @cached_property
    def day_mark(self) -> str:
        """Why a notice names this day: a make-up working day, or a holiday. Empty on a plain day."""
        judged = current_calendar().judge(self.today)
        return judged.why if judged.notice else ""

    @cached_property
    def groups(self) -> dict[str, list[Link]]:
        return links_for(self.request)

    @cached_property
    def phone_links(self) -> list[Link]:
        return [link for links in self.groups.values() for link in links if link.phone][:5]

    @cached_property
    def programmes(self) -> list[dict[str, str]]:
        """The programmes in force in this county, each with its page where there is one."""
        held = titles(self.county.code) if self.county else {}
        return [{"title": title, "url": address("web:programme", name)} for name, title in held.items()]

    @cached_property
    def demo(self) -> bool:
        return bool(settings.DEMO_ALLOWED) and is_demo()

    @cached_property
    def demo_accounts(self) -> list[Account]:
        """In a demo, the accounts between which one may switch, county by county: those that could sign in by themselves."""
        accounts = Account.objects.filter(is_active=True).select_related("county").order_by("county", "username")
        active = accounts if self.demo else []
        return [account for account in active if account.has_usable_password()]

    @cached_property
    def unread(self) -> int:
        """How many notices wait unread, for the bell."""
        return unread_of(self.request)

    @property
    def search_url(self) -> str:
        return address("web:search")

    @property
    def switch_url(self) -> str:
        return address("web:switch_role")

    @property
    def board_url(self) -> str:
        return address("matters:board")


def address(name: str, *args: object) -> str:
    """The address of a page, or nothing where this installation does not have it."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
