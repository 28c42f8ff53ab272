"""The arithmetic of loans against numbers that others computed, asked as people ask it: through the command."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import Here
from tests.credit.vectors import cases

pytestmark = pytest.mark.django_db  # the command asks whether this is a demo that stands still


class Loan:
    """`loan("schedule", inputs)`: what `silian loan schedule` answers."""

    def __init__(self, here: Here, folder: Path) -> None:
        self.here, self.file = here, folder / "asked.json"

    def __call__(self, deed: str, inputs: Any) -> Any:
        self.file.write_text(json.dumps(inputs), encoding="utf-8")
        answer = self.here("loan", deed, self.file)
        self.code, self.err = answer.code, answer.err
        return answer.json


@pytest.fixture
def loan(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Loan:
    return Loan(Here(capsys), tmp_path)


def shown(answer: Any, expected: Any) -> Any:
    """The answer without the fields that the vector does not speak of."""
    if isinstance(expected, dict):
        return {key: shown(answer.get(key), value) for key, value in expected.items()}
    if isinstance(expected, list) and isinstance(answer, list) and len(answer) == len(expected):
        return [shown(mine, theirs) for mine, theirs in zip(answer, expected, strict=True)]
    return answer


@pytest.mark.parametrize(("inputs", "expected"), [*cases("cn_schedules"), *cases("fineract_schedules")])
def test_a_schedule_agrees_to_the_fen(loan: Loan, inputs: Any, expected: Any) -> None:
    assert shown(loan("schedule", inputs), expected) == expected


@pytest.mark.parametrize(("inputs", "expected"), cases("arrears"))
def test_arrears_and_penalty_agree(loan: Loan, inputs: Any, expected: Any) -> None:
    assert loan("arrears", inputs) == expected


@pytest.mark.parametrize(("inputs", "expected"), cases("five_category_classification"))
def test_a_grade_is_the_worst_of_its_floors(loan: Loan, inputs: Any, expected: Any) -> None:
    assert loan("classify", inputs) == expected


@pytest.mark.parametrize(("inputs", "expected"), cases("interest_subsidy"))
def test_a_subsidy_agrees(loan: Loan, inputs: Any, expected: Any) -> None:
    assert shown(loan("subsidy", inputs), expected) == expected


@pytest.mark.parametrize(("inputs", "expected"), cases("guarantee_split"))
def test_a_loss_is_shared_without_a_rest(loan: Loan, inputs: Any, expected: Any) -> None:
    assert loan("guarantee", inputs) == expected


@pytest.mark.parametrize(("inputs", "expected"), cases("farmer_credit_line"))
def test_a_household_s_line_agrees(loan: Loan, inputs: Any, expected: Any) -> None:
    assert loan("line", inputs) == expected


@pytest.mark.parametrize(("inputs", "expected"), cases("apr_irr"))
def test_the_yearly_rate_with_fees_agrees(loan: Loan, inputs: Any, expected: Any) -> None:
    answer = loan("apr", inputs)
    assert {key: answer[key] for key in expected} == pytest.approx(expected, rel=1e-8)


def test_an_array_is_answered_in_its_order_and_a_bad_element_in_its_place(loan: Loan) -> None:
    good = {"grade": "AA", "total_assets": "0.00", "operating_income": "0.00"}
    answer = loan("line", [good, {**good, "grade": "B"}, {"grade": "AA"}, 7])
    assert (loan.code, answer[0]["granted"]) == (2, "80000.00")
    words = [element["error"] for element in answer[1:]]
    assert ("AAA、AA、A" in words[0], "total_assets" in words[1], "不是对象" in words[2]) == (True, True, True)


def test_a_field_that_is_not_known_is_named_and_not_counted(loan: Loan) -> None:
    answer = loan("classify", {"days_overdue": 1, "collateral_cover_pct": "200"})
    assert (loan.code, answer["category"]) == (0, "关注")
    assert "collateral_cover_pct" in loan.err


WRONG: dict[str, tuple[str, Any, str]] = {
    "no json": ("schedule", "{", "不是 JSON"),
    "a negative amount": ("schedule", {"principal": "-1.00"}, "本金要大于零"),
    "half a fen": ("schedule", {"principal": "1.005"}, "精确到分"),
    "no number": ("schedule", {"annual_rate_pct": "NaN"}, "annual_rate_pct"),
    "a huge number": ("schedule", {"principal": "1e999999999"}, "principal"),
    "no due day": ("schedule", {"instalments": None}, "due_dates"),
    "a day before the disbursement": ("schedule", {"due_dates": ["2020-01-01"]}, "晚于放款日"),
    "an unknown method": ("schedule", {"method": "等额"}, "EQUAL_INSTALMENT"),
    "a rounding of nobody": ("schedule", {"money_rounding": "NEAREST 0.01"}, "HALF_UP"),
    "a rate that eats the instalment": (
        "schedule", {"annual_rate_pct": "100", "instalments": 600, "instalment_multiple_of": "100000"}, "不够付当期利息",
    ),
    "beyond the calendar": ("schedule", {"instalments": 600, "every": 366}, "日历"),
    "shares over one": ("guarantee", {"loss_principal": "1.00", "shares_pct": {"甲": "60", "乙": "50"}}, "100%"),
    "a cap that is none": (
        "subsidy",
        {"principal": "1.00", "annual_rate_pct": "1", "days": 1, "rule": {"type": "SHARE", "share_pct": "5", "base_cap": "x"}},
        "LPR",
    ),
}  # fmt: skip
TERMS = {
    "principal": "100000.00",
    "annual_rate_pct": "3.70",
    "disbursed_on": "2025-01-01",
    "instalments": 12,
    "method": "EQUAL_INSTALMENT",
}


@pytest.mark.parametrize("name", WRONG)
def test_what_cannot_be_reckoned_is_told_in_a_sentence(loan: Loan, name: str) -> None:
    deed, inputs, words = WRONG[name]
    if isinstance(inputs, str):
        loan.file.write_text(inputs)
        answer = loan.here("loan", deed, loan.file)
        assert (answer.code, answer.out, words in answer.err) == (2, "", True)
        return
    answer = loan(deed, {**TERMS, **inputs} if deed == "schedule" else inputs)
    assert loan.code == 2
    assert words in answer["error"]
