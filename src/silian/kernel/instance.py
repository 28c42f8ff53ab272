"""The installation itself: whether it is a demo, and the day at which a demo stands."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models

from silian.kernel.calendar import fix_today
from silian.kernel.memo import remembered


class Instance(models.Model):
    """One row. A live installation has no fixed day and can never be loaded with the demo."""

    demo = models.BooleanField(default=False)
    today = models.DateField(null=True, blank=True)

    class Meta:
        app_label = "kernel"
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="one_row_describes_the_installation")]

    def __str__(self) -> str:
        return "demo" if self.demo else "live"


@remembered
def is_demo() -> bool:
    return Instance.objects.filter(pk=1, demo=True).exists()


def fixed_day() -> date | None:
    return Instance.objects.filter(pk=1, demo=True).values_list("today", flat=True).first()


def stand_still() -> None:
    """Lets this process stand at the demo's day, if this is a demo. Called once when a process begins."""
    if settings.DEMO_ALLOWED and (day := fixed_day()):
        fix_today(day)


def mark_demo(today: date) -> None:
    """Marks an empty database as a demo that stands at this day."""
    Instance.objects.update_or_create(pk=1, defaults={"demo": True, "today": today})
