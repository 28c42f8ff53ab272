"""How an enterprise of a holding is looked after: paired, visited with a need, served with an errand, paid from a commitment."""

from __future__ import annotations

from datetime import date

from silian.chains.models import Chain, Enterprise
from silian.kernel.access import SYSTEM
from silian.meetings import actions as meetings
from silian.meetings.models import Commitment
from silian.organisations.models import Person
from silian.organisations.queries import root_of
from silian.support import actions
from tests import factories
from tests.matters.county import proof

HELD = date(2022, 8, 1)


def serve(firm: Enterprise, officer: Person) -> None:
    """A leader looks after the enterprise, the township's officer went there, and its township owes it an errand."""
    leader = factories.person(f"{firm}包联领导", root_of(firm.county_id))
    actions.pair(leader, firm, on=date(2022, 7, 1), by=SYSTEM)
    need = actions.Need("four-chains/problem", f"{firm}门前积水")
    actions.record_visit(firm, way="visit", visitor=officer, need=need, files=[proof("走访.pdf")], by=SYSTEM)
    group = actions.open_group(firm, on=HELD, by=SYSTEM)
    actions.open_errand(group, field="errands", text=f"{firm}临时用地", due=date(2022, 11, 1), by=SYSTEM)


def pay(chain: Chain, officer: Person) -> None:
    """The chain's committee commits funds, of which a part is found and a part of that is paid."""
    assert chain.committee
    meeting = meetings.plan_meeting([chain.committee], kind="four-chains/joint_committee", held_on=HELD, by=SYSTEM)
    item = meetings.add_item(meeting, title=f"{chain}链资金", by=SYSTEM)
    meetings.convene_meeting(meeting, by=SYSTEM)
    meetings.record_attendance(meeting, officer, "present", by=SYSTEM)
    funds = meetings.Settled(outcome="commitment", purpose="four-chains/chain_support", fen=10_000_000, chain=chain)
    resolution = meetings.resolve(item, text=f"{chain}链扶持", settled=funds, by=SYSTEM)
    meetings.conclude_meeting(meeting, by=SYSTEM)
    meetings.issue_minutes(meeting, by=SYSTEM)
    source = actions.settle_source(
        Commitment.objects.get(resolution=resolution), kind="four-chains/county", fen=8_000_000, document="县财〔2022〕1号",
        on=HELD, by=SYSTEM,
    )  # fmt: skip
    actions.pay(source, fen=5_000_000, payee=f"{chain}合作社", on=HELD, files=[proof("凭证.pdf")], by=SYSTEM)
