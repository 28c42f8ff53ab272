"""Service groups N+1: forming one around a landing enterprise, the errands that its branches owe, ending it."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from silian.chains.models import Enterprise
from silian.chains.queries import branches_of
from silian.kernel import journal
from silian.kernel.access import Actor, require
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import lock, record_change
from silian.kernel.subjects import Subject
from silian.organisations import actions as organisations
from silian.organisations.models import Body, Unit, UnitKind
from silian.support.models import Errand, Group
from silian.support.permissions import HANDLE, SERVE
from silian.support.queries import Branch, branches_serving, subject_of
from silian.support.sections import support_of


@transaction.atomic
def open_group(enterprise: Enterprise, *, on: date, by: Actor) -> Group:
    """Forms the service group of a landing enterprise: the county's branches, its township's, and its own branch.

    Bodies that the pattern wants around the enterprise and that are missing are formed, the township's below the township.
    """
    require(SERVE, enterprise, by)
    formation = support_of(enterprise.county_id).formation
    if not formation:
        raise Refused(_("专项里还没有写明服务链的组织模式（support.yaml 的 formation）。"))
    if on > today():
        raise Refused(_("组建日期不能晚于今天。"), {"on": _("晚于今天")})
    if Group.objects.filter(enterprise=enterprise, to_on=None).exists():
        raise Refused(_("%s 已经有服务组。") % enterprise, {"enterprise": _("已有服务组")})
    group = Group(county_id=enterprise.county_id, enterprise=enterprise, formation=formation, from_on=on)
    group.save(force_insert=True)
    subject = subject_of(enterprise, on)
    for branch in branches_serving(group, on):
        if branch.unit is None:
            _form(branch, subject, group, by)
    after = {"formation": formation, "on": on.isoformat()}
    journal.append(group.county_id, "support.open_group", by=by, subject=journal.subject_of(enterprise), after=after)
    return group


def _form(branch: Branch, subject: Subject, group: Group, by: Actor) -> None:
    """The enterprise's own branch takes its place; for a township that has none yet, one is opened below it."""
    if branch.level.over != "enterprise" or branch.owner is None:
        return
    unit: Unit | None
    if branch.owner == group.enterprise.unit:
        unit = branches_of(group.enterprise).order_by("opened_on").first()
    else:
        unit = organisations.open_unit(
            group.county_id, UnitKind.BRANCH, branch.level.name_for(subject.label), by=by, on=group.from_on, parent=branch.owner
        )  # fmt: skip
    if unit:
        organisations.form_body(
            group.county_id, group.formation, branch.field, subject, on=group.from_on, by=by, unit=unit
        )


@transaction.atomic
def open_errand(group: Group, *, field: str, text: str, due: date, by: Actor) -> Errand:
    """Puts an errand on the group: in a field of service, which says what unit owes it, until a day."""
    require(SERVE, group, by)
    if group.to_on:
        raise Refused(_("服务组已在 %s 结束，不能再列服务事项。") % group.to_on)
    if not text.strip():
        raise Refused(_("请写明要办什么。"), {"text": _("请填写。")})
    if due < today():
        raise Refused(_("时限不能早于今天。"), {"due": _("早于今天")})
    owner = next((branch.owner for branch in branches_serving(group) if branch.field == field), None)
    if owner is None:
        raise Refused(_("这项服务还没有对应的单位，请先在组织图里配齐。"), {"field": _("没有单位")})
    errand = Errand(county_id=group.county_id, group=group, field=field, text=text.strip(), owner=owner, due=due)
    errand.save(force_insert=True)
    after = {"errand": errand.text, "owner": str(owner), "due": due.isoformat()}
    journal.append(group.county_id, "support.open_errand", by=by, subject=journal.subject_of(group), after=after)
    return errand


@transaction.atomic
def complete_errand(errand: Errand, *, on: date, result: str, by: Actor, version: int | None = None) -> Errand:
    """Records that the unit has done the errand, on which day, and with what result."""
    require(HANDLE, errand, by)
    fresh = lock(errand, version=version)
    if fresh.done_on:
        raise Refused(_("这项服务已在 %s 办完。") % fresh.done_on)
    if not fresh.group.from_on <= on <= today():
        raise Refused(_("完成日期应在服务组组建之后，不晚于今天。"), {"on": _("请改日期。")})
    if not result.strip():
        raise Refused(_("请写明办成了什么。"), {"result": _("请填写。")})
    return record_change(errand, "complete_errand", by=by, version=version, done_on=on, result=result.strip()[:200])


@transaction.atomic
def end_group(group: Group, *, on: date, reason: str, by: Actor, version: int | None = None) -> Group:
    """Ends the group when the enterprise is in normal production; refuses while an errand is open."""
    require(SERVE, group, by)
    fresh = lock(group, version=version)
    if fresh.to_on:
        raise Refused(_("服务组已在 %s 结束。") % fresh.to_on)
    open_ones = fresh.errands.filter(done_on=None).count()
    if open_ones:
        raise Refused(_("还有 %d 项服务事项没有办完，办完后才能结束。") % open_ones)
    if not fresh.from_on <= on <= today():
        raise Refused(_("结束日期不能早于组建日期 %s，也不能晚于今天。") % fresh.from_on, {"on": _("请改日期。")})
    if not reason.strip():
        raise Refused(_("请写明企业的生产情况。"), {"reason": _("请填写。")})
    for body in Body.objects.filter(
        county_id=group.county_id, formation=group.formation, subject_kind="enterprise", to_on=None,
        subject_id=str(group.enterprise_id),
    ):  # fmt: skip
        organisations.end_body(body, on=on, by=by, ground=reason)
    return record_change(group, "end_group", by=by, version=version, to_on=on, ended_for=reason.strip()[:200])
