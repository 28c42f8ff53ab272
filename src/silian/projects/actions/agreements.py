"""Signing: the agreement that ends the talks, frameworks before it, further ones after it; and ending one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from silian.kernel.access import Actor
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import advance
from silian.projects.actions._checking import Files, begin, business_day, keep_proof, needed, positive
from silian.projects.models import Agreement, Forecast, Party, Project


@transaction.atomic
def sign_agreement(
    project: Project, *, on: date, parties: Sequence[str], fen: int, by: Actor, title: str = "", proof: Files = (),
    version: int | None = None,
) -> Project:  # fmt: skip
    """签约: the investment agreement, its parties in their order, the total investment in fen, which is expected from then on."""
    fresh = begin(project, "sign", by=by, version=version)
    business_day(on, fresh.talks_on)
    kept = keep_proof(fresh, proof, by=by, required=_("协议扫描件"))
    agreement = _new(fresh, title or _("投资协议"), on, parties, fen)
    expected = Forecast(county_id=fresh.county_id, project=fresh, on=on, fen=fen, ground=_("按签订的协议"))
    expected.save(force_insert=True)
    return advance(project, "sign", by=by, signed_on=on, moved_on=_later(fresh, on), details=_told(agreement, kept))


@transaction.atomic
def sign_framework(
    project: Project, *, on: date, parties: Sequence[str], fen: int, by: Actor, title: str = "", proof: Files = (),
    version: int | None = None,
) -> Agreement:  # fmt: skip
    """签框架协议: the project stays in talks, and the amount counts nowhere."""
    fresh = begin(project, "sign_framework", by=by, version=version)
    business_day(on, fresh.talks_on)
    kept = keep_proof(fresh, proof, by=by, required=_("协议扫描件"))
    agreement = _new(fresh, title or _("框架协议"), on, parties, fen, framework=True)
    advance(project, "sign_framework", by=by, moved_on=_later(fresh, on), details=_told(agreement, kept))
    return agreement


@transaction.atomic
def sign_another(
    project: Project, *, on: date, parties: Sequence[str], fen: int, by: Actor, title: str = "", proof: Files = (),
    version: int | None = None,
) -> Agreement:  # fmt: skip
    """另签协议: an agreement beside the first, for an enlargement, or in place of one that is then ended."""
    fresh = begin(project, "sign_another", by=by, version=version)
    business_day(on, fresh.signed_on or fresh.talks_on)
    kept = keep_proof(fresh, proof, by=by, required=_("协议扫描件"))
    agreement = _new(fresh, title or _("补充协议"), on, parties, fen)
    advance(project, "sign_another", by=by, moved_on=_later(fresh, on), details=_told(agreement, kept))
    return agreement


@transaction.atomic
def end_agreement(agreement: Agreement, *, on: date, ground: str, by: Actor, version: int | None = None) -> Agreement:
    """Ends an agreement with its reason; the last one that a signed project stands on ends only with the project."""
    project = begin(agreement.project, "end_agreement", by=by, version=version)
    if agreement.ended_on:
        raise Refused(_("这份协议已在 %s 终止。") % agreement.ended_on)
    others = project.agreements.filter(framework=False, ended_on=None).exclude(pk=agreement.pk)
    if not agreement.framework and not others.exists():
        raise Refused(_("项目只剩这一份投资协议。不再推进的，请终止项目。"))
    business_day(on, agreement.signed_on)
    end_with(agreement, on, needed(ground, "ground"))
    details = {"agreement": str(agreement.pk), "title": agreement.title, "on": on}
    advance(project, "end_agreement", by=by, note=agreement.ground, details=details)
    return agreement


def end_with(agreement: Agreement, on: date, ground: str) -> None:
    """Writes an agreement's end, as a part of a deed that journals it."""
    agreement.ended_on, agreement.ground, agreement.version = on, ground, agreement.version + 1
    agreement.save(update_fields=["ended_on", "ground", "version"])


def _new(
    project: Project, title: str, on: date, parties: Sequence[str], fen: int, *, framework: bool = False
) -> Agreement:
    names = list(dict.fromkeys(needed(name, "parties", 100) for name in parties if name.strip()))
    if len(names) < 2:
        raise Refused(_("协议至少有两方，每行写一方，甲方写在前面。"), {"parties": _("至少写两方。")})
    agreement = Agreement(
        county_id=project.county_id, project=project, title=needed(title, "title", 100), framework=framework,
        fen=positive(fen), signed_on=on,
    )  # fmt: skip
    agreement.save(force_insert=True)
    for order, name in enumerate(names):
        Party(county_id=project.county_id, agreement=agreement, name=name, order=order).save(force_insert=True)
    return agreement


def _later(project: Project, on: date) -> date:
    return max(project.moved_on, on)


def _told(agreement: Agreement, files: list[str]) -> dict[str, object]:
    return {
        "agreement": str(agreement.pk), "title": agreement.title, "fen": agreement.fen, "on": agreement.signed_on,
        "files": files,
    }  # fmt: skip
