"""How every demo county begins: the county, its programme, and an administrator who opens the other accounts."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from silian.kernel import programmes
from silian.kernel.access import SYSTEM, Actor
from silian.organisations.actions import give_role, open_account, open_county
from silian.organisations.models import Unit
from silian.organisations.queries import actor_for, root_of

PASSWORD = "yanshi-2022"  # noqa: S105  public on purpose: it opens invented records on this machine only


def open_demo_county(code: str, name: str, programme: str, administrator: str) -> tuple[Unit, Actor]:
    """The root of a fresh county that works by a programme, and its administrator, whom the system appoints."""
    open_county(code, name, by=SYSTEM)
    programmes.apply(Path(settings.PROGRAMMES) / programme, code, by=SYSTEM)
    root = root_of(code)
    account = open_account(code, administrator, by=SYSTEM, label="系统管理员（演示）", password=PASSWORD)
    give_role(account, "system_administrator", county=code, by=SYSTEM, unit=root)
    return root, actor_for(account)
