"""The pages of lending as people see them."""

from __future__ import annotations

import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from xlsxwriter import Workbook

from silian.credit.marks import digest_of
from silian.credit.models import Loan
from silian.kernel.calendar import at
from silian.kernel.ids import new_id
from silian.organisations.models import Account
from tests import factories
from tests.credit.bank import DAY, WAN, County, borrower
from tests.questions import same_however_long

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def browser(county: County) -> Client:
    client = Client()
    client.force_login(Account.objects.get(pk=county.head.id), backend=BACKEND)
    return client


def post(browser: Client, address: str, **told: object) -> int:
    return browser.post(address, {"_key": str(new_id()), **told}).status_code


def test_a_plan_is_previewed_to_the_fen_with_the_yearly_rate_and_its_fees(county: County, browser: Client) -> None:
    address = reverse("credit:product", args=[county.product("scheme").pk])
    page = browser.get(address, {"fen": "12万元", "months": "12", "method": "EQUAL_INSTALMENT", "on": "2022-03-01"})
    text = page.content.decode()
    plan = page.context["plan"]
    assert plan.principal == 12 * WAN
    assert f"{plan.rows[0].payment / 100:,.2f}" in text
    assert page.context["with_fees"] > 4.35
    too_much = {"fen": "301万元", "months": "12", "method": "EQUAL_INSTALMENT", "on": "2022-03-01"}
    assert "超过产品" in browser.get(address, too_much).content.decode()


def test_a_loan_is_applied_for_and_taken_on_by_forms(county: County, browser: Client) -> None:
    asked = {"product": county.product().pk, "bank": county.bank.pk, "fen": "5万元", "months": 12, "purpose": "买苗"}
    assert post(browser, reverse("credit:apply", args=[county.family.pk]), method="BULLET", **asked) == 302
    loan = Loan.objects.get()
    step = lambda name: reverse("credit:loan_step", args=[loan.pk, name])  # noqa: E731
    assert post(browser, step("survey"), on="2022-03-01", advised="4万元", words="看过", _version=loan.version) == 302
    assert post(browser, step("approve"), on="2022-03-01", fen="6万元", _version=loan.version + 1) == 422
    assert post(browser, step("approve"), on="2022-03-01", fen="4万元", _version=loan.version + 1) == 302
    assert post(browser, step("sign"), on="2022-03-01", _version=loan.version) == 409
    text = browser.get(reverse("credit:loan", args=[loan.pk])).content.decode()
    assert "批准 40,000元" in text


def test_the_plan_on_paper_has_every_row_and_their_sums(county: County, browser: Client) -> None:
    loan = county.disbursed()
    page = browser.get(reverse("credit:loan_plan", args=[loan.pk]))
    assert len(page.context["rows"]) == 12
    assert page.context["sums"]["principal"] == 12 * WAN


def test_who_is_late_stands_in_the_list_of_arrears(county: County, browser: Client) -> None:
    loan = county.disbursed(months=3)
    with at(date(2022, 7, 20)):
        text = browser.get(reverse("credit:arrears")).content.decode()
    assert loan.number in text
    assert "逾期 110 天" in text


@pytest.mark.parametrize("name", ["loans", "arrears"])
def test_a_list_asks_the_same_however_long(county: County, browser: Client, name: str) -> None:
    def another(nth: int) -> None:
        who = borrower(county.pond, "household", f"户{nth}", 30 * WAN, county.bank)
        with at(DAY):
            county.disbursed(who, months=2)

    with at(date(2022, 6, 1)):
        same_however_long(browser, reverse(f"credit:{name}"), another)


def test_an_officer_of_another_village_gets_no_page(county: County) -> None:
    loan = county.disbursed()
    stranger = Client()
    stranger.force_login(Account.objects.get(pk=factories.actor("lender", unit=county.hill).id), backend=BACKEND)
    for name in ("credit:loan", "credit:loan_plan"):
        assert stranger.get(reverse(name, args=[loan.pk])).status_code == 404
    assert stranger.get(reverse("credit:loan_step", args=[loan.pk, "repay"])).status_code == 404
    assert loan.number not in stranger.get(reverse("credit:loans")).content.decode()


HEADS = [
    "借据号",
    "统一社会信用代码",
    "产品",
    "放款日期",
    "到期日",
    "贷款金额（万元）",
    "余额（万元）",
    "年利率",
    "还款方式",
    "逾期天数",
]


def workbook(*rows: list[object]) -> SimpleUploadedFile:
    content = io.BytesIO()
    book = Workbook(content)
    sheet = book.add_worksheet("贷款")
    for number, row in enumerate([HEADS, *rows]):
        sheet.write_row(number, 0, row)
    book.close()
    return SimpleUploadedFile("贷款.xlsx", content.getvalue())


def marked(county: County) -> str:
    code = factories.credit_code()
    county.farm.id_digest = digest_of("990001", code)
    county.farm.save()
    return code


def upload(browser: Client, county: County, file: SimpleUploadedFile) -> str:
    answer = browser.post(
        reverse("exchange:import_loans"), {"bank": county.bank.pk, "as_of": "2022-02-28", "file": file}
    )
    return str(answer.headers["Location"])


def test_a_banks_spreadsheet_is_looked_at_and_taken(county: County, browser: Client) -> None:
    row = ["A1", marked(county), "田园贷", "2022-01-10", "2023-01-10", 10, 8, 4.35, "先息后本", 3]
    address = upload(browser, county, workbook(row))
    assert len(browser.get(address).context["preview"].fresh) == 1
    assert not Loan.objects.exists()
    assert post(browser, address) == 302
    told = Loan.objects.get().reported_balances.get()
    assert (told.fen, told.days_past_due, told.loan.principal_fen) == (8 * WAN, 3, 10 * WAN)
    text = browser.get(reverse("credit:report", args=[told.report_id])).content.decode()
    assert "贷款.xlsx" in text
    assert "与还款计划不一致" in text


def test_a_bad_spreadsheet_is_refused_with_the_addresses_of_its_cells(county: County, browser: Client) -> None:
    code = marked(county)
    good = ["A1", code, "田园贷", "2022-01-10", "2023-01-10", 10, 8, 4.35, "先息后本", 0]
    unknown = ["A2", factories.credit_code(), "没有的贷", "2022-01-10", "2023-01-10", 10, 8, 4.35, "先息后本", 0]
    too_much = ["A3", code, "田园贷", "2022-01-10", "2023-01-10", 10, 11, 4.35, "先息后本", 0]
    address = upload(browser, county, workbook(good, unknown, too_much))
    refused = {flag.cell for flag in browser.get(address).context["preview"].refused}
    assert refused == {"B3", "C3", "G4"}
    assert post(browser, address) == 422
    assert not Loan.objects.exists()


def test_planned_loans_are_noted_listed_and_closed(county: County, browser: Client) -> None:
    form = {"fen": "60万元", "expected_on": "2022-09-01", "purpose": "明年投苗"}
    assert post(browser, reverse("credit:plan_loan", args=[county.collective.pk]), **form) == 302
    row = county.collective.intentions.get()
    assert "明年投苗" in browser.get(reverse("credit:planned_loans")).content.decode()
    assert post(browser, reverse("credit:close_planned", args=[row.pk]), _version=row.version) == 422
    assert post(browser, reverse("credit:close_planned", args=[row.pk]), words="改种水稻", _version=row.version) == 302
