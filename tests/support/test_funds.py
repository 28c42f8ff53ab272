"""资金: paid is no more than found, found is no more than committed, and each fen leads back to a resolution."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from silian.kernel.access import SYSTEM
from silian.kernel.attachments import attached_to
from silian.kernel.calendar import at
from silian.kernel.errors import NotFound, Refused
from silian.meetings import actions as meetings
from silian.meetings.models import Commitment
from silian.support import actions
from silian.support.models import Payment, Source
from silian.support.queries import commitments_for, lines_of
from tests import factories
from tests.meetings.committee import Committee, committee, on_the_day
from tests.support.county import CODE, HANDLING, OFFICE, count, programme

pytestmark = pytest.mark.django_db
HELD, LATER, END = date(2022, 5, 20), date(2022, 6, 20), date(2022, 9, 30)
WAN = 1_000_000
PAID = {"of": "support.payment", "date": "paid_on", "measure": "sum", "what": "amount", "unit": "万元"}


@pytest.fixture
def body(db: None) -> Committee:
    made = committee(3)
    kept = {file: data for file, data in programme().items() if file in {"support.yaml", "formations.yaml"}}
    first = {**programme()["programme.yaml"], "name": "funds"}  # type: ignore[dict-item]
    factories.apply_programme({"programme.yaml": first, **kept})
    return made


def committed(body: Committee, fen: int = 500 * WAN, *, issued: bool = True) -> Commitment:
    with on_the_day(HELD):
        meeting, item = body.in_session(HELD)
        funds = meetings.Settled(outcome="commitment", purpose="links/research", fen=fen, chain=body.chain)
        resolution = meetings.resolve(item, text="投入育种研发", settled=funds, by=body.clerk)
        meetings.conclude_meeting(meeting, by=body.clerk)
        if issued:
            meetings.issue_minutes(meeting, by=body.clerk)
    return Commitment.objects.get(resolution=resolution)


def found(commitment: Commitment, fen: int = 300 * WAN, kind: str = "funds/county") -> Source:
    with at(LATER):
        return actions.settle_source(commitment, kind=kind, fen=fen, document="县财〔2022〕8号", on=LATER, by=SYSTEM)


def paid(source: Source, fen: int = 100 * WAN, on: date = LATER, **more: object) -> Payment:
    with at(max(on, LATER)):
        return actions.pay(source, fen=fen, payee="青禾牧业", on=on, by=SYSTEM, **more)  # type: ignore[arg-type]


def test_money_is_found_for_a_commitment_and_paid_with_its_voucher(body: Committee) -> None:
    source = found(committed(body))
    payment = paid(source, files=[SimpleUploadedFile("凭证.pdf", b"%PDF-1.7")])
    assert [file.name for file in attached_to(payment)] == ["凭证.pdf"]
    row = commitments_for(SYSTEM, CODE).get()
    assert (row.fen, row.found, row.paid) == (500 * WAN, 300 * WAN, 100 * WAN)
    [line] = lines_of([row])
    assert (line.purpose, line.chain, line.remaining) == ("links/research", body.chain, 400 * WAN)


def test_no_more_is_found_than_was_committed(body: Committee) -> None:
    commitment = committed(body)
    found(commitment)
    with pytest.raises(Refused, match="承诺的资金只余 200万元，不够 201万元"):
        found(commitment, 201 * WAN)
    found(commitment, 200 * WAN, "funds/province")


def test_no_more_is_paid_than_was_found(body: Committee) -> None:
    source = found(committed(body))
    paid(source, 299 * WAN)
    with pytest.raises(Refused, match="这笔资金来源只余 1万元，不够 2万元"):
        paid(source, 2 * WAN)
    paid(source, 1 * WAN)
    with pytest.raises(Refused, match="大于零"):
        paid(source, 0)


def test_what_is_not_issued_is_not_paid(body: Committee) -> None:
    with pytest.raises(Refused, match="纪要还没有印发"):
        found(committed(body, issued=False))


def test_a_payment_lies_between_the_finding_and_today(body: Committee) -> None:
    source = found(committed(body))
    for on in (date(2022, 6, 19), date(2022, 6, 21)):
        with at(LATER), pytest.raises(Refused, match="拨付日期"):
            actions.pay(source, fen=WAN, payee="青禾牧业", on=on, by=SYSTEM)


def test_a_source_is_of_a_kind_that_the_programme_knows_and_has_its_document(body: Committee) -> None:
    commitment = committed(body)
    with pytest.raises(Refused, match="县级财政、省级专项"):
        found(commitment, kind="funds/lottery")
    with at(LATER), pytest.raises(Refused, match="依据文件"):
        actions.settle_source(commitment, kind="funds/county", fen=WAN, document=" ", on=LATER, by=SYSTEM)


def test_a_wrong_payment_is_taken_back_with_its_reason_and_frees_its_money(body: Committee) -> None:
    source = found(committed(body))
    payment = paid(source, 300 * WAN)
    with at(END):
        with pytest.raises(Refused, match="冲回的原因"):
            actions.reverse_payment(payment, reason="", by=SYSTEM)
        actions.reverse_payment(payment, reason="账号错误退回", by=SYSTEM)
        with pytest.raises(Refused, match="已在 2022-09-30 冲回"):
            actions.reverse_payment(payment, reason="账号错误退回", by=SYSTEM)
    assert paid(source, 300 * WAN, END).fen == 300 * WAN


def test_paid_money_counts_by_its_day_until_it_is_taken_back(body: Committee) -> None:
    source = found(committed(body))
    payment, _second = paid(source), paid(source, 50 * WAN, date(2022, 7, 1))
    figures = [count(PAID, day) for day in (date(2022, 6, 30), date(2022, 8, 31))]
    with at(END):
        actions.reverse_payment(payment, reason="账号错误退回", by=SYSTEM)
    assert figures == [count(PAID, day) for day in (date(2022, 6, 30), date(2022, 8, 31))] == [100 * WAN, 150 * WAN]
    assert count(PAID, END) == 50 * WAN


def test_a_chain_s_office_sees_its_funds_and_another_s_none_and_only_who_may_pays(body: Committee) -> None:
    other = committee(3, "水稻")
    commitment = committed(body)
    source = found(commitment)
    handler = factories.actor("handling", may=HANDLING, unit=body.office)
    stranger = factories.actor("handling", unit=other.office)
    assert [row.pk for row in commitments_for(handler, CODE)] == [commitment.pk]
    assert list(commitments_for(stranger, CODE)) == []
    with at(LATER), pytest.raises(NotFound):
        actions.pay(source, fen=WAN, payee="青禾牧业", on=LATER, by=stranger)
    payer = factories.actor("payer", may=OFFICE)
    with at(LATER):
        assert actions.pay(source, fen=WAN, payee="青禾牧业", on=LATER, by=payer).fen == WAN
