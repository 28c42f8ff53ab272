"""招商目标: an enterprise outside is listed for a node, its evidence is entered line by line, it is followed, or given up."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from silian.chains.models import Chain, Node, Target, TargetEvidence
from silian.chains.permissions import MAP
from silian.kernel import journal
from silian.kernel.access import Actor, require
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import record_change
from silian.organisations.models import Unit


@transaction.atomic
def add_target(node: Node, name: str, *, follower: Unit, next_on: date, by: Actor, place: str = "") -> Target:
    """Lists an enterprise outside the county for a node; `follower` looks again by `next_on`."""
    require(MAP, node.chain, by)
    name = name.strip()
    if not name:
        raise Refused(_("请写明企业名称。"), {"name": _("缺名称")})
    if node.to_on:
        raise Refused(_("“%s”已停用。") % node)
    if follower.county_id != node.county_id:
        raise Refused(_("%s 不是本县的单位。") % follower, {"follower": _("不在本县")})
    if next_on < today():
        raise Refused(_("下次跟进不能早于今天。"), {"next_on": _("请改")})
    if Target.objects.filter(node=node, name=name, ended_on=None).exists():
        raise Refused(_("“%(node)s”的目标清单里已有 %(name)s。") % {"node": node, "name": name}, {"name": _("已有")})
    target = Target(
        county_id=node.county_id, node=node, name=name, place=place.strip(), follower=follower, next_on=next_on,
        from_on=today(),
    )  # fmt: skip
    target.save(force_insert=True)
    _tell(node.chain, "add_target", by, target=name, node=str(node), follower=str(follower))
    return target


@transaction.atomic
def add_target_evidence(
    target: Target, *, part: str, strength: str, text: str, on: date, source: str, by: Actor
) -> TargetEvidence:
    """Adds a line that can be checked: of which day, from where."""
    require(MAP, target.node.chain, by)
    _still_listed(target)
    if not text.strip() or not source.strip():
        field = "source" if text.strip() else "text"
        raise Refused(_("依据要写明内容和出处，别人才能核对。"), {field: _("请填写。")})
    if on > today():
        raise Refused(_("依据的日期不能晚于今天。"), {"on": _("晚于今天")})
    line = TargetEvidence(
        county_id=target.county_id, target=target, part=part, strength=strength, text=text.strip(), on=on,
        source=source.strip(),
    )  # fmt: skip
    line.save(force_insert=True)
    _tell(target.node.chain, "add_target_evidence", by, target=str(target), text=line.text, source=line.source)
    return line


@transaction.atomic
def follow_target(target: Target, *, next_on: date, by: Actor, version: int | None = None) -> Target:
    """Somebody looked; the next time is due on another day."""
    require(MAP, target.node.chain, by)
    _still_listed(target)
    if next_on <= today():
        raise Refused(_("下次跟进应晚于今天。"), {"next_on": _("请改")})
    return record_change(target, "follow_target", by=by, version=version, next_on=next_on)


@transaction.atomic
def end_target(target: Target, *, reason: str, by: Actor, version: int | None = None) -> Target:
    """Takes a target off the list with the reason: it came, or it is given up."""
    require(MAP, target.node.chain, by)
    _still_listed(target)
    if not reason.strip():
        raise Refused(_("请写明原因，如 已签约落地、对方另有选址。"), {"reason": _("缺原因")})
    return record_change(target, "end_target", by=by, version=version, ended_on=today(), ended_for=reason.strip())


def _still_listed(target: Target) -> None:
    if target.ended_on:
        raise Refused(_("%(name)s 已在 %(day)s 移出清单。") % {"name": target, "day": target.ended_on})


def _tell(chain: Chain, deed: str, by: Actor, **after: str) -> None:
    journal.append(chain.county_id, f"chains.{deed}", by=by, subject=journal.subject_of(chain), after=after)
