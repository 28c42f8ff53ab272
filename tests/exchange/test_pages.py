"""Import and export in the browser: look, confirm, take back; and a reason for what goes out."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from silian.exchange import uploads
from silian.kernel import journal
from silian.kernel.idempotency import mint
from silian.kernel.pages import KEY
from silian.matters import actions
from silian.matters.models import Batch, Matter
from silian.organisations.models import Account
from tests import factories
from tests.exchange.county import COUNTY, fresh_county, ledger
from tests.exchange.workbooks import PARTS, zipped

pytestmark = pytest.mark.django_db
HOME = Path(settings.SILIAN_HOME) / "uploads"
CHOOSE, EXPORT = reverse("exchange:import"), reverse("exchange:export_matters")
MAY = {
    "matters.view": ["any"], "matters.import": ["any"], "matters.export": ["any"], "chains.manage": ["any"],
    "organisations.manage": ["any"],
}  # fmt: skip


@pytest.fixture
def clerk(db: None) -> Client:
    fresh_county()
    shutil.rmtree(HOME, ignore_errors=True)
    return signed_in(factories.actor("office", may=MAY).id)


def signed_in(account: str) -> Client:
    browser = Client()
    who = Account.objects.get(pk=account)
    browser.force_login(who, backend="allauth.account.auth_backends.AuthenticationBackend")
    return browser


def post(browser: Client, url: str, **fields: Any) -> Any:
    return browser.post(url, {KEY: mint(), **fields})


def upload(browser: Client, content: bytes, name: str = "台账.xlsx") -> Any:
    return post(browser, CHOOSE, file=SimpleUploadedFile(name, content))


def test_a_file_is_looked_at_confirmed_and_taken_back(clerk: Client) -> None:
    preview_url = upload(clerk, ledger({}, {})).headers["Location"]
    page = clerk.get(preview_url).content.decode()
    assert "导入 2 件" in page
    assert "交通运输局" in page
    assert not Matter.objects.exists(), "looking changes nothing"
    batch_url = post(clerk, preview_url).headers["Location"]
    assert Matter.objects.count() == 2
    assert "导入了 2 件事项" in clerk.get(batch_url).content.decode()
    post(clerk, f"{batch_url}/undo")
    assert set(Matter.objects.values_list("state", flat=True)) == {"void"}
    assert "撤销。" in clerk.get(batch_url).content.decode()


def test_the_same_confirmation_twice_makes_one_batch(clerk: Client) -> None:
    preview_url = upload(clerk, ledger({}, {})).headers["Location"]
    key = mint()
    first, second = (clerk.post(preview_url, {KEY: key}).headers["Location"] for _ in range(2))
    assert (first, Batch.objects.count(), Matter.objects.count()) == (second, 1, 2)


def test_a_flagged_file_names_its_cells_and_may_come_in_without_the_bad_rows(clerk: Client) -> None:
    preview_url = upload(clerk, ledger({}, {"提出日期": "二月三十"})).headers["Location"]
    page = clerk.get(preview_url).content.decode()
    assert "台账!F3" in page
    assert "先导入其余 1 件" in page
    assert post(clerk, preview_url).status_code == 422
    assert not Matter.objects.exists()
    post(clerk, preview_url, accept_valid="1")
    assert Matter.objects.count() == 1


def test_a_hostile_file_is_refused_with_a_sentence_and_not_kept(clerk: Client) -> None:
    bomb = zipped({**PARTS, "xl/worksheets/sheet1.xml": b" " * 30_000_000})
    answer = upload(clerk, bomb)
    assert answer.status_code == 422
    assert "压缩了 100 倍以上" in answer.content.decode()
    assert not list(HOME.glob("*/*"))


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"not a table"])
def test_what_is_no_table_gets_a_sentence(clerk: Client, content: bytes) -> None:
    answer = upload(clerk, content)
    assert answer.status_code == 422
    assert 'class="err"' in answer.content.decode()


def test_nobody_else_can_open_what_somebody_sent(clerk: Client) -> None:
    preview_url = upload(clerk, ledger({})).headers["Location"]
    colleague = signed_in(factories.actor("colleague", may=MAY).id)
    assert colleague.get(preview_url).status_code == 422
    assert Client().get(preview_url).status_code == 302
    reader = signed_in(factories.actor("reader", may={"matters.view": ["any"]}).id)
    assert [reader.get(url).status_code for url in (CHOOSE, preview_url, EXPORT)] == [404, 404, 404]


def test_a_batch_of_another_county_is_not_there(clerk: Client) -> None:
    batch_url = post(clerk, upload(clerk, ledger({})).headers["Location"]).headers["Location"]
    stranger = signed_in(factories.actor("office", may=MAY, county_code="990002").id)
    assert stranger.get(batch_url).status_code == 404
    assert post(stranger, f"{batch_url}/undo").status_code == 404
    assert Matter.objects.get().state == "doing"


def test_a_file_is_kept_for_a_day_only(clerk: Client) -> None:
    preview_url = upload(clerk, ledger({})).headers["Location"]
    (kept,) = [file for file in HOME.glob("*/*") if not file.suffix]
    yesterday = time.time() - uploads.KEPT_SECONDS - 1
    os.utime(kept, (yesterday, yesterday))
    assert "请重新选择文件" in clerk.get(preview_url).content.decode()


def test_what_was_touched_stays_when_an_import_is_undone(clerk: Client) -> None:
    batch_url = post(clerk, upload(clerk, ledger({}, {})).headers["Location"]).headers["Location"]
    touched = Matter.objects.order_by("number")[0]
    handler = factories.actor("handler", unit=touched.lead, may={"matters.handle": ["lead"], "matters.view": ["lead"]})
    actions.record_progress(touched, words="已到现场", by=handler)
    post(clerk, f"{batch_url}/undo")
    assert list(Matter.objects.order_by("number").values_list("state", flat=True)) == ["doing", "void"]
    assert "办理过的 1 件没有动" in clerk.get(batch_url).content.decode()


def test_an_export_asks_for_a_reason_and_keeps_to_the_conditions_of_the_address(clerk: Client) -> None:
    post(clerk, upload(clerk, ledger({}, {"状态": "已交办", "问题": "另一件"})).headers["Location"])
    address = f"{EXPORT}?tab=all&state=assigned"
    assert "导出 1 件" in clerk.get(address).content.decode()
    refused = post(clerk, address, reason="", form="csv")
    assert (refused.status_code, "请写明用途" in refused.content.decode()) == (422, True)
    answer = post(clerk, address, reason="报市里", form="csv")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    assert ("另一件" in text, "厂区道路" in text, "attachment" in answer["Content-Disposition"]) == (True, False, True)
    assert list(journal.rows(COUNTY))[-1]["note"] == "报市里"
