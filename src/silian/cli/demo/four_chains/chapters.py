"""The chapters of which a matter's story is made. Each waits for its moment and does its deeds through public actions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from silian.chains.models import Enterprise
from silian.cli.demo import evidence, moments
from silian.cli.demo.four_chains.county import DemoCounty
from silian.cli.demo.four_chains.data import Template
from silian.kernel.access import PUBLIC, Actor
from silian.matters import actions
from silian.matters.models import Channel, ClockRequest, Matter
from silian.organisations.models import Unit

Chapter = Iterator[datetime]
WALK_INS = (Channel.VISIT, Channel.FORUM, Channel.HOTLINE, Channel.LETTER, Channel.VISIT)
LOOK_INTO = "现场核实情况，提出解决办法"


@dataclass
class Tale:
    """One matter that is told: its words, whose it is, and what becomes of it. `matter` is there once it was raised."""

    county: DemoCounty
    kind: str
    words: Template
    chain: str
    firm: Enterprise
    raised: date
    outcome: str = "solved"
    measure: str = ""
    matter: Matter = field(init=False)

    @property
    def town(self) -> Unit:
        return self.county.town_of(self.firm)

    @property
    def lead(self) -> Unit:
        return self.county.units[self.words.lead]

    @property
    def handler(self) -> Actor:
        """The account of whichever unit leads now."""
        assert self.matter.lead
        return self.county.actor_at(self.matter.lead)

    @property
    def disputed(self) -> bool:
        """Whether a villager or a worker raises it, and not the enterprise."""
        return self.kind == "dispute"

    def later(self, working_days: int) -> datetime:
        return moments.later(working_days, self.county.chance)


def raised(tale: Tale, channel: str = "") -> Chapter:
    """The clerk, the township or the enterprise itself enters it."""
    county = tale.county
    yield moments.some_time_on(tale.raised, county.chance)
    channel, by = (channel, county.clerk) if channel else _way_in(tale)
    tale.matter = actions.raise_matter(
        county.code, kind=f"four-chains/{tale.kind}", title=tale.words.title, detail=tale.words.detail, by=by,
        raiser=_raiser(tale), channel=channel, chain=county.chains[tale.chain], located_in=tale.town,
        answers=tale.words.answers,
    )  # fmt: skip


def _way_in(tale: Tale) -> tuple[str, Actor]:
    contact = tale.county.contact_of(tale.firm)
    if contact and not tale.disputed:
        return Channel.ONLINE, contact
    channel = tale.county.chance.choice(WALK_INS)
    return channel, tale.county.actor_at(tale.town) if channel == Channel.VISIT else tale.county.clerk


def _raiser(tale: Tale) -> actions.Raiser:
    if tale.disputed:
        return actions.Raiser(name=_villager(tale), phone=f"139000{tale.county.chance.randrange(10**5):05d}")
    return actions.Raiser(unit=tale.firm.unit)


def _villager(tale: Tale) -> str:
    return tale.county.chance.choice(tale.county.data.surnames) + "某某"


def raised_without_a_name(tale: Tale) -> Chapter:
    """Somebody uses the public form and does not want to be named."""
    yield moments.some_time_on(tale.raised, tale.county.chance)
    raiser = actions.Raiser(name=_villager(tale), phone="13900002222", anonymous=True)
    tale.matter, receipt = actions.raise_publicly(
        tale.county.code, kind=f"four-chains/{tale.kind}", title=tale.words.title, detail=tale.words.detail, raiser=raiser,
        by=PUBLIC, answers=tale.words.answers, located_in=tale.town,
    )  # fmt: skip
    tale.county.receipts.append(receipt)


def accepted(tale: Tale) -> Chapter:
    yield tale.later(tale.county.chance.choice((0, 1)))
    actions.accept_matter(tale.matter, by=tale.county.clerk, chain=tale.county.chains[tale.chain], located_in=tale.town)


def assigned(tale: Tale, lead: Unit | None = None) -> Chapter:
    """Given to a unit and its handler, under the chain's leader; the township helps where it does not lead."""
    yield tale.later(0)
    lead = lead or tale.lead
    actions.assign_matter(
        tale.matter, lead=lead, handler=tale.county.handler_of(lead), by=tale.county.clerk,
        supporting=[tale.town] if lead != tale.town else [], supervisor=tale.county.leaders[tale.chain],
    )  # fmt: skip


def handed_back(tale: Tale, reason: str = "not_ours", words: str = "经核，不属本单位职责，建议改派。") -> Chapter:
    yield tale.later(1)
    actions.hand_back(tale.matter, reason=reason, words=words, by=tale.handler)


def taken_up(tale: Tale) -> Chapter:
    yield tale.later(1)
    actions.take_up(tale.matter, by=tale.handler)
    planned(tale, tale.measure or tale.words.measure)


def planned(tale: Tale, text: str) -> None:
    """A measure with the handler's name; its day is the matter's own."""
    matter = tale.matter
    actions.add_measure(matter, text=text, person=matter.handler, due=matter.round.due, by=tale.handler)


def worked_on(tale: Tale, working_days: int = 2) -> Chapter:
    yield tale.later(working_days)
    files = [evidence.photo("现场照片", tale.county.chance.randrange(256))] if tale.county.chance.random() < 0.6 else []
    actions.record_progress(
        tale.matter, words=tale.words.progress or "已到现场核实，正在办理。", by=tale.handler, files=files
    )


def finished(tale: Tale, working_days: int = 2) -> Chapter:
    yield tale.later(working_days)
    finish(tale)


def finished_late(tale: Tale, working_days: int) -> Chapter:
    """Handed in so many working days after the deadline."""
    due = tale.matter.round.due
    assert due
    day = moments.after(due, working_days)
    yield moments.on(day, 15, tale.county.chance.randrange(60)) if day else moments.NEVER
    finish(tale)


def finish(tale: Tale) -> None:
    """Completes what is open and hands the matter in, with a letter as proof."""
    for measure in tale.matter.round.measures.filter(done_on=None):
        actions.complete_measure(measure, result=RESULTS[tale.outcome] or tale.words.result, by=tale.handler)
    summary = (RESULTS[tale.outcome] or tale.words.result) + CLOSING_WORDS
    actions.hand_in(
        tale.matter, outcome=tale.outcome, summary=summary, by=tale.handler,
        files=[evidence.letter("办理回函", tale.words.title)],
    )  # fmt: skip


CLOSING_WORDS = "特此申请销号。"
RESULTS = {
    "solved": "",
    "partly": "主要诉求已落实，其余部分列入下一步计划。",
    "explained": "受现行政策所限暂不能解决，已向当事人说明情况和依据。",
}


def signed_off(tale: Tale) -> Chapter:
    yield tale.later(1)
    actions.sign_off(tale.matter, by=tale.county.clerk, note="材料齐全，同意销号。")


def sent_back(tale: Tale) -> Chapter:
    yield tale.later(1)
    actions.send_back(tale.matter, reason="佐证不足，请补充企业确认材料。", by=tale.county.clerk)


def asked_after(tale: Tale, answer: str = "") -> Chapter:
    """Most raisers are called; some closed matters are posted for the public."""
    chance = tale.county.chance
    yield tale.later(2)
    if answer or chance.random() < 0.6:
        said = answer or chance.choice(("satisfied", "satisfied", "fairly", "not_reached"))
        actions.call_back(tale.matter, answer=said, by=tale.county.clerk)
    if not answer and chance.random() < 0.25:
        actions.publish_matter(tale.matter, by=tale.county.clerk)


def posted(tale: Tale) -> Chapter:
    yield tale.later(1)
    actions.publish_matter(tale.matter, by=tale.county.clerk)


def extension_asked(tale: Tale, days: int) -> Chapter:
    yield tale.later(1)
    actions.request_extension(tale.matter, days=days, reason="需要省里批复，办理周期较长。", by=tale.handler)


def pause_asked(tale: Tale) -> Chapter:
    yield tale.later(1)
    actions.request_pause(tale.matter, reason="等待专家鉴定意见，期间无法推进。", by=tale.handler)


def agreed(tale: Tale) -> Chapter:
    yield tale.later(0)
    waiting = ClockRequest.objects.get(round=tale.matter.round, decision="")
    actions.agree_to_request(waiting, by=tale.county.clerk)
    tale.matter.refresh_from_db()


def resumed(tale: Tale, working_days: int) -> Chapter:
    yield tale.later(working_days)
    actions.resume(tale.matter, by=tale.handler)
    tale.matter.refresh_from_db()


def merged_with_a_duplicate(tale: Tale) -> Chapter:
    """The same thing comes in again through the hotline, and is merged."""
    yield tale.later(1)
    twin = actions.raise_matter(
        tale.county.code, kind=f"four-chains/{tale.kind}", title=tale.words.title, by=tale.county.clerk,
        raiser=_raiser(tale), channel=Channel.HOTLINE, chain=tale.county.chains[tale.chain], located_in=tale.town,
        answers=tale.words.answers,
    )  # fmt: skip
    yield tale.later(0)
    actions.merge_matter(twin, into=tale.matter, by=tale.county.clerk)


def done_anew(tale: Tale) -> Chapter:
    """The raiser is not satisfied, and it is done again under a new clock."""
    yield tale.later(1)
    actions.redo(tale.matter, reason="企业反映问题复发，重新办理。", by=tale.county.clerk)
    yield tale.later(1)
    planned(tale, "复查原因，彻底整改")


def turned_down(tale: Tale) -> Chapter:
    yield tale.later(1)
    actions.reject_matter(tale.matter, by=tale.county.clerk, reason="所反映事项已进入诉讼程序，请依判决处理。")


def taken_back(tale: Tale) -> Chapter:
    yield tale.later(1)
    actions.withdraw_matter(tale.matter, by=tale.county.clerk, reason="企业来电说明问题已自行解决。")
