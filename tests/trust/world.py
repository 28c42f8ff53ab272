"""Two counties in which every kind of record exists: two townships in one, a third in the other, each with its own things."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.http import HttpResponse
from django.test import Client

from silian.briefings import actions as briefings
from silian.briefings.models import FrozenFigure, Issue
from silian.chains import actions as chains
from silian.chains.models import (
    Chain,
    ChainPlace,
    Dialogue,
    Edge,
    Enterprise,
    MapImport,
    Node,
    NodePlace,
    NoGap,
    NoMatch,
    PlanTask,
    Posting,
    Profile,
    Target,
)
from silian.credit.models import Borrower, Promise
from silian.indicators import actions as indicators
from silian.indicators.models import Appeal, AssessedSheet
from silian.indicators.queries import Extent
from silian.kernel import journal, programmes
from silian.kernel.access import SYSTEM, VERBS, Actor
from silian.kernel.attachments import Attachment
from silian.kernel.calendar import at, table
from silian.kernel.notices import Notice, notify
from silian.matters import actions as matters
from silian.matters.models import Batch, Matter, Publication, SavedView
from silian.meetings import actions as meetings
from silian.meetings.actions import Settled
from silian.meetings.models import (
    AgendaItem,
    BoardPost,
    Commitment,
    Delegate,
    Filing,
    Inquiry,
    InquirySession,
    Meeting,
    Objection,
    Resolution,
    Vote,
)
from silian.meetings.rules import Tally
from silian.organisations import actions as organisations
from silian.organisations.models import Account, Grant, Person, Post, Seat, Unit, UnitKind
from silian.organisations.queries import root_of
from silian.projects.models import Agreement, Park, ParkGrade, Project, ReserveProject, SocialCapital, Trip
from silian.societies.models import Society
from silian.support.models import Case, Checklist, Claim, Errand, Group, Item, Pairing, Payment, Source, Visit
from silian.talent.models import Activity, Honour, Member, ModelPost, Opening, Recruit, TrainingClass
from silian.villages.models import Publication as VillagePublication
from silian.villages.models import Village
from silian.web.wsgi import only_utf8
from tests import factories
from tests.matters.county import proof
from tests.trust import (
    crediting,
    inquiring,
    lending,
    mapping,
    promoting,
    serving,
    supporting,
    trading,
    uniting,
    villaging,
)
from tests.trust.talents import enter_talents

DAY = date(2022, 10, 8)
HERE, ELSEWHERE = "990001", "990002"
PROGRAMME = Path(__file__).resolve().parents[2] / "programmes/four-chains"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
INDICATOR = "overdue_matters"

# A role that may do everything, each through the ties of one township: what it cannot reach, no role of a place reaches.
TIES = {
    "matters": ["lead", "located_in", "supporting", "raiser_unit", "entered_by"],
    "meetings": ["lead", "located_in"],
    "chains": ["lead", "located_in"],
    "credit": ["located_in", "bank", "keeper", "any_unit"],
    "organisations": ["any_unit"],
    "indicators": ["lead"],
    "briefings": ["in_county"],
    "programmes": ["any"],
    "web": ["lead"],
    "projects": ["promoting", "any_unit", "located_in"],
    "societies": ["in_county"],
    "support": ["lead", "located_in"],
    "talent": ["lead", "located_in", "any_unit"],
    "villages": ["located_in", "any_unit"],
}
EVERYTHING_OF_A_PLACE = {name: TIES[name.partition(".")[0]] for name in sorted(VERBS) if name.partition(".")[0] in TIES}


@dataclass
class Holding:
    """A township and everything that hangs on it."""

    county: str
    town: Unit
    officer: Person
    chain: Chain
    chain_place: ChainPlace
    task: PlanTask
    enterprise: Enterprise
    matter: Matter
    file: Attachment
    publication: Publication
    view: SavedView
    meeting: Meeting
    item: AgendaItem
    vote: Vote
    resolution: Resolution
    seat: Seat
    post: Post
    account: Account
    grant: Grant
    batch: Batch

    @property
    def notice(self) -> Notice:
        return Notice.objects.get(once=f"trial:{self.town.pk}")

    @property
    def issue(self) -> Issue:
        return Issue.objects.get(county=self.county)

    @property
    def figure(self) -> FrozenFigure:
        return self.issue.figures.order_by("start")[0]

    @property
    def posting(self) -> Posting:
        return Posting.objects.get(enterprise=self.enterprise)

    @property
    def dialogue(self) -> Dialogue:
        return Dialogue.objects.get(posting__enterprise=self.enterprise)

    @property
    def profile(self) -> Profile:
        return Profile.objects.get(enterprise=self.enterprise, state="asked")

    @property
    def node(self) -> Node:
        return self.maker.node

    @property
    def edge(self) -> Edge:
        return Edge.objects.get(target=self.node)

    @property
    def map_import(self) -> MapImport:
        return MapImport.objects.get(source=f"{self.chain}图谱.xlsx", county_id=self.county)

    @property
    def maker(self) -> NodePlace:
        return NodePlace.objects.get(enterprise=self.enterprise)

    @property
    def target(self) -> Target:
        return Target.objects.get(node__chain=self.chain)

    @property
    def wanted(self) -> Posting:
        return Posting.objects.get(chain=self.chain, side="need")

    @property
    def no_match(self) -> NoMatch:
        return NoMatch.objects.get(need__chain=self.chain)

    @property
    def verdict(self) -> NoGap:
        return NoGap.objects.get(node__chain=self.chain)

    @property
    def document(self) -> Attachment:
        return Attachment.objects.get(subject_kind="chains.enterprise", subject_id=str(self.enterprise.pk))

    @property
    def opening(self) -> Opening:
        return Opening.objects.get(enterprise=self.enterprise)

    @property
    def recruit(self) -> Recruit:
        return Recruit.objects.get(enterprise=self.enterprise)

    @property
    def training(self) -> TrainingClass:
        return TrainingClass.objects.get(enterprise=self.enterprise)

    @property
    def branch(self) -> Unit:
        return self.party_member.branch

    @property
    def party_member(self) -> Member:
        return Member.objects.get(enterprise=self.enterprise)

    @property
    def model_post(self) -> ModelPost:
        return ModelPost.objects.get(enterprise=self.enterprise)

    @property
    def project(self) -> Project:
        return Project.objects.get(promoting=self.town)

    @property
    def trip(self) -> Trip:
        return self.project.trip  # type: ignore[return-value]

    @property
    def agreement(self) -> Agreement:
        return self.project.agreements.get()

    @property
    def contract(self) -> Attachment:
        return Attachment.objects.get(subject_kind="projects.project", subject_id=str(self.project.pk))

    @property
    def park(self) -> Park:
        return Park.objects.get(township=self.town)

    @property
    def stars(self) -> ParkGrade:
        return self.park.grades.get()

    @property
    def capital(self) -> SocialCapital:
        return self.park.capital.get()

    @property
    def reserve(self) -> ReserveProject:
        return ReserveProject.objects.get(keeper=self.town)

    @property
    def pairing(self) -> Pairing:
        return Pairing.objects.get(enterprise=self.enterprise)

    @property
    def visit(self) -> Visit:
        return Visit.objects.get(enterprise=self.enterprise)

    @property
    def photo(self) -> Attachment:
        return Attachment.objects.get(subject_kind="support.visit", subject_id=str(self.visit.pk))

    @property
    def need(self) -> Matter:
        return Case.objects.get(visit=self.visit).round.matter

    @property
    def served(self) -> Group:
        return Group.objects.get(enterprise=self.enterprise)

    @property
    def errand(self) -> Errand:
        return Errand.objects.get(group__enterprise=self.enterprise)

    @property
    def payment(self) -> Payment:
        return Payment.objects.get(source__commitment__chain=self.chain)

    @property
    def source(self) -> Source:
        return self.payment.source

    @property
    def commitment(self) -> Commitment:
        return self.source.commitment

    @property
    def voucher(self) -> Attachment:
        return Attachment.objects.get(subject_kind="support.payment", subject_id=str(self.payment.pk))

    @property
    def bulletin(self) -> Attachment:
        return Attachment.objects.get(county=self.county, subject_kind="indicators.externalfigure")

    @property
    def assessed(self) -> AssessedSheet:
        return AssessedSheet.objects.get(chain=self.chain)

    @property
    def appeal(self) -> Appeal:
        return Appeal.objects.get(sheet__chain=self.chain)

    @property
    def inquired(self) -> InquirySession:
        return InquirySession.objects.get(township=self.town)

    @property
    def village(self) -> Unit:
        return self.inquired.village

    @property
    def inquiry(self) -> Inquiry:
        return self.inquired.inquiries.get()

    @property
    def delegate(self) -> Delegate:
        return self.inquiry.delegate

    @property
    def board_post(self) -> BoardPost:
        return self.inquired.board_post

    @property
    def hung(self) -> Attachment:
        return Attachment.objects.get(subject_kind="meetings.boardpost", subject_id=str(self.board_post.pk))

    @property
    def objection(self) -> Objection:
        return self.board_post.objections.get()

    @property
    def filing(self) -> Filing:
        return self.inquiry.filing

    @property
    def guided(self) -> Checklist:
        return Checklist.objects.get(unit=self.enterprise.unit)

    @property
    def claimed(self) -> Item:
        return self.guided.items.get(name="place")

    @property
    def claim(self) -> Claim:
        return self.claimed.claims.get()

    @property
    def claim_photo(self) -> Attachment:
        return Attachment.objects.get(subject_kind="support.claim", subject_id=str(self.claim.pk))

    @property
    def guide_posting(self) -> Post:
        return Post.objects.get(seat__slot="guide", seat__unit=self.enterprise.unit)

    @property
    def activity(self) -> Activity:
        return Activity.objects.get(organiser=self.town)

    @property
    def honour(self) -> Honour:
        return Honour.objects.get(enterprise=self.enterprise)

    @property
    def society(self) -> Society:
        return Society.objects.get(county=self.county)

    @property
    def borrower(self) -> Borrower:
        return crediting.borrower_of(self.town)

    @property
    def promise(self) -> Promise:
        return self.borrower.promises.get()

    @property
    def collective(self) -> Village:
        return villaging.village_of(self.town)

    @property
    def public_sheet(self) -> VillagePublication:
        return self.collective.publications.get()

    @property
    def member(self) -> Person:
        return self.meeting.attendances.order_by("pk").first().person  # type: ignore[union-attr]

    def keys(self) -> set[str]:
        """The keys of everything in it by which a stranger could tell that it exists."""
        records = (
            self.chain_place, self.task, self.enterprise, self.matter, self.file, self.publication, self.view, self.meeting,
            self.item, self.vote, self.resolution, self.seat, self.post, self.account, self.grant,
            self.matter.round, self.matter.round.measures.get(), self.posting, self.dialogue, self.profile, self.document,
            self.pairing, self.visit, self.need, self.served, self.errand, self.payment, self.source, self.commitment,
            self.inquired, self.inquiry, self.delegate, self.board_post, self.objection, self.filing,
            self.project, self.trip, self.agreement, self.contract,
            self.collective, self.collective.batches.get(), self.collective.contracts.get(), self.collective.seasons.get(),
            self.public_sheet,
            self.opening, self.recruit, self.training, self.party_member, self.model_post, self.appeal,
            self.guided, self.claimed, self.claim, self.guide_posting, self.activity, self.honour,
        )  # fmt: skip
        return {str(record.pk) for record in records}


@dataclass
class World:
    own: Holding
    sibling: Holding
    foreign: Holding
    at_home: Actor
    next_door: Actor
    above: Actor
    abroad: Actor

    @property
    def who(self) -> Mapping[str, Actor]:
        """The same role, held where the records are, in the next township, at the county, and in another county."""
        return {"own": self.at_home, "sibling": self.next_door, "parent": self.above, "other county": self.abroad}


def world() -> World:
    """Everything, set up long before the days of the tests where roles are concerned."""
    with at(date(2021, 1, 4)):
        for year in (2021, 2022, 2023):
            table.load_year(year, by=SYSTEM)
        for code in (HERE, ELSEWHERE):
            factories.county(code)
            programmes.apply(PROGRAMME, code, by=SYSTEM)
            factories.role("trusted", EVERYTHING_OF_A_PLACE, county_code=code)
            promoting.form_the_branches(code)
            inquiring.rule_the_inquiries(code)
            promoting.declare_the_reserve(code)
            villaging.declare_the_patterns(code)
            uniting.declare_unions_and_societies(code)
        towns = [
            factories.township(name, county_code=code)
            for name, code in (("甲镇", HERE), ("乙镇", HERE), ("丙镇", ELSEWHERE))
        ]
        actors = [factories.actor("trusted", unit=town, county_code=town.county_id) for town in towns]
        above = factories.actor("trusted", unit=root_of(HERE))
    holdings = [holding(town, actor) for town, actor in zip(towns, actors, strict=True)]
    with at(DAY):
        for code in (HERE, ELSEWHERE):
            briefings.publish_briefing(Extent(code), "four-chains", as_of=date(2022, 9, 30), by=SYSTEM)
            _assess(code)
            uniting.found_the_society(code)
    return World(*holdings, at_home=actors[0], next_door=actors[1], above=above, abroad=actors[2])


def _assess(county: str) -> None:
    """A figure with its bulletin, a published ranking, and an appeal against every sheet."""
    bureau = factories.department("县统计局", county_code=county)
    indicators.enter_external_figure(
        bureau, "regional_product", until=date(2022, 6, 30), value=Decimal(1), document="公报", files=[proof()], by=SYSTEM
    )  # fmt: skip
    published = indicators.publish_assessment(county, "chains", as_of=date(2022, 9, 30), by=SYSTEM)
    for sheet in published.sheets.all():
        indicators.raise_appeal(sheet, ground="有一件没有计入", by=SYSTEM)


def holding(town: Unit, by: Actor) -> Holding:
    """One township's records, each entered by the system, the view by the township's own clerk."""
    county, name = town.county_id, town.name
    with at(date(2022, 3, 1)):
        officer = factories.person(f"{name}干部", town)
        chain = factories.chain(f"{name}链", office=town, county_code=county)
        firm = factories.enterprise(f"{name}米业", place=town, chain=chain)
        task = chains.add_plan_task(chain, "build", f"{name}建厂", owner=town, due=date(2022, 12, 1), by=SYSTEM)
        seat = factories.seat(town, f"{name}书记")
        post = organisations.appoint(officer, seat, on=date(2022, 3, 1), by=SYSTEM)
        account = factories.account(role="trusted", unit=town, county_code=county)
        view = matters.save_view(county, name="我的", address="?due=overdue", by=by)
        trading.trade(chain, firm)
        mapping.draw(chain, firm)
        promoting.promote(town, chain, officer)
        promoting.keep_parks(town)
    villaging.keep_village(town)
    with at(date(2022, 8, 1)):
        matter = _matter(town, firm, officer)
        meeting, item, vote, resolution = _meeting(town, chain, officer)
        serving.serve(firm, officer)
        serving.pay(chain, officer)
        crediting.borrow(town)
        supporting.support(town)
        lending.lend(town)
    with at(DAY):
        enter_talents(town, firm)
        uniting.guide(town, firm, officer)
        inquiring.inquire(town)
        publication = matters.publish_matter(matter, by=SYSTEM)
        batch = matters.open_batch(county, source=f"{name}台账.xlsx", digest="0" * 64, by=SYSTEM)
    file = matter.round.measures.get()
    notify(county, town, f"{name}：道路破损请抓紧", about=journal.subject_of(matter), once=f"trial:{town.pk}")
    return Holding(
        county=county, town=town, officer=officer, chain=chain, chain_place=firm.places.get(), task=task, enterprise=firm,
        matter=matter, file=Attachment.objects.get(county=county, subject_id=str(file.pk)), publication=publication,
        view=view, meeting=meeting, item=item, vote=vote, resolution=resolution, seat=seat, post=post, account=account,
        grant=Grant.objects.get(account=account), batch=batch,
    )  # fmt: skip


def _matter(town: Unit, firm: Enterprise, officer: Person) -> Matter:
    raiser = matters.Raiser(unit=firm.unit, name=f"{town.name}张三丰", phone="13900001111")
    matter = matters.raise_matter(
        town.county_id, kind="four-chains/problem", title=f"{town.name}道路破损", by=SYSTEM, raiser=raiser,
        detail="联系 13900001111，身份证999999199001011234。",
    )  # fmt: skip
    matters.accept_matter(matter, by=SYSTEM)
    matters.assign_matter(matter, lead=town, handler=officer, by=SYSTEM)
    matters.take_up(matter, by=SYSTEM)
    measure = matters.add_measure(matter, text=f"{town.name}修补路面", by=SYSTEM)
    matters.complete_measure(measure, result="已修好", by=SYSTEM, files=[proof()])
    return matter


def _meeting(town: Unit, chain: Chain, officer: Person) -> tuple[Meeting, AgendaItem, Vote, Resolution]:
    committee = factories.unit(f"{town.name}联合党委", UnitKind.COMMITTEE, county_code=town.county_id)
    chains.seat_committee(chain, committee, by=SYSTEM)
    organisations.appoint(officer, factories.seat(committee, "成员"), on=date(2022, 3, 1), by=SYSTEM)
    meeting = meetings.plan_meeting(
        [committee], kind="four-chains/joint_committee", held_on=date(2022, 8, 1), by=SYSTEM
    )
    item = meetings.add_item(meeting, title=f"{town.name}冷藏选址", by=SYSTEM)
    meetings.convene_meeting(meeting, by=SYSTEM)
    meetings.record_attendance(meeting, officer, "present", by=SYSTEM)
    vote = meetings.close_vote(meetings.open_vote(item, by=SYSTEM), hands=Tally(1, 0, 0), by=SYSTEM)
    settled = Settled(owner=officer, measure="选址报批", due=date(2022, 11, 30))
    return meeting, item, vote, meetings.resolve(item, text=f"{town.name}选址", settled=settled, by=SYSTEM)


class Browser(Client):
    """A test client whose requests pass `only_utf8`, as a server's do."""

    def request(self, **request: Any) -> Any:
        turned_away: list[str] = []

        def let_in(environ: Any, start_response: Any) -> list[bytes]:
            return []

        words = only_utf8(let_in)(self._base_environ(**request), lambda status, headers: turned_away.append(status))
        if turned_away:
            return HttpResponse(words, status=int(turned_away[0].split()[0]))
        return super().request(**request)


def browser_of(who: Actor | None, **options: Any) -> Client:
    """A browser in which this actor is signed in; nobody is where there is no actor."""
    browser = Browser(**options)
    if who:
        browser.force_login(Account.objects.get(pk=who.id), backend=BACKEND)
    return browser


def clerk(name: str, town: Unit | None = None, county: str = HERE) -> Actor:
    """Somebody in one of the programme's own roles, at a township or at the county."""
    return factories.actor(name, unit=town, county_code=county)


Arguments = Sequence[object]
