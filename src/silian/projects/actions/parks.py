"""农业园区: opening one, its stars as they rise and fall, and the social capital that is declared for it."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from silian.kernel import journal
from silian.kernel.access import Actor, require
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import lock, record_change
from silian.organisations.models import Unit
from silian.projects.actions._checking import business_day, needed, positive
from silian.projects.models import Park, ParkGrade, ParkLevel, SocialCapital
from silian.projects.permissions import KEEP_PARKS

RANK = {ParkLevel.COUNTY: 0, ParkLevel.CITY: 1, ParkLevel.PROVINCE: 2, ParkLevel.NATIONAL: 3}


@transaction.atomic
def open_park(
    township: Unit, name: str, *, industry: str, by: Actor, keeper: Unit | None = None, opened_on: date | None = None
) -> Park:
    """Enters a park of this township, which keeps it unless another unit of the county does."""
    require(KEEP_PARKS, township, by)
    keeper = keeper or township
    if keeper.county_id != township.county_id:
        raise Refused(_("管理单位要在本县。"), {"keeper": _("请选本县单位。")})
    day = opened_on or today()
    name = needed(name, "name", 60)
    if Park.objects.filter(county_id=township.county_id, name=name).exists():
        raise Refused(_("已有同名的园区。"), {"name": _("已有同名的园区。")})
    park = Park(
        county_id=township.county_id, name=name, industry=needed(industry, "industry", 60), township=township,
        keeper=keeper, opened_on=business_day(day, date.min, "opened_on"),
    )  # fmt: skip
    park.save(force_insert=True)
    _tell(park, "open_park", by, name=park.name, keeper=str(keeper))
    return park


@transaction.atomic
def award_grade(
    park: Park, *, level: str, stars: int, document: str, by: Actor, awarded_on: date | None = None
) -> ParkGrade:
    """认定星级: the grade takes the place of the one before; it is a rise only where that one stood lower."""
    fresh = lock(park)
    require(KEEP_PARKS, fresh, by)
    before = fresh.grades.filter(ended_on=None).first()
    latest = fresh.grades.order_by("awarded_on").last()
    day = business_day(awarded_on or today(), latest.awarded_on if latest else fresh.opened_on, "awarded_on")
    if before:
        if (before.level, before.stars) == (level, stars):
            raise Refused(_("园区已经是%s。") % before)
        record_change(before, "end_grade", by=by, ended_on=day)
    if not 1 <= stars <= 5:
        raise Refused(_("星级是一至五星。"), {"stars": _("一至五星。")})
    grade = ParkGrade(
        county_id=fresh.county_id, park=fresh, level=ParkLevel(level), stars=stars, awarded_on=day,
        document=needed(document, "document", 120),
        risen=before is not None and _height(before.level, before.stars) < _height(level, stars),
    )  # fmt: skip
    grade.save(force_insert=True)
    _tell(fresh, "award_grade", by, grade=str(grade), on=day.isoformat(), document=grade.document)
    return grade


@transaction.atomic
def take_away_grade(grade: ParkGrade, *, ground: str, by: Actor, on: date | None = None) -> ParkGrade:
    """摘牌: from that day the park has no stars."""
    fresh = lock(grade)
    require(KEEP_PARKS, fresh, by)
    if fresh.ended_on:
        raise Refused(_("这个星级已在 %s 终止。") % fresh.ended_on)
    day = business_day(on or today(), fresh.awarded_on)
    return record_change(grade, "take_away_grade", by=by, note=needed(ground, "ground"), ended_on=day)


@transaction.atomic
def declare_capital(
    park: Park, *, investor: str, fen: int, source: str, by: Actor, on: date | None = None
) -> SocialCapital:
    """申报社会资本: so much (fen) came into the park on that day, by a source document."""
    require(KEEP_PARKS, park, by)
    capital = SocialCapital(
        county_id=park.county_id, park=park, investor=needed(investor, "investor", 100), fen=positive(fen),
        source=needed(source, "source", 120), on=business_day(on or today(), park.opened_on),
    )  # fmt: skip
    capital.save(force_insert=True)
    _tell(park, "declare_capital", by, investor=capital.investor, fen=capital.fen, source=capital.source)
    return capital


@transaction.atomic
def withdraw_capital(capital: SocialCapital, *, ground: str, by: Actor) -> SocialCapital:
    """撤回: what was declared wrongly counts no more, from today; the reason stays with it."""
    fresh = lock(capital)
    require(KEEP_PARKS, fresh, by)
    if fresh.withdrawn_on:
        raise Refused(_("这笔已在 %s 撤回。") % fresh.withdrawn_on)
    said = needed(ground, "ground")
    return record_change(capital, "withdraw_capital", by=by, note=said, withdrawn_on=today(), ground=said)


def _height(level: str, stars: int) -> tuple[int, int]:
    return RANK[ParkLevel(level)], stars


def _tell(park: Park, deed: str, by: Actor, **after: object) -> None:
    journal.append(park.county_id, f"projects.{deed}", by=by, subject=journal.subject_of(park), after=after)
