"""Every address of the site with arguments out of a holding. An address without a builder here fails the tests of trust."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.urls import get_resolver, reverse

from silian.chains.lifecycle import DIALOGUE, POSTING, PROFILE
from silian.chains.models import NoGap
from silian.kernel.ids import new_id
from silian.matters.forms import FORMS
from silian.meetings.lifecycle import FILING, INQUIRY, POST, SESSION
from silian.meetings.lifecycle import LIFECYCLE as MEETING
from silian.projects.lifecycle import LIFECYCLE as PROJECT
from silian.projects.reserving import LIFECYCLE as RESERVE
from silian.talent.lifecycle import CLASS, MEMBER, OPENING
from tests.trust.world import INDICATOR, Holding
from tools import url_permissions

Arguments = Sequence[object]
Builder = Callable[[Holding], Sequence[Arguments]]


def of(*names: str) -> Builder:
    """The keys of these records, in the address's order."""
    return lambda held: [[getattr(held, name).pk for name in names]]


def deeds(name: str, *words: str) -> Builder:
    """One address a deed on the same record."""
    return lambda held: [[getattr(held, name).pk, word] for word in words]


# The addresses of one township's records: to a stranger there is nothing there.
RECORDS: Mapping[str, Builder] = {
    "indicators:appeal": of("assessed"),
    "indicators:answer": of("appeal"),
    "web:open_notice": of("notice"),
    "web:mark_notice": of("notice"),
    "matters:forget_view": of("view"),
    "matters:matter": of("matter"),
    "matters:file": of("matter", "file"),
    "matters:step": deeds("matter", *FORMS),
    "meetings:meeting": of("meeting"),
    "meetings:minutes": of("meeting"),
    "meetings:attendance": of("meeting"),
    "meetings:substitute": of("meeting", "member"),
    "meetings:fill_agenda": of("meeting"),
    "meetings:add_item": of("meeting"),
    "meetings:step": deeds("meeting", *(step.name for step in MEETING.steps.values() if not step.hidden)),
    "meetings:open_vote": of("item"),
    "meetings:item": deeds("item", "discussion", "put-off", "resolve", "remove"),
    "meetings:vote": deeds("vote", "hands", "roll-call", "void"),
    "meetings:resolution": deeds("resolution", "settle", "strike"),
    "meetings:inquirysession": of("inquired"),
    "meetings:screen": of("inquired"),
    "meetings:invite": of("inquired"),
    "meetings:renew_invitees": of("inquired"),
    "meetings:presence": of("inquired"),
    "meetings:ask": of("inquired"),
    "meetings:session_step": deeds("inquired", *(step.name for step in SESSION.steps.values() if not step.hidden)),
    "meetings:inquiry": deeds("inquiry", *INQUIRY.steps),
    "meetings:end_delegate": of("delegate"),
    "meetings:enter_group": of("village"),
    "meetings:elect_delegate": of("village"),
    "meetings:boardpost": of("board_post"),
    "meetings:post_photo": of("board_post", "hung"),
    "meetings:post_step": deeds("board_post", *(step.name for step in POST.steps.values() if not step.hidden)),
    "meetings:answer_objection": of("objection"),
    "meetings:filing": of("filing"),
    "meetings:filing_step": deeds("filing", *FILING.steps),
    "chains:chain": of("chain"),
    "chains:place": of("chain"),
    "chains:plan": of("chain"),
    "chains:add_task": of("chain"),
    "chains:amend_task": of("task"),
    "chains:drop_task": of("task"),
    "chains:complete_task": of("task"),
    "chains:map": of("chain"),
    "chains:add_node": of("chain"),
    "chains:draw_edge": of("chain"),
    "chains:node": of("node"),
    "chains:place_on_node": of("node"),
    "chains:plan_for_node": deeds("node", *NoGap.Verb.values),
    "chains:say_no_gap": deeds("node", *NoGap.Verb.values),
    "chains:check_node_place": of("maker"),
    "chains:take_back_no_gap": of("verdict"),
    "chains:end_on_map": lambda held: [[part, getattr(held, part).pk] for part in ("node", "edge", "maker")],
    "chains:leave": of("chain_place"),
    "chains:enterprise": of("enterprise"),
    "chains:close": of("chain"),
    "chains:amend": of("enterprise"),
    "chains:add_document": of("enterprise"),
    "chains:document": of("enterprise", "document"),
    "chains:decide_profile": deeds("profile", *(step.name for step in PROFILE.steps.values())),
    "chains:posting": of("posting"),
    "chains:talk": of("posting"),
    "chains:posting_step": deeds("posting", *(step.name for step in POSTING.steps.values())),
    "chains:dialogue": of("dialogue"),
    "chains:say": of("dialogue"),
    "chains:dialogue_step": deeds("dialogue", *(step.name for step in DIALOGUE.steps.values() if not step.hidden)),
    "talent:opening": of("opening"),
    "talent:opening_step": deeds("opening", *OPENING.steps),
    "talent:recruit": of("recruit"),
    "talent:leave": of("recruit"),
    "talent:trainingclass": of("training"),
    "talent:class_step": deeds("training", *CLASS.steps),
    "talent:enter_applicant": of("branch"),
    "talent:member": of("party_member"),
    "talent:member_step": deeds("party_member", *MEMBER.steps),
    "talent:end_post": of("model_post"),
    "projects:project": of("project"),
    "projects:file": of("project", "contract"),
    "projects:step": deeds("project", *(step.name for step in PROJECT.steps.values() if not step.hidden)),
    "projects:agreement": of("agreement"),
    "projects:end_agreement": of("agreement"),
    "projects:trip": of("trip"),
    "projects:report": of("trip"),
    "projects:park": of("park"),
    "projects:award_grade": of("park"),
    "projects:declare_capital": of("park"),
    "projects:take_away_grade": of("stars"),
    "projects:withdraw_capital": of("capital"),
    "projects:reserveproject": of("reserve"),
    "projects:reserve_step": deeds("reserve", *RESERVE.steps),
    "support:hand_over": of("pairing"),
    "support:end_pairing": of("pairing"),
    "support:visit": of("visit"),
    "support:visit_file": of("visit", "photo"),
    "support:raise_need": of("visit"),
    "support:add_helped": of("visit", "need"),
    "support:group": of("served"),
    "support:open_errand": of("served"),
    "support:end_group": of("served"),
    "support:complete_errand": of("errand"),
    "support:commitment": of("commitment"),
    "support:settle_source": of("commitment"),
    "support:pay": of("source"),
    "support:payment": of("payment"),
    "support:payment_file": of("payment", "voucher"),
    "support:reverse_payment": of("payment"),
    "organisations:unit": of("town"),
    "organisations:appoint": of("seat"),
    "organisations:relieve": of("post"),
    "organisations:account": of("account"),
    "organisations:give_role": of("account"),
    "organisations:take_role": of("account", "grant"),
    "organisations:set_password": of("account"),
    "organisations:close_account": of("account"),
}
# Addresses of what a whole county shares, or of a list that shows each their own.
SHARED: Mapping[str, Builder] = {
    "web:programme": lambda held: [["four-chains"]],
    "web:undo_reading": lambda held: [[new_id()]],
    "web:send_again": lambda held: [[new_id()]],
    "web:digest": lambda held: [["2022-10-03"]],
    "web:sample_step": lambda held: [[new_id(), "close"]],
    "matters:bulk": lambda held: [["urge"], ["reassign"]],
    "matters:board_of": lambda held: [[held.county]],
    "meetings:village_boards": lambda held: [[held.county]],
    "meetings:village_board": lambda held: [[held.county, held.village.pk]],
    "meetings:object": lambda held: [[held.county, held.board_post.pk]],
    "matters:public_raise": lambda held: [[held.county, "four-chains/labour"]],
    "organisations:formation": lambda held: [["industry"]],
    "organisations:fill": lambda held: [["industry"]],
    "indicators:figure": lambda held: [[INDICATOR]],
    "indicators:drawer": lambda held: [[INDICATOR]],
    "indicators:export": lambda held: [[INDICATOR]],
    "indicators:enter": lambda held: [["regional_product"]],
    "indicators:definition": lambda held: [[held.county, INDICATOR]],
    "indicators:target": lambda held: [["projects_landed_target"]],
    "indicators:publish": lambda held: [["chains"]],
    "briefings:briefing": lambda held: [["four-chains"]],
    "briefings:publish": lambda held: [["four-chains"]],
    "exchange:preview": lambda held: [["0" * 64]],
}
# What a county's own people share, and what is not there for anybody else: published briefings, imported files.
OF_A_COUNTY: Mapping[str, Builder] = {
    "indicators:file": lambda held: [["regional_product", held.bulletin.subject_id, held.bulletin.pk]],
    "indicators:sheet": lambda held: [["chains", held.chain.pk]],
    "indicators:assessment": lambda held: [[held.assessed.assessment_id]],
    "indicators:assessedsheet": of("assessed"),
    "briefings:issue": of("issue"),
    "briefings:figure": of("issue", "figure"),
    "briefings:correct": of("issue"),
    "exchange:batch": of("batch"),
    "exchange:undo": of("batch"),
}
# Whoever holds only a place keeps no accounts: these are for the same role at the county.
OF_THE_COUNTY = {
    f"organisations:{name}" for name in ("account", "give_role", "take_role", "set_password", "close_account")
}


@dataclass(frozen=True)
class Address:
    """A row of the permission table with an address out of a holding."""

    name: str
    url: str
    methods: tuple[str, ...]
    access: str


def addresses(held: Holding) -> Iterator[Address]:
    """Every address of the URLconf, for this holding."""
    for name, pattern, methods, access in url_permissions.rows(get_resolver().url_patterns):
        for arguments in _arguments(name, pattern, held):
            yield Address(name, reverse(name, args=arguments), tuple(methods.split()), access)


def without_a_builder() -> list[str]:
    """Addresses that take arguments and have none to take here."""
    rows = url_permissions.rows(get_resolver().url_patterns)
    known = {*RECORDS, *SHARED, *OF_A_COUNTY}
    return [name for name, pattern, _methods, _access in rows if "<" in pattern and name not in known]


def _arguments(name: str, pattern: str, held: Holding) -> Sequence[Arguments]:
    if "<" not in pattern:
        return [[]]
    return {**RECORDS, **OF_A_COUNTY, **SHARED}[name](held)
