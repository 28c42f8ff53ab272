"""The stages after signing, each on its day and with its proof; and ending a project with a reason."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from silian.kernel.access import Actor
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import advance
from silian.organisations.actions import fill_formation, form_body
from silian.organisations.models import Unit, UnitKind
from silian.projects.actions._checking import Files, begin, business_day, keep_proof, needed
from silian.projects.actions.agreements import end_with
from silian.projects.lifecycle import REACHED
from silian.projects.models import EndReason, Project
from silian.projects.sections import pipeline_of, sides_of
from silian.projects.subjects import subject_of


@transaction.atomic
def land_project(
    project: Project, *, on: date, township: Unit, by: Actor, proof: Files = (), version: int | None = None
) -> Project:
    """落地: the investor is registered and has its site; the place's own organisation is formed for the project."""
    fresh = begin(project, "land", by=by, version=version)
    if township.county_id != fresh.county_id or township.kind != UnitKind.TOWNSHIP:
        raise Refused(_("请选本县的乡镇。"), {"township": _("请选本县的乡镇。")})
    business_day(on, fresh.last_stage_on)
    kept = keep_proof(fresh, proof, by=by, required=_("注册登记或用地手续"))
    details = {"files": kept, "on": on}
    advance(project, "land", by=by, landed_on=on, township=township, moved_on=_later(fresh, on), details=details)
    _form_the_place(project)
    return project


@transaction.atomic
def start_building(project: Project, *, on: date, by: Actor, proof: Files = (), version: int | None = None) -> Project:
    """开工: building has begun."""
    return _reach(project, "build", on, _("开工照片或施工许可"), proof, by, version)


@transaction.atomic
def begin_production(
    project: Project, *, on: date, by: Actor, proof: Files = (), version: int | None = None
) -> Project:
    """投产: the first production."""
    return _reach(project, "produce", on, _("投产照片或验收材料"), proof, by, version)


@transaction.atomic
def reach_capacity(project: Project, *, on: date, by: Actor, proof: Files = (), version: int | None = None) -> Project:
    """达产: production as it was designed; the follow-up ends here."""
    return _reach(project, "reach_capacity", on, _("达产证明"), proof, by, version)


@transaction.atomic
def end_project(
    project: Project, *, on: date, reason: str, words: str, by: Actor, proof: Files = (), version: int | None = None
) -> Project:
    """终止: the project is given up; its agreements in force end on the same day, an open hand-over lapses."""
    fresh = begin(project, "end", by=by, version=version)
    if reason not in EndReason.values:
        raise Refused(_("请选择终止原因。"), {"reason": _("请选择。")})
    said = needed(words, "words")
    agreements = list(fresh.agreements.filter(ended_on=None))
    business_day(on, max([fresh.last_stage_on, *(agreement.signed_on for agreement in agreements)]))
    for agreement in agreements:
        end_with(agreement, on, said)
    if offered := fresh.waiting_hand_over():
        offered.declined_on, offered.answer = max(on, offered.offered_on), _("项目终止")
        offered.save(update_fields=["declined_on", "answer"])
    details = {"files": keep_proof(fresh, proof, by=by), "on": on}
    return advance(
        project, "end", by=by, note=said, details=details, ended_on=on, end_reason=reason, offered_to=None,
        moved_on=_later(fresh, on),
    )  # fmt: skip


def _reach(project: Project, step: str, on: date, shown: str, proof: Files, by: Actor, version: int | None) -> Project:
    fresh = begin(project, step, by=by, version=version)
    business_day(on, fresh.last_stage_on)
    kept = keep_proof(fresh, proof, by=by, required=shown)
    target = fresh.LIFECYCLE.steps[step].to
    assert target
    details = {"files": kept, "on": on}
    changes: dict[str, Any] = {REACHED[target.name]: on, "moved_on": _later(fresh, on)}
    return advance(project, step, by=by, details=details, **changes)


def _later(project: Project, on: date) -> date:
    return max(project.moved_on, on)


def _form_the_place(project: Project) -> None:
    """The last side of the hand-overs: a branch below the township, with the seats that the pattern wants.

    The landing itself acts, by the programme's pattern: whoever records it needs no right over organisations.
    """
    county, day = project.county_id, today()
    landing = Actor("project", str(project.pk), str(project), unlimited=True)
    formation, side = pipeline_of(county).keepers.formation, sides_of(county)[-1]
    form_body(county, formation, side.name, subject_of(project, day), on=day, by=landing)
    fill_formation(county, formation, on=day, by=landing)
