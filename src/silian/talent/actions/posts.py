"""先锋岗、示范岗: a post of an enterprise gets a title; with both it is one post. It may lose them again."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from silian.chains.models import Enterprise
from silian.kernel import journal
from silian.kernel.access import Actor, require
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import record_change
from silian.talent.actions.roster import person_of
from silian.talent.models import ModelPost
from silian.talent.permissions import PARTY

TITLES = {"pioneer": "pioneer_on", "model": "model_on"}


@transaction.atomic
def name_model_post(
    enterprise: Enterprise, post: str, *, title: str, on: date, by: Actor, name: str = "", mark: str = ""
) -> ModelPost:
    """Names a post of the enterprise a pioneer post or a model post (a key of `TITLES`) from a day on.

    A post that has the other title already gets this one beside it. `name` and `mark` tell who holds the post.
    """
    require(PARTY, enterprise, by)
    if on > today():
        raise Refused(_("命名日期不能晚于今天。"), {"on": _("晚于今天")})
    if not post.strip():
        raise Refused(_("请写明岗位。"), {"post": _("缺岗位")})
    there = ModelPost.objects.filter(enterprise=enterprise, post=post.strip(), to_on=None).first()
    if there is None:
        return _name_new(enterprise, post.strip(), title, on, by, name, mark)
    if getattr(there, TITLES[title]):
        raise Refused(_("%s 已有这个称号。") % there, {"title": _("已有这个称号")})
    added: dict[str, Any] = {TITLES[title]: on}
    return record_change(there, "add_title", by=by, **added)


def _name_new(enterprise: Enterprise, post: str, title: str, on: date, by: Actor, name: str, mark: str) -> ModelPost:
    holder = person_of(enterprise.county_id, name, mark) if name.strip() else None
    row = ModelPost(
        county_id=enterprise.county_id, enterprise=enterprise, post=post, individual=holder, **{TITLES[title]: on}
    )
    row.save(force_insert=True)
    after = {"title": title, "on": on.isoformat(), "holder": str(holder or "")}
    journal.append(row.county_id, "talent.name_model_post", by=by, subject=journal.subject_of(row), after=after)
    return row


@transaction.atomic
def end_model_post(row: ModelPost, *, on: date, reason: str, by: Actor, version: int | None = None) -> ModelPost:
    """Takes the titles off a post from a day on."""
    require(PARTY, row, by)
    named = max(day for day in (row.pioneer_on, row.model_on) if day)
    if row.to_on or on <= named or on > today():
        raise Refused(_("撤销日期应在命名日期 %s 之后、不晚于今天。") % named, {"on": _("日期不对")})
    if not reason.strip():
        raise Refused(_("请写明原因。"), {"reason": _("缺原因")})
    return record_change(row, "end_model_post", by=by, version=version, note=reason.strip(), to_on=on)
