"""The database refuses a reference from one county to another, whatever the code above forgot."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, models, transaction

from silian.kernel import tenancy
from silian.kernel.constraints import refusal_of
from silian.organisations.models import Person, Seat, Unit
from tests import factories
from tests.house import schema

pytestmark = pytest.mark.django_db
COUNTIES = ("990001", "990002")


@pytest.fixture
def units() -> list[Unit]:
    """A department in each of two counties."""
    return [factories.department(county_code=code) for code in COUNTIES]


def test_a_record_of_another_county_cannot_be_pointed_at(units: list[Unit]) -> None:
    here, there = units
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        Person.objects.create(county_id=here.county_id, unit=there, name="郑某")
    assert "别的县" in str(refusal_of(refused.value))


def test_nor_by_changing_a_record_that_stands(units: list[Unit]) -> None:
    here, there = units
    seat = factories.seat(here)
    for change in ({"anchor": there}, {"unit": there}, {"county_id": there.county_id}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Seat.objects.filter(pk=seat.pk).update(**change)


def test_nor_by_many_at_once(units: list[Unit]) -> None:
    here, there = units
    people = [Person(county_id=here.county_id, unit=unit, name="郑某") for unit in (here, there)]
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.bulk_create(people)
    assert not Person.objects.exists()


def test_records_of_one_county_and_empty_references_are_let_in(units: list[Unit]) -> None:
    here, _there = units
    seat = factories.seat(here)
    assert seat.anchor is None
    assert Seat.objects.filter(pk=seat.pk).update(anchor=here) == 1


def test_every_key_between_tables_with_a_county_is_guarded() -> None:
    """Counted by other means than `guarded()` has: by what each table's columns are called."""
    carrying = [model for model in schema.models_of_the_house() if "county" in _columns(model)]
    expected = {
        (model._meta.db_table, field.column)
        for model in carrying
        for field in model._meta.concrete_fields
        if field.is_relation and field.related_model in carrying and not field.related_model._meta.get_field("county").null
        and not model._meta.get_field("county").null
    }  # fmt: skip
    ours = {model._meta.db_table for model in carrying}
    found = {
        (table, reference.column)
        for table, references in tenancy.guarded().items()
        for reference in references
        if table in ours
    }
    assert found == expected
    assert ("matters_matter", "lead_id") in found


def test_every_guarded_table_has_its_trigger_in_the_database() -> None:
    there = {name.removesuffix("_insert").removesuffix("_update") for name in tenancy.guards_in()}
    assert there == {tenancy.NAME + table for table in tenancy.guarded()}


def _columns(model: type[models.Model]) -> set[str]:
    return {field.column for field in model._meta.concrete_fields if field.column}
