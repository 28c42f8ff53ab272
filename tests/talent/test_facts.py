"""What the room's figures count, and what they leave out: the programme's own rules over a small county."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml
from django.conf import settings

from silian.chains import actions as chains
from silian.kernel.access import SYSTEM
from silian.kernel.calendar import at
from silian.kernel.rules import Measure, Rule, Scope, Surroundings, evaluate, evaluate_by, lines, read_rule, records
from silian.talent import actions
from silian.talent.models import Recruit
from tests.talent.county import TODAY, County, county, listed, recruited, roster, training
from tests.talent.test_party_work import probationary

pytestmark = pytest.mark.django_db
CUTOFF = date(2022, 9, 30)
HERE = Scope(counties=["990001"])


@pytest.fixture
def there() -> Iterator[County]:
    with at(TODAY):
        yield county()


def rule(name: str) -> Rule:
    """The rule of this indicator as the programme four-chains has it."""
    file = Path(settings.PROGRAMMES) / "four-chains" / "indicators.yaml"
    [raw] = [raw for raw in yaml.safe_load(file.read_text("utf-8"))["indicators"] if raw["id"] == name]
    read = read_rule(raw, Surroundings(starts={"since_start": date(2021, 10, 1)}))
    assert isinstance(read, Rule)
    return read


def value(name: str, cutoff: date = CUTOFF) -> object:
    """The figure, after a look at its list, which must give the same."""
    wanted = rule(name)
    found = evaluate([wanted], cutoff, HERE)[wanted].value
    listed_ = list(lines(wanted, records(wanted, cutoff, HERE)))
    behind = len({line.amount for line in listed_}) if wanted.measure is Measure.DISTINCT else len(listed_)
    assert found == behind
    return found


def test_recruits_are_graduates_of_the_first_half_each_counted_once(there: County) -> None:
    first = recruited(there, "RC-0001", on=date(2022, 3, 1))
    actions.record_leaving(first, on=date(2022, 5, 1), by=SYSTEM)
    recruited(there, "RC-0001", enterprise=there.loose, on=date(2022, 5, 1))
    recruited(there, "RC-0002", on=date(2022, 6, 30))
    recruited(there, "RC-0003", on=date(2022, 7, 1))
    recruited(there, "RC-0004", on=date(2021, 12, 31))
    recruited(there, "RC-0005", graduate=False)
    assert (value("talents_recruited"), value("enterprises_recruiting")) == (2, 2)


def test_a_recruit_taken_away_lowers_the_figure_and_brought_back_restores_it(there: County) -> None:
    gone = recruited(there, "RC-0001")
    recruited(there, "RC-0002")
    Recruit.objects.filter(pk=gone.pk).delete()
    assert value("talents_recruited") == 1
    gone.save(force_insert=True)
    assert value("talents_recruited") == 2


def test_the_trained_are_persons_who_completed_since_the_start(there: County) -> None:
    twice = training(there)
    for course in (training(there), twice):
        rows = actions.enrol(course, roster(1, 2), learner="employee", on=date(2022, 9, 1), by=SYSTEM)
        actions.finish_class(course, on=CUTOFF, without=[rows[1].pk] if course is twice else [], by=SYSTEM)
    running, late, early = training(there), training(there), training(there, starts_on=date(2021, 9, 1))
    actions.enrol(running, roster(3), learner="employee", on=date(2022, 9, 1), by=SYSTEM)
    actions.enrol(late, roster(4), learner="employee", on=date(2022, 9, 1), by=SYSTEM)
    actions.finish_class(late, on=date(2022, 10, 1), by=SYSTEM)
    actions.enrol(early, roster(5), learner="employee", on=date(2021, 9, 1), by=SYSTEM)
    actions.finish_class(early, on=date(2021, 9, 30), by=SYSTEM)
    assert (value("employees_trained"), value("technicians_trained")) == (2, 0)
    assert value("employees_trained", date(2022, 10, 1)) == 3


def test_the_enrolled_are_students_of_livestock_majors(there: County) -> None:
    def enrolled(learner: str, major: str, *numbers: int) -> None:
        people = roster(*numbers, prefix=learner.upper())
        actions.enrol(training(there, major=major), people, learner=learner, on=date(2022, 9, 1), by=SYSTEM)

    enrolled("student", "livestock", 1, 2)
    enrolled("student", "livestock", 2, 3)
    enrolled("student", "food", 4)
    enrolled("employee", "livestock", 5)
    assert value("students_enrolled") == 3


def test_members_are_those_admitted_this_year_on_the_front_line_of_a_chain_enterprise(there: County) -> None:
    probationary(there, front_line=True)
    probationary(there, front_line=False, mark="DY-0002")
    probationary(there, admitted=date(2021, 12, 31), front_line=True, mark="DY-0003")
    assert value("members_developed") == 1
    chains.leave_chain(there.firm.places.get(), on=date(2022, 8, 1), by=SYSTEM)
    assert value("members_developed") == 1, "the enterprise was on the chain on the day of admission"
    probationary(there, admitted=date(2022, 8, 5), front_line=True, mark="DY-0004")
    assert value("members_developed") == 1, "it no longer was on that day"


def test_a_post_with_both_titles_counts_once_and_while_it_has_one(there: County) -> None:
    for post, title, day in (("烘干", "pioneer", 1), ("烘干", "model", 5), ("碾米", "model", 9)):
        row = actions.name_model_post(there.firm, post, title=title, on=date(2022, 9, day), by=SYSTEM)
    assert [value("pioneer_and_model_posts", date(2022, 9, day)) for day in (1, 5, 9)] == [1, 1, 2]
    actions.end_model_post(row, on=date(2022, 9, 20), reason="调整", by=SYSTEM)
    assert [value("pioneer_and_model_posts", date(2022, 9, day)) for day in (19, 20)] == [2, 1]


def test_figures_at_a_past_cut_off_do_not_move(there: County) -> None:
    recruited(there, "RC-0001", on=date(2022, 3, 1))
    course = training(there)
    actions.enrol(course, roster(1), learner="employee", on=date(2022, 9, 1), by=SYSTEM)
    actions.name_model_post(there.firm, "烘干", title="pioneer", on=date(2022, 9, 1), by=SYSTEM)
    names = ("talents_recruited", "employees_trained", "pioneer_and_model_posts", "members_developed")
    before = [value(name) for name in names]
    actions.record_leaving(Recruit.objects.get(), on=date(2022, 10, 1), by=SYSTEM)
    actions.finish_class(course, on=date(2022, 10, 2), by=SYSTEM)
    actions.name_model_post(there.firm, "烘干", title="model", on=date(2022, 10, 3), by=SYSTEM)
    probationary(there, admitted=date(2022, 10, 4), front_line=True)
    assert [value(name) for name in names] == before


def test_what_a_list_tells_of_people_is_starred(there: County) -> None:
    recruited(there, "RC-0001", name="欧阳某某")
    wanted = rule("talents_recruited")
    [line] = lines(wanted, records(wanted, CUTOFF, HERE))
    assert (line.title, line.unit) == ("欧阳**", "青禾米业")


def test_a_chain_s_share_of_a_figure_is_that_of_its_enterprises(there: County) -> None:
    recruited(there, "RC-0001")
    recruited(there, "RC-0002", enterprise=there.loose)
    wanted = rule("talents_recruited")
    by_chain = evaluate_by([wanted], CUTOFF, "chain", HERE)[wanted]
    assert {key: found.value for key, found in by_chain.items()} == {there.chain.pk: 1, None: 1}


def test_what_the_catalogue_wants_is_counted_from_listed_openings(there: County) -> None:
    listed(there, wanted=3)
    listed(there, wanted=4, post="检验员")
    raw = {
        "id": "w", "name": "目录需求", "unit": "人", "of": "talent.opening", "date": "listed", "measure": "sum", "what": "wanted",
    }  # fmt: skip
    wanted = read_rule(raw, Surroundings())
    assert isinstance(wanted, Rule)
    assert evaluate([wanted], TODAY, HERE)[wanted].value == 7
