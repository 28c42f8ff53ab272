"""Every address of the site with arguments out of a holding. An address without a builder here fails the tests of trust."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.urls import get_resolver, reverse

from silian.chains.lifecycle import DIALOGUE, POSTING, PROFILE
from silian.chains.models import NoGap
from silian.credit.lifecycle import LOAN
from silian.credit.lifecycle.rating import RATING
from silian.kernel.attachments import attached_to
from silian.kernel.ids import new_id
from silian.matters.forms import FORMS
from silian.meetings.lifecycle import FILING, INQUIRY, POST, SESSION
from silian.meetings.lifecycle import LIFECYCLE as MEETING
from silian.projects.lifecycle import LIFECYCLE as PROJECT
from silian.projects.reserving import LIFECYCLE as RESERVE
from silian.societies.lifecycle import EVENT, SOCIETY, TASK
from silian.support.lifecycle import ITEM
from silian.talent.lifecycle import CLASS, MEMBER, OPENING
from silian.villages.forms import OF_BATCH, OF_SEASON, OF_VILLAGE
from silian.villages.models import Village
from tests.trust.crediting import card_of
from tests.trust.lending import intention_of, loan_of, report_of
from tests.trust.supporting import guarantee_of, need_of, row_of, tenant_of
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


def in_village(find: Callable[[Village], object]) -> Builder:
    """The key of what is found on the township's village."""
    return lambda held: [[find(held.collective).pk]]  # type: ignore[attr-defined]


def deeds_in_village(find: Callable[[Village], object], *words: str) -> Builder:
    """One address a deed on what is found on the township's village."""
    return lambda held: [[find(held.collective).pk, word] for word in words]  # type: ignore[attr-defined]


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
    "chains:check_map": of("chain"),
    "chains:what_if": of("chain"),
    "chains:sourcing": of("chain"),
    "exchange:export_map": of("chain"),
    "chains:targets": of("chain"),
    "chains:add_target": of("chain"),
    "chains:add_target_evidence": of("target"),
    "chains:follow_target": of("target"),
    "chains:end_target": of("target"),
    "chains:matches": of("wanted"),
    "chains:say_no_match": of("wanted", "enterprise"),
    "chains:take_back_no_match": of("no_match"),
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
    "talent:activity": of("activity"),
    "talent:strike_activity": of("activity"),
    "talent:honour": of("honour"),
    "talent:withhold_honour": of("honour"),
    "talent:revoke_honour": of("honour"),
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
    "support:hand_over_posting": of("guide_posting"),
    "support:end_posting": of("guide_posting"),
    "support:checklist": of("guided"),
    "support:end_checklist": of("guided"),
    "support:claim_item": of("claimed"),
    "support:item_step": deeds("claimed", *ITEM.steps),
    "support:claim_file": of("claim", "claim_photo"),
    "support:commitment": of("commitment"),
    "support:settle_source": of("commitment"),
    "support:pay": of("source"),
    "support:payment": of("payment"),
    "support:payment_file": of("payment", "voucher"),
    "support:reverse_payment": of("payment"),
    "credit:village": lambda held: [[held.borrower.village_id]],
    "credit:borrower": of("borrower"),
    "credit:names": of("borrower"),
    "credit:begin": of("borrower"),
    "credit:opinion": of("borrower"),
    "credit:visit": of("borrower"),
    "credit:plan_visit": of("borrower"),
    "credit:promise": of("borrower"),
    "credit:answer_promise": of("promise"),
    "credit:rating_step": deeds("borrower", *RATING.steps),
    "credit:loan": lambda held: [[loan_of(held.town).pk]],
    "credit:loan_plan": lambda held: [[loan_of(held.town).pk]],
    "credit:loan_step": lambda held: [
        [loan_of(held.town).pk, step.name] for step in LOAN.steps.values() if not step.hidden
    ],
    "credit:apply": of("borrower"),
    "credit:plan_loan": of("borrower"),
    "credit:planned_loan": lambda held: [[intention_of(held.town).pk]],
    "credit:close_planned": lambda held: [[intention_of(held.town).pk]],
    "credit:report": lambda held: [[report_of(held.town).pk]],
    "credit:subsidybatch": lambda held: [[row_of(held.town).batch_id]],
    "credit:subsidy_step": lambda held: [[row_of(held.town).batch_id, step] for step in ("submit", "review", "pay")],
    "credit:claw_back": lambda held: [[row_of(held.town).pk]],
    "credit:guarantee": lambda held: [[guarantee_of(held.town).pk]],
    "credit:compensate": lambda held: [[guarantee_of(held.town).pk]],
    "credit:recover": lambda held: [[guarantee_of(held.town).pk]],
    "credit:match": lambda held: [[need_of(held.town).pk]],
    "credit:enter_tenants": of("park"),
    "credit:leave_park": lambda held: [[tenant_of(held.town).pk]],
    "villages:village": of("collective"),
    "villages:accounts": of("collective"),
    "villages:deed": deeds("collective", *OF_VILLAGE),
    "villages:batch": in_village(lambda village: village.batches.get()),
    "villages:batch_deed": deeds_in_village(lambda village: village.batches.get(), *OF_BATCH),
    "villages:contract": in_village(lambda village: village.contracts.get()),
    "villages:end_contract": in_village(lambda village: village.contracts.get()),
    "villages:pay_rent": in_village(lambda village: village.contracts.get().rents.all()[0]),
    "villages:reverse_movement": in_village(lambda village: village.movements.get()),
    "villages:complete_measure": in_village(lambda village: village.policies.get().measures.get()),
    "villages:publication": in_village(lambda village: village.publications.get()),
    "villages:record_objection": in_village(lambda village: village.publications.get()),
    "villages:publication_file": lambda held: [[held.public_sheet.pk, attached_to(held.public_sheet)[0].pk]],
    "villages:answer_objection": in_village(lambda village: village.publications.get().objections.get()),
    "villages:season": in_village(lambda village: village.seasons.get()),
    "villages:season_deed": deeds_in_village(lambda village: village.seasons.get(), *OF_SEASON),
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
    "talent:public_honours": lambda held: [[held.county]],
    "societies:public": lambda held: [[held.county]],
    "matters:public_raise": lambda held: [[held.county, "four-chains/labour"]],
    "villages:public_list": lambda held: [[held.county]],
    "villages:public": lambda held: [[held.county, held.collective.pk]],
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
    "exchange:preview_loans": lambda held: [["0" * 64]],
    "exchange:preview_map": lambda held: [["map", "0" * 64]],
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
    "societies:society": of("society"),
    "societies:step": deeds("society", *SOCIETY.steps),
    "societies:add_task": of("society"),
    "societies:enrol": of("society"),
    "societies:plan_event": of("society"),
    "societies:begin_collaboration": of("society"),
    "societies:task_step": lambda held: [[held.society.tasks.get().pk, step] for step in TASK.steps],
    "societies:leave": lambda held: [[held.society.members.get().pk]],
    "societies:add_talk": lambda held: [[held.society.events.get().pk]],
    "societies:event_step": lambda held: [[held.society.events.get().pk, step] for step in EVENT.steps],
    "societies:end_collaboration": lambda held: [[held.society.collaborations.get().pk]],
    "credit:product": lambda held: [[loan_of(held.town).product_id]],
    "credit:export_card": lambda held: [[card_of(held.county).pk]],
    "exchange:undo": of("batch"),
    "exchange:map_import": of("map_import"),
    "exchange:undo_map": of("map_import"),
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
