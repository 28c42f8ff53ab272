"""What can be asked about loans."""

from __future__ import annotations

from silian.credit.queries.lending.exposure import Exposure, exposure_of
from silian.credit.queries.lending.grading import computed_grade
from silian.credit.queries.lending.lists import Late, balances_of, grade_words, in_arrears, with_grade
from silian.credit.queries.lending.plans import Asked, asked_of, plan_for, plan_of, yearly_cost
from silian.credit.queries.lending.reporting import (
    Change,
    Difference,
    Fault,
    ReportedLoan,
    compare,
    differences_of,
    faults_of,
)
from silian.credit.queries.lending.scope import (
    intention_for,
    intentions_for,
    loan_for,
    loans_for,
    product_for,
    products_for,
    report_for,
    reports_for,
    with_names,
)
from silian.credit.queries.lending.shelf import on_sale, rate_of, with_rate
from silian.credit.queries.lending.standing import (
    Book,
    book_of,
    books_of,
    past_due,
    standing_of,
    with_outstanding,
    with_report,
)

__all__ = [
    "Asked", "Book", "Change", "Difference", "Exposure", "Fault", "Late", "ReportedLoan", "asked_of",
    "balances_of", "book_of", "books_of", "compare", "computed_grade", "differences_of", "exposure_of",
    "faults_of", "grade_words", "in_arrears", "intention_for", "intentions_for", "loan_for", "loans_for",
    "on_sale", "past_due", "plan_for", "plan_of", "product_for", "products_for", "rate_of", "report_for",
    "reports_for", "standing_of", "with_grade", "with_names", "with_outstanding", "with_rate", "with_report",
    "yearly_cost",
]  # fmt: skip
