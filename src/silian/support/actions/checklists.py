"""Opening checklists, claiming an item with its evidence, verifying it, sending it back, letting it fall back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from silian.kernel import journal
from silian.kernel.access import Actor, allow, require
from silian.kernel.attachments import attach
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import advance, lock, record_change
from silian.organisations.models import Unit, UnitKind
from silian.support.checklists import DeclaredChecklist, checklist_named
from silian.support.models import Checklist, Claim, Item
from silian.support.permissions import CLAIM, KEEP_CHECKLISTS


@transaction.atomic
def open_checklists(county: str, kind: str, units: Sequence[Unit], *, on: date, by: Actor) -> list[Checklist]:
    """Opens a declared checklist for several units at once: all of them or none, with one journal line."""
    allow(KEEP_CHECKLISTS, county, by)
    made = add_checklists(county, kind, units, on=on)
    after = {"checklist": kind, "on": on.isoformat(), "units": [str(unit.pk) for unit in units]}
    journal.append(county, "support.open_checklists", by=by, after=after)
    return made


def add_checklists(county: str, kind: str, units: Sequence[Unit], *, on: date) -> list[Checklist]:
    """Opens them for a deed that has asked its own permission and writes its own line: posting a guide."""
    declared = checklist_named(county, kind)
    verifier = _verifier(county, declared)
    _may_be_opened(county, kind, declared, units, on)
    due = on + timedelta(days=declared.within)
    made = [
        Checklist(county_id=county, kind=kind, unit=unit, verifier=verifier, opened_on=on, due=due) for unit in units
    ]
    Checklist.objects.bulk_create(made)
    Item.objects.bulk_create(
        Item(county_id=county, checklist=checklist, name=name, title=item.title, evidence=item.evidence, order=order)
        for checklist in made
        for order, (name, item) in enumerate(declared.items.items())
    )
    return made


def _verifier(county: str, declared: DeclaredChecklist) -> Unit:
    found = Unit.objects.filter(county_id=county, name=declared.verified_by, closed_on=None).first()
    if found is None:
        told = {"title": declared.title, "unit": declared.verified_by}
        raise Refused(
            _("清单“%(title)s”由“%(unit)s”核实，本县还没有这个单位：请先登记单位，或改 checklists.yaml。") % told
        )
    return found


def _may_be_opened(county: str, kind: str, declared: DeclaredChecklist, units: Sequence[Unit], on: date) -> None:
    if on > today():
        raise Refused(_("建立日期不能晚于今天。"), {"on": _("晚于今天")})
    if not units:
        raise Refused(_("请选要建清单的单位。"), {"units": _("请选择。")})
    if wrong := [unit for unit in units if unit.county_id != county or unit.kind != declared.of]:
        told = {"unit": wrong[0], "kind": UnitKind(declared.of).label, "title": declared.title}
        raise Refused(_("%(unit)s不是本县的%(kind)s，不能建“%(title)s”清单。") % told, {"units": _("单位不对")})
    there = (
        Checklist.objects.filter(county_id=county, kind=kind, unit__in=units, to_on=None).select_related("unit").first()
    )
    if there:
        told = {"unit": there.unit, "title": declared.title}
        raise Refused(_("%(unit)s已经有“%(title)s”清单。") % told, {"units": _("已经有清单")})


@transaction.atomic
def end_checklist(checklist: Checklist, *, on: date, reason: str, by: Actor, version: int | None = None) -> Checklist:
    """Ends a checklist with its reason; what was proved until then stays on record."""
    require(KEEP_CHECKLISTS, checklist, by)
    fresh = lock(checklist, version=version)
    if fresh.to_on:
        raise Refused(_("这份清单已在 %s 结束。") % fresh.to_on)
    if not fresh.opened_on <= on <= today():
        raise Refused(_("结束日期应在 %s 和今天之间。") % fresh.opened_on, {"on": _("请改日期。")})
    told = _reason(reason)
    return record_change(checklist, "end_checklist", by=by, version=version, to_on=on, ended_for=told[:100])


@transaction.atomic
def claim_item(
    item: Item, *, by: Actor, files: Iterable[UploadedFile[Any]] = (), words: str = "", version: int | None = None
) -> Claim:
    """Says that the unit has it, with the evidence that is wanted."""
    require(CLAIM, item, by)
    kept = list(files)
    _may_be_claimed(item, kept, words)
    claim = Claim(
        county_id=item.county_id, item=item, words=words.strip()[:300], claimed_on=today(), claimed_by=by.id,
        claimant=by.label,
    )  # fmt: skip
    for file in kept:
        attach(file, to=claim, by=by)
    advance(item, "claim", by=by, version=version, details={"files": [file.name for file in kept]})
    claim.save(force_insert=True)
    return claim


def _may_be_claimed(item: Item, files: list[UploadedFile[Any]], words: str) -> None:
    if item.checklist.to_on:
        raise Refused(_("这份清单已在 %s 结束，不能再申报。") % item.checklist.to_on)
    if item.evidence and not files:
        raise Refused(_("请附上证明：%s。") % item.evidence, {"photos": _("请拍照或传文件。")})
    if not item.evidence and not words.strip():
        raise Refused(_("请写一句落实的情况。"), {"words": _("请填写。")})


@transaction.atomic
def verify_item(item: Item, *, by: Actor, version: int | None = None) -> Item:
    """Another person has looked, and it is so."""
    advance(item, "verify", by=by, version=version)
    Claim.objects.filter(item=item, closed_on=None).update(verified_on=today(), verified_by=by.label)
    return item


@transaction.atomic
def send_back_item(item: Item, *, reason: str, by: Actor, version: int | None = None) -> Item:
    """The evidence does not prove it; the reason says what is missing."""
    told = _reason(reason)
    advance(item, "send_back", by=by, version=version, note=told)
    Claim.objects.filter(item=item, closed_on=None).update(closed_on=today(), closed_for=told[:200])
    return item


@transaction.atomic
def fall_back(item: Item, *, on: date, reason: str, by: Actor, version: int | None = None) -> Item:
    """The unit does not have it any more, from a day on; what was figured before that day stays."""
    told = _reason(reason)
    advance(item, "fall_back", by=by, version=version, note=told, details={"on": on})
    claim = item.claims.get(closed_on=None)
    if not (claim.verified_on and claim.verified_on < on <= today()):
        raise Refused(_("日期应晚于核实日期 %s，不晚于今天。") % claim.verified_on, {"on": _("请改日期。")})
    Claim.objects.filter(pk=claim.pk).update(closed_on=on, closed_for=told[:200])
    return item


def _reason(reason: str) -> str:
    if not reason.strip():
        raise Refused(_("请写明原因。"), {"reason": _("请填写。")})
    return reason.strip()
