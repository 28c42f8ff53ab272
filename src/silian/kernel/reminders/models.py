"""Up to which day a county has been reminded."""

from __future__ import annotations

from django.db import models


class Reminded(models.Model):
    """The last day of the daily run, so that the next one begins the day after."""

    county = models.CharField(max_length=12, primary_key=True)
    until = models.DateField()

    class Meta:
        app_label = "kernel"

    def __str__(self) -> str:
        return f"{self.county} {self.until}"
