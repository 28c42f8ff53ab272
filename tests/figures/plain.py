"""The figures counted from the notebook, by what `docs` and the programme say they mean: loops over plain values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tests.figures.notebook import Agreement, Handling, Notebook, Stay

YI, WAN = 10**10, 10**6  # fen in 亿元, in 万元
DISPUTES = {"labour", "land", "dispute"}
Count = Callable[[Notebook, "Days"], "int | Fraction | None"]


@dataclass(frozen=True)
class Days:
    """The days of a window, and the cut-off at which the county is looked at."""

    first: date
    last: date
    cutoff: date

    def __contains__(self, day: date | None) -> bool:
        return day is not None and self.first <= day <= self.last

    def by_then(self, day: date | None) -> bool:
        return day is not None and day <= self.cutoff


def share(part: Iterable[object], whole: Iterable[object]) -> Fraction | None:
    count = sum(1 for _ in whole)
    return Fraction(100 * sum(1 for _ in part), count) if count else None


def holding(stays: Iterable[Stay], days: Days) -> list[Stay]:
    return [stay for stay in stays if stay.holds(days.cutoff)]


# Matters


def standing(note: Notebook, days: Days) -> Iterator[Handling]:
    """Without duplicates that were merged by then: they are counted no more."""
    return (one for one in note.handlings if not (one.merged and days.by_then(one.ended)))


def closed(note: Notebook, days: Days) -> list[Handling]:
    return [one for one in standing(note, days) if one.closed in days]


def solved(note: Notebook, days: Days) -> list[Handling]:
    return [one for one in closed(note, days) if one.outcome == "solved"]


def still_open(note: Notebook, days: Days) -> list[Handling]:
    return [
        one
        for one in standing(note, days)
        if one.raised <= days.cutoff and not days.by_then(one.closed) and not days.by_then(one.ended)
    ]


def overdue(note: Notebook, days: Days) -> list[Handling]:
    return [
        one
        for one in still_open(note, days)
        if one.due and one.due < days.cutoff and not any(stay.holds(days.cutoff) for stay in one.waiting)
    ]


def deliberated(one: Handling, days: Days) -> bool:
    """It stood on the agenda of a meeting that was held before it was closed."""
    return any(
        days.by_then(session.concluded) and one.raised <= session.held <= (one.closed or days.cutoff)
        for session in one.agendas
    )


def judged(note: Notebook, days: Days) -> list[Handling]:
    return [one for one in closed(note, days) if one.due]


def accepted(note: Notebook, days: Days) -> list[Handling]:
    return [one for one in standing(note, days) if one.accepted in days]


def dissatisfied(one: Handling, days: Days) -> bool:
    """The last answer counts."""
    said = [answer for day, answer in one.answers if day <= days.cutoff]
    return bool(said) and said[-1] == "dissatisfied"


def cases(note: Notebook, days: Days) -> int:
    """件次: each handling that was solved, times the enterprises that a county leader's visit asked it for."""
    return sum(sum(1 for since in one.helped.values() if days.by_then(since)) for one in solved(note, days))


# Meetings, projects, service


def held(kind: str) -> Count:
    def count(note: Notebook, days: Days) -> int:
        return sum(
            1
            for one in note.sessions
            if one.kind == kind and one.held in days and days.by_then(one.concluded) and one.quorate
        )

    return count


def committed(*purposes: str) -> Callable[[Notebook, Days], int]:
    def count(note: Notebook, days: Days) -> int:
        decided = [one for one in note.sessions if one.held in days and days.by_then(one.issued)]
        return sum(fen for one in decided for purpose, fen in one.committed if purpose in purposes)

    return count


def in_force(note: Notebook, days: Days) -> list[Agreement]:
    """Signed in these days and not ended by the cut-off; frameworks apart."""
    every = (one for venture in note.ventures for one in venture.agreements)
    return [one for one in every if one.signed in days and not one.framework and not days.by_then(one.ended)]


def followed(note: Notebook, days: Days) -> int:
    return sum(
        1
        for one in note.ventures
        if one.talks <= days.cutoff and not days.by_then(one.signed) and not days.by_then(one.ended)
    )


def visits_of_leaders(note: Notebook, days: Days) -> list[tuple[str, str]]:
    return [(one.leader, one.firm) for one in note.visits if one.of_the_county and one.day in days]


def paired_and_visited(note: Notebook, days: Days) -> int:
    """Whose own paired leader was there in the year of the cut-off."""
    year = Days(date(days.cutoff.year, 1, 1), days.cutoff, days.cutoff)
    seen = {(one.leader, one.firm) for one in note.visits if one.day in year}
    return len({stay.where for stay in holding(note.pairings, days) if (stay.who, stay.where) in seen})


def paid(note: Notebook, days: Days) -> Fraction:
    kept = [one.fen for one in note.payments if one.paid in days and not days.by_then(one.reversed)]
    return Fraction(sum(kept), WAN)


# Talents and party work


def graduates(note: Notebook, days: Days) -> list[tuple[str, str]]:
    return [(one.person, one.firm) for one in note.recruits if one.graduate and one.joined in days]


def trained(kind: str) -> Count:
    return lambda note, days: len({one.person for one in note.learners if one.kind == kind and one.finished in days})


def enrolled_in_livestock(note: Notebook, days: Days) -> int:
    learners = [one for one in note.learners if one.kind == "student" and one.major == "livestock"]
    return len({one.person for one in learners if one.enrolled in days})


def developed(note: Notebook, days: Days) -> int:
    return sum(
        1 for one in note.admissions if one.day in days and one.front_line and note.on_a_chain(one.firm, one.day)
    )


def branches_on_chains(note: Notebook, days: Days) -> int:
    return sum(1 for stay in holding(note.branches, days) if note.on_a_chain(stay.where, days.cutoff))


def agreed_deals(note: Notebook, days: Days) -> list[int]:
    return [one.fen for one in note.deals if one.agreed in days and days.by_then(one.confirmed)]


def plan_completion(note: Notebook, days: Days) -> Fraction | None:
    due = [one for one in note.tasks if one.due in days and not days.by_then(one.dropped)]
    return share([one for one in due if days.by_then(one.done)], due)


def errands_on_time(note: Notebook, days: Days) -> Fraction | None:
    done = [one for one in note.errands if one.done in days]
    return share([one for one in done if one.done and one.done <= one.due], done)


STOCKS: dict[str, Count] = {
    "key_chains": lambda note, days: len(holding(note.chains, days)),
    "county_committees": lambda note, days: len(holding(note.county_committees, days)),
    "joint_committees": lambda note, days: len(holding(note.joint_committees, days)),
    "party_organisations_on_chains": branches_on_chains,
    "pioneer_and_model_posts": lambda note, days: len(holding(note.model_posts, days)),
    "projects_followed": followed,
    "leaders_paired_enterprises_leaders": lambda note, days: len({stay.who for stay in holding(note.pairings, days)}),
    "leaders_paired_enterprises": lambda note, days: len({stay.where for stay in holding(note.pairings, days)}),
    "paired_and_visited": paired_and_visited,
    "open_matters": lambda note, days: len(still_open(note, days)),
    "overdue_matters": lambda note, days: len(overdue(note, days)),
    "disputes_overdue": lambda note, days: len([one for one in overdue(note, days) if one.kind == "dispute"]),
}
FLOWS: dict[str, Count] = {
    "county_committee_meetings": held("county_committee"),
    "joint_committee_meetings": held("joint_committee"),
    "practical_problems_solved": lambda note, days: len(
        [one for one in solved(note, days) if one.kind == "problem" and deliberated(one, days)]
    ),
    "labour_land_dispute_solved": lambda note, days: len([one for one in solved(note, days) if one.kind in DISPUTES]),
    "members_developed": developed,
    "promotion_trips": lambda note, days: len([day for day in note.trips if day in days]),
    "agreements_signed": lambda note, days: len(in_force(note, days)),
    "agreements_amount": lambda note, days: Fraction(sum(one.fen for one in in_force(note, days)), YI),
    "projects_landed": lambda note, days: len([one for one in note.ventures if one.landed in days]),
    "projects_invested": lambda note, days: Fraction(sum(fen for day, fen in note.invested if day in days), YI),
    "leaders_serving": lambda note, days: len({leader for leader, _firm in visits_of_leaders(note, days)}),
    "enterprises_served": lambda note, days: len({firm for _leader, firm in visits_of_leaders(note, days)}),
    "problems_solved_by_pairing": cases,
    "service_errands_on_time": errands_on_time,
    "talents_recruited": lambda note, days: len({person for person, _firm in graduates(note, days)}),
    "enterprises_recruiting": lambda note, days: len({firm for _person, firm in graduates(note, days)}),
    "employees_trained": trained("employee"),
    "technicians_trained": trained("technician"),
    "students_enrolled": enrolled_in_livestock,
    "wagyu_research_funds": lambda note, days: Fraction(committed("wagyu_research")(note, days), WAN),
    "chain_funds_rice_and_mutton": lambda note, days: Fraction(committed("rice_chain", "mutton_chain")(note, days), YI),
    "funds_paid": paid,
    "local_sourcing_deals": lambda note, days: len(agreed_deals(note, days)),
    "local_sourcing_amount": lambda note, days: Fraction(sum(agreed_deals(note, days)), WAN),
    "closure_rate": lambda note, days: share(
        [one for one in accepted(note, days) if days.by_then(one.closed)], accepted(note, days)
    ),
    "on_time_rate": lambda note, days: share(
        [one for one in judged(note, days) if one.handled and one.due and one.handled <= one.due], judged(note, days)
    ),
    "plan_completion_rate": plan_completion,
    "plan_tasks_done": lambda note, days: len([one for one in note.tasks if one.done in days]),
    "dissatisfied_matters": lambda note, days: len([one for one in closed(note, days) if dissatisfied(one, days)]),
}
ENTERED = {
    "regional_product", "regional_product_growth", "industrial_value_added", "industrial_value_added_growth",
}  # fmt: skip


def entered(note: Notebook, indicator: str, cutoff: date) -> int | None:
    """The last value that was entered for a part of the cut-off's year."""
    found = [(until, value) for name, until, value in note.entered if name == indicator and until <= cutoff]
    return max(((until, value) for until, value in found if until.year == cutoff.year), default=(None, None))[1]
