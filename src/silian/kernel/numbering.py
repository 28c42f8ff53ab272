"""Numbers that people quote, such as SX2022-0187: gapless by county, series and year of entry."""

from __future__ import annotations

from django.db import connection, models


class Sequence(models.Model):
    """The last number given in one series. Its row is the lock that keeps the series without gaps."""

    county = models.CharField(max_length=12)
    series = models.CharField(max_length=20)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        app_label = "kernel"
        constraints = [
            models.UniqueConstraint(fields=["county", "series", "year"], name="one_sequence_a_series_and_year")
        ]

    def __str__(self) -> str:
        return f"{self.county} {self.series}{self.year}: {self.last}"


def next_number(county: str, series: str, year: int, pattern: str) -> str:
    """The next number of the series; `pattern` is a programme's setting, such as `SX{year}-{number:04d}`.

    Taken in the transaction that makes the record: a record that is rolled back leaves no gap.
    """
    return next_numbers(county, series, year, pattern, 1)[0]


def next_numbers(county: str, series: str, year: int, pattern: str, how_many: int) -> list[str]:
    """The next numbers of the series, for the records of a batch."""
    if not connection.in_atomic_block:
        raise RuntimeError("a number is taken inside the transaction that makes the record")
    Sequence.objects.get_or_create(county=county, series=series, year=year)
    row = Sequence.objects.select_for_update().get(county=county, series=series, year=year)
    first = row.last + 1
    row.last += how_many
    row.save(update_fields=["last"])
    return [pattern.format(year=year, number=number) for number in range(first, row.last + 1)]
