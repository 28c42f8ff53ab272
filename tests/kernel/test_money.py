from __future__ import annotations

from decimal import Decimal

import pytest
from django.apps.registry import Apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction
from hypothesis import given
from hypothesis import strategies as st

from silian.kernel.errors import Refused
from silian.kernel.money import Amount, FenField, in_unit, parse, read, show


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("1,200.00", 120_000),
        ("850万元", 850_000_000),
        ("1.5亿元", 15_000_000_000),
        ("1.5亿", 15_000_000_000),
        ("１，２００．５０元", 120_050),
        (" ￥ 3 000 ", 300_000),
        ("人民币12万元整", 12_000_000),
        ("0.01", 1),
        ("-5元", -500),
    ],
)
def test_an_exact_amount_is_read_to_the_fen(text: str, fen: int) -> None:
    assert parse(text) == fen


@pytest.mark.parametrize("text", ["约80万", "近80万元", "80余万元", "80多万", "80万余元", "80万元左右", "大约80万元"])
def test_an_estimate_is_read_and_marked_but_is_no_exact_amount(text: str) -> None:
    assert read(text) == Amount(80_000_000, approximate=True)
    with pytest.raises(Refused, match="约数"):
        parse(text)


@pytest.mark.parametrize("text", ["", "/", "—", "1,20", "12,00万", "1.2.3", "八万", "8e5", "5元5角", "万元", "1万元2"])
def test_what_is_no_amount_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(Refused, match="850万元"):
        parse(text)


def test_less_than_a_fen_and_more_than_a_column_holds_are_refused() -> None:
    with pytest.raises(Refused, match="精确到分"):
        parse("0.001元")
    with pytest.raises(Refused, match="核对单位"):
        parse("999999999999亿元")


def test_an_amount_is_shown_exactly_unless_fewer_digits_are_asked_for() -> None:
    assert show(120_050) == "1,200.5元"
    assert show(850_000_000, "万元") == "850万元"
    assert show(15_000_000_001, "亿元") == "1.5000000001亿元"
    assert show(12_345_678, "万元", decimals=2) == "12.35万元"
    assert show(12_350_000, "万元", decimals=1) == "12.4万元"  # half a unit goes up
    assert show(120_000, decimals=2) == "1,200.00元"
    assert in_unit(1, "亿元") == Decimal("0.0000000001")


@given(st.integers(-(2**63) + 1, 2**63 - 1), st.sampled_from(["元", "万元", "亿元"]))
def test_what_is_shown_reads_back_to_the_same_fen(fen: int, unit: str) -> None:
    assert parse(show(fen, unit)) == fen  # type: ignore[arg-type]


class Purse(models.Model):
    paid = FenField(non_negative=True)

    class Meta:
        app_label = "kernel"
        apps = Apps()  # a registry of its own: nobody else meets this table
        managed = False


def test_a_form_refuses_a_negative_amount_with_a_sentence() -> None:
    with pytest.raises(ValidationError, match="不得为负数"):
        Purse(paid=-1).clean_fields()


@pytest.mark.django_db
def test_the_database_refuses_a_negative_amount() -> None:
    field = Purse._meta.get_field("paid")
    with connection.cursor() as cursor:
        check = field.db_parameters(connection)["check"]
        cursor.execute(f"CREATE TEMPORARY TABLE purse (paid {field.db_type(connection)} CHECK ({check}))")
        cursor.execute("INSERT INTO purse VALUES (0)")
        with pytest.raises(IntegrityError), transaction.atomic():
            cursor.execute("INSERT INTO purse VALUES (-1)")


def test_a_migration_remembers_the_promise() -> None:
    _name, _path, args, kwargs = FenField(non_negative=True).deconstruct()
    assert FenField(*args, **kwargs).non_negative
    assert "non_negative" not in FenField().deconstruct()[3]
