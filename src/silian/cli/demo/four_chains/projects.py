"""The projects and the trips that brought them in, each from its first talk to where it stands on the demo's today."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random

from silian.chains.models import Chain
from silian.cli.demo import evidence, moments
from silian.cli.demo.four_chains.county import DemoCounty
from silian.cli.demo.four_chains.projects_data import NeedData, ProjectData, ProjectsData, Relay, TripData
from silian.cli.demo.timeline import Story
from silian.kernel import money
from silian.kernel.access import Actor
from silian.kernel.calendar import today
from silian.kernel.calendar.table import current_calendar
from silian.matters import actions as ledger
from silian.matters.models import Matter
from silian.organisations.actions import appoint
from silian.organisations.models import Account, Seat
from silian.organisations.queries import actor_for
from silian.projects import actions
from silian.projects.lifecycle import OPEN
from silian.projects.models import Project, Trip

SEED = 2022_10_09  # a chance of their own: other stories do not shift
BETWEEN = 17  # working days from one line of progress to the next
Deed = tuple[datetime, Callable[[], object]]


@dataclass
class Promotion:
    """What the stories of projects share: the county, the data, the trips made so far."""

    county: DemoCounty
    data: ProjectsData
    chance: Random = field(default_factory=lambda: Random(SEED))  # noqa: S311  stories, not secrets
    trips: dict[int, Trip] = field(default_factory=dict)

    def when(self, day: date, hour: int = 10) -> datetime:
        """When something of a day is entered: on it, or on the next working day; what was before the demo, on its first."""
        entered = max(current_calendar().next_working_day(day), self.data.entered_from)
        return moments.on(entered, hour, self.chance.randrange(60))

    def chain(self, name: str) -> Chain | None:
        return self.county.chains[name] if name else None


def promotion(county: DemoCounty, data: ProjectsData) -> Iterator[Story]:
    world = Promotion(county, data)
    for number, trip in enumerate(data.trips, start=1):
        yield _trip(world, number, trip)
    for project in data.projects:
        yield Road(world, project).story()


def _trip(world: Promotion, number: int, told: TripData) -> Story:
    unit = world.county.units[told.promoting]
    people = [*world.county.people[told.promoting][:2]]
    leader = world.county.leaders.get(told.chain)
    yield world.when(told.set_out, 8)
    world.trips[number] = actions.set_out(
        unit, purpose=told.purpose, destination=told.destination, set_out_on=told.set_out, chain=world.chain(told.chain),
        travellers=[leader, *people] if leader else people, by=world.county.actor_at(unit),
    )  # fmt: skip
    if told.returned:
        yield world.when(told.returned, 16)
        met = [(each.name, each.about) for each in told.met]
        actions.report_trip(
            world.trips[number],
            returned_on=told.returned,
            outcome=told.outcome,
            met=met,
            by=world.county.actor_at(unit),
        )


@dataclass
class Road:
    """One project's way. `project` is there once it was entered."""

    world: Promotion
    told: ProjectData
    project: Project = field(init=False)
    raised: dict[str, Matter] = field(default_factory=dict)

    @property
    def county(self) -> DemoCounty:
        return self.world.county

    def story(self) -> Story:
        """The deeds in the order of their moments; what lies beyond the demo's end does not happen."""
        for moment, deed in sorted(self._deeds(), key=lambda pair: pair[0]):
            yield moment
            deed()

    def keeper(self) -> Actor:
        """The account of whoever keeps the project now; read anew, for its place's branch is younger than the account."""
        side = self.project.side
        if side == "place":
            return self._fresh(self.county.actors[self.told.town])
        return self.county.actors[self.world.data.promotion if side == "promotion" else self.world.data.landing]

    def _fresh(self, actor: Actor) -> Actor:
        return actor_for(Account.objects.get(pk=actor.id))

    def _deeds(self) -> Iterator[Deed]:
        told, when = self.told, self.world.when
        yield when(told.talks, 9), self._enter
        if told.framework:
            yield when(told.framework.day), self._sign_framework
        if told.signed:
            yield when(told.signed), self._sign
        yield from self._relay(told.to_landing, self.world.data.landing, 11)
        if told.landed:
            yield when(told.landed, 13), self._land
            yield when(told.landed + moments.ONE_DAY, 9), self._appoint_contact
        yield from self._relay(told.to_place, told.town, 14)
        yield from self._stages()
        yield from self._amounts()
        for need in told.needs:
            yield from self._need(need)
        yield from self._progress()
        if told.ended:
            yield when(told.ended.day, 17), self._end

    def _enter(self) -> None:
        told, county = self.told, self.county
        unit = county.units[told.promoting]
        self.project = actions.enter_project(
            unit, told.name, investor=told.investor, talks_on=told.talks, summary=told.summary,
            chain=self.world.chain(told.chain), trip=self.world.trips.get(told.trip), by=county.actor_at(unit),
            expected=money.parse(told.expected) if told.expected else None,
        )  # fmt: skip

    def _parties(self) -> list[str]:
        return [f"{self.county.data.name}人民政府", self.told.investor]

    def _sign_framework(self) -> None:
        framework = self.told.framework
        assert framework
        actions.sign_framework(
            self.project, on=framework.day, parties=self._parties(), fen=money.parse(framework.amount), by=self.keeper(),
            proof=[evidence.letter("框架合作协议", self.told.name)],
        )  # fmt: skip

    def _sign(self) -> None:
        assert self.told.signed
        actions.sign_agreement(
            self.project, on=self.told.signed, parties=self._parties(), fen=money.parse(self.told.agreed), by=self.keeper(),
            proof=[evidence.letter("投资协议", self.told.name)],
        )  # fmt: skip

    def _relay(self, relay: Relay | None, receiver: str, hour: int) -> Iterator[Deed]:
        if relay is None:
            return
        offered, accepted = relay.offered, relay.accepted
        words = "前期资料、联系人和已办手续见移交清单，未办事项一并说明。"
        proof = [evidence.letter("项目移交清单", self.told.name)]
        yield (
            self.world.when(offered, hour),
            lambda: actions.offer_project(self.project, words=words, on=offered, by=self.keeper(), proof=proof),
        )
        if accepted:
            yield (
                self.world.when(accepted, hour + 1),
                lambda: actions.accept_hand_over(
                    self.project,
                    on=accepted,
                    by=self._fresh(self.county.actors[receiver]),
                    words="资料齐全，已对接企业。",
                ),
            )

    def _land(self) -> None:
        assert self.told.landed
        actions.land_project(
            self.project, on=self.told.landed, township=self.county.units[self.told.town], by=self.keeper(),
            proof=[evidence.letter("企业注册登记和用地批复", self.told.name)],
        )  # fmt: skip

    def _appoint_contact(self) -> None:
        """The township's head is the contact of the place's organisation, but for one that stays vacant."""
        if self.told.name == self.world.data.vacant_contact:
            return
        seat = Seat.objects.get(slot="place.contact", unit__name__startswith=self.told.name)
        head = self.county.people[self.told.town][0]
        appoint(head, seat, on=max(today(), seat.opened_on), by=self.county.clerk, ground="乡镇党委决定")

    def _stages(self) -> Iterator[Deed]:
        stages = (
            (self.told.building, actions.start_building, "开工现场"),
            (self.told.producing, actions.begin_production, "投产现场"),
            (self.told.at_capacity, actions.reach_capacity, "达产现场"),
        )
        for order, (day, act, name) in enumerate(stages):
            if day:
                yield (
                    self.world.when(day, 15 + order),
                    lambda day=day, act=act, name=name: act(  # type: ignore[misc]
                        self.project,
                        on=day,
                        by=self.keeper(),
                        proof=[evidence.photo(name, self.world.chance.randrange(256))],
                    ),
                )
        if self.told.firm and self.told.producing:
            firm = self.county.firm(self.told.chain, self.told.firm)
            day = self.told.producing + timedelta(days=7)
            yield self.world.when(day, 16), lambda: actions.link_enterprise(self.project, firm, by=self.county.clerk)

    def _amounts(self) -> Iterator[Deed]:
        for forecast in self.told.forecasts:
            yield (
                self.world.when(forecast.day, 16),
                lambda row=forecast: actions.revise_forecast(  # type: ignore[misc]
                    self.project, fen=money.parse(row.amount), ground="设计方案调整", on=row.day, by=self.keeper()
                ),
            )
        for part in self.told.invested:
            yield self.world.when(part.day, 16), lambda row=part: actions.record_investment(  # type: ignore[misc]
                self.project, on=row.day, fen=money.parse(row.amount), source=f"{row.day.month} 月固定资产投资统计表",
                by=self.keeper(),
            )  # fmt: skip

    def _need(self, need: NeedData) -> Iterator[Deed]:
        """Raised on the project, given to a department by the chain office, and solved where the data tells of a result."""
        handler = self.county.actors[need.lead]
        lead = self.county.units[need.lead]

        def days(working: int) -> datetime:
            day = moments.after(need.day, working)
            return moments.on(day, 11, 10 + working) if day else moments.NEVER

        def raise_it() -> None:
            self.raised[need.title] = actions.raise_need(
                self.project, title=need.title, detail=need.detail, by=self.keeper()
            )

        def give_it() -> None:
            matter = self.raised[need.title]
            ledger.accept_matter(matter, by=self.county.clerk)
            person = self.county.handler_of(lead)
            ledger.assign_matter(matter, lead=lead, handler=person, by=self.county.clerk)

        def take_it() -> None:
            matter = self.raised[need.title]
            ledger.take_up(matter, by=handler)
            ledger.add_measure(matter, text=need.measure, person=matter.handler, by=handler)

        def solve_it() -> None:
            matter = self.raised[need.title]
            for measure in matter.round.measures.filter(done_on=None):
                ledger.complete_measure(measure, result=need.result, by=handler)
            proof = [evidence.letter("办理情况回函", need.title)]
            ledger.hand_in(matter, outcome="solved", summary=f"{need.result}。", by=handler, files=proof)

        yield moments.on(need.day, 10, 40), raise_it
        yield days(1), give_it
        yield days(2), take_it
        if need.result:
            yield days(6), solve_it
            yield days(7), lambda: ledger.sign_off(self.raised[need.title], by=self.county.clerk)

    def _progress(self) -> Iterator[Deed]:
        """A line every few weeks, until the project has ended, is at capacity, or was left lying."""
        told = self.told
        last = told.quiet_since or told.at_capacity or (told.ended.day if told.ended else None)
        day = moments.after(max(told.talks, self.world.data.entered_from), self.world.chance.randint(3, BETWEEN))
        while day and (last is None or day < last):
            yield moments.on(day, 8, self.world.chance.randrange(60)), self._say
            day = moments.after(day, BETWEEN)

    def _say(self) -> None:
        if self.project.state not in {state.name for state in OPEN}:
            return
        words = self.world.data.progress[self.project.state]
        actions.record_progress(self.project, words=self.world.chance.choice(words), by=self.keeper())

    def _end(self) -> None:
        end = self.told.ended
        assert end
        actions.end_project(self.project, on=end.day, reason=end.reason, words=end.words, by=self.keeper())
