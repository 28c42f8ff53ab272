"""The pages of maps by spreadsheet: a file is looked at, brought in once, taken back; a map goes out for a reason."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from silian.chains import actions
from silian.chains.models import Chain, MapImport, Node
from silian.kernel.access import SYSTEM
from tests import factories
from tests.exchange.map_files import map_file
from tests.exchange.test_pages import post, signed_in

pytestmark = pytest.mark.django_db
MAY = {"chains.view": ["in_county"], "chains.map": ["lead"]}


@pytest.fixture
def beef() -> Chain:
    return factories.chain("和牛", office=factories.department("县畜牧兽医局"))


@pytest.fixture
def office(beef: Chain) -> Client:
    return signed_in(factories.actor("office", unit=beef.office, may=MAY).id)


def upload(browser: Client, content: bytes, kind: str = "map") -> str:
    """Where a file that could be read is shown."""
    file = SimpleUploadedFile("图谱.xlsx", content)
    sent = post(browser, reverse("exchange:import_map"), kind=kind, file=file)
    assert sent.status_code == 303, sent.content.decode()
    return str(sent.headers["Location"])


def test_a_file_is_looked_at_brought_in_and_taken_back(office: Client, beef: Chain) -> None:
    address = upload(
        office, map_file(nodes=[("和牛", "犊牛", "上游", "", "", ""), ("和牛", "屠宰", "下游", "", "", "")])
    )
    assert not Node.objects.exists()
    shown = office.get(address).content.decode()
    assert "导入 2 行" in shown
    post(office, address)
    batch = MapImport.objects.get()
    there = office.get(reverse("exchange:map_import", args=[batch.pk])).content.decode()
    assert "新增 2 处" in there
    post(office, reverse("exchange:undo_map", args=[batch.pk]))
    batch.refresh_from_db()
    assert batch.undone_at
    assert not Node.objects.filter(to_on=None).exists()


def test_a_cell_to_mend_is_shown_with_its_address(office: Client) -> None:
    shown = office.get(upload(office, map_file(nodes=[("和牛", "犊牛", "哪里", "", "", "")]))).content.decode()
    assert "环节!C2" in shown
    assert "没有可以导入的行" in shown


def test_a_file_that_is_none_is_refused_at_its_field(office: Client) -> None:
    file = SimpleUploadedFile("图谱.xlsx", b"\0\1")
    sent = post(office, reverse("exchange:import_map"), kind="map", file=file)
    assert sent.status_code == 422


def test_a_map_goes_out_for_a_reason(office: Client, beef: Chain) -> None:
    actions.add_node(beef, "犊牛", stage="up", on=date(2022, 3, 1), by=SYSTEM)
    address = reverse("exchange:export_map", args=[beef.pk])
    assert office.get(address).status_code == 200
    assert post(office, address).status_code == 422
    sent = post(office, address, reason="报市里")
    assert b"".join(sent.streaming_content).startswith(b"PK")


def test_who_keeps_no_map_finds_no_import(beef: Chain) -> None:
    reader = signed_in(factories.actor("reader", unit=beef.office, may={"chains.view": ["in_county"]}).id)
    assert reader.get(reverse("exchange:import_map")).status_code == 404
