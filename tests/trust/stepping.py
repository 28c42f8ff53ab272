"""A process of its own that raises and accepts matters until somebody kills it: `python -m tests.trust.stepping DATABASE`.

It says on a line of its own what it has been told is done: a matter's key and the state in which it left it.
"""

from __future__ import annotations

import sys
from typing import Any

import django
from django.conf import settings

DAY = "2022-10-08"


def say(matter: Any) -> None:
    sys.stdout.write(f"{matter.pk} {matter.state}\n")
    sys.stdout.flush()


def main(database: str) -> None:
    settings.DATABASES["default"]["NAME"] = database
    django.setup()
    from datetime import date

    from silian.kernel.access import SYSTEM
    from silian.kernel.calendar import fix_today
    from silian.matters import actions

    fix_today(date.fromisoformat(DAY))
    while True:
        raiser = actions.Raiser(name="张三")
        matter = actions.raise_matter("990001", kind="trial/need", title="厂区道路破损", raiser=raiser, by=SYSTEM)
        say(matter)
        matter = actions.accept_matter(matter, by=SYSTEM)
        say(matter)


if __name__ == "__main__":
    main(sys.argv[1])
