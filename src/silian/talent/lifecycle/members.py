"""发展党员: the steps from applicant to full member.

After the Rules on Developing Party Members 中国共产党发展党员工作细则: an activist is trained and observed for a year or more
before becoming a prospect, and the probation lasts a year (Party Constitution 中国共产党章程, article 7).
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from silian.kernel.access import Actor
from silian.kernel.calendar import today
from silian.kernel.lifecycles import Lifecycle, State, Step
from silian.talent.permissions import PARTY

APPLICANT = State("applicant", _("入党申请人"))
ACTIVIST = State("activist", _("积极分子"))
PROSPECT = State("prospect", _("发展对象"))
PROBATIONARY = State("probationary", _("预备党员"))
FULL = State("full", _("正式党员"), final=True)
ENDED = State("ended", _("已终止"), final=True)

MAIN_ROAD = (APPLICANT, ACTIVIST, PROSPECT, PROBATIONARY, FULL)
ON_THE_WAY = frozenset({APPLICANT, ACTIVIST, PROSPECT, PROBATIONARY})


def year_after(day: date) -> date:
    """The same day one year later; after 29 February the 1 March, when the year is full."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return date(day.year + 1, 3, 1)


def a_year_of_training_is_over(member: Any, by: Actor) -> str | None:
    return _not_before(year_after(member.activist_on), gettext("培养教育和考察要满一年，%s 起可列为发展对象。"))


def the_probation_is_over(member: Any, by: Actor) -> str | None:
    return _not_before(year_after(member.admitted_on), gettext("预备期一年，%s 起可转为正式党员。"))


def _not_before(day: date, sentence: str) -> str | None:
    return sentence % day if today() < day else None


MEMBER = Lifecycle(
    states=(*MAIN_ROAD, ENDED),
    steps=(
        Step("become_activist", _("列为积极分子"), frozenset({APPLICANT}), ACTIVIST, needs=PARTY),
        Step(
            "become_prospect", _("列为发展对象"), frozenset({ACTIVIST}), PROSPECT, needs=PARTY,
            guards=(a_year_of_training_is_over,),
        ),
        Step("become_probationary", _("接收为预备党员"), frozenset({PROSPECT}), PROBATIONARY, needs=PARTY),
        Step(
            "become_full", _("转为正式党员"), frozenset({PROBATIONARY}), FULL, needs=PARTY,
            guards=(the_probation_is_over,),
        ),
        Step("end_development", _("终止发展"), ON_THE_WAY, ENDED, needs=PARTY),
    ),
)  # fmt: skip
