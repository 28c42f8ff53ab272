"""Raising a matter: by somebody signed in, by a clerk on behalf of the raiser, or by the public with a receipt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from silian.chains.models import Chain
from silian.kernel.access import Actor, allow
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import admit
from silian.kernel.numbering import next_number
from silian.kernel.programmes import PROGRAMME, documents
from silian.matters.actions.filing import keep_standing
from silian.matters.kinds import checked_answers, kind_of
from silian.matters.lifecycle import SUBMITTED
from silian.matters.models import Channel, Matter, Round
from silian.matters.permissions import RAISE
from silian.matters.receipts import mint_receipt, receipt_digest
from silian.organisations.models import Unit

PATTERN = "SX{year}-{number:04d}"


@dataclass(frozen=True)
class Raiser:
    """Who raises: a unit (an enterprise, a village), or a person by name, who may wish to stay unnamed."""

    unit: Unit | None = None
    name: str = ""
    phone: str = ""
    anonymous: bool = False


@transaction.atomic
def raise_matter(
    county: str,
    *,
    kind: str,
    title: str,
    by: Actor,
    raiser: Raiser,
    detail: str = "",
    channel: str = Channel.OTHER,
    raised_on: date | None = None,
    chain: Chain | None = None,
    located_in: Unit | None = None,
    answers: Mapping[str, Any] | None = None,
    origin: tuple[str, str] = ("", ""),
) -> Matter:
    """Enters a matter as 待受理, in the raiser's own name or on behalf of one."""
    allow(RAISE, county, by)
    matter = _new(county, kind, title, raiser, detail, channel, raised_on or today(), chain, located_in, answers)
    matter.entered_by = UUID(by.id) if by.kind == "account" else None
    matter.origin_kind, matter.origin_id = origin
    return _enter(matter, by, source=str(matter.get_channel_display()))


@transaction.atomic
def raise_publicly(county: str, *, kind: str, title: str, detail: str, raiser: Raiser, by: Actor) -> tuple[Matter, str]:
    """Enters a matter raised without an account; gives the matter and its 查询码, which is shown once and not kept."""
    if not kind_of(county, kind).public:
        raise Refused(_("这类事项要登录后登记。"), {"kind": _("请选择其他类型。")})
    matter = _new(county, kind, title, raiser, detail, Channel.ONLINE, today(), None, None, None)
    receipt = mint_receipt()
    matter.receipt = receipt_digest(county, receipt)
    return _enter(matter, by, source="public"), receipt


def number_for(county: str, year: int) -> str:
    """The next 事项编号 of the county, in the pattern that its programmes set."""
    settings = [p.settings.number for p in documents(county, PROGRAMME).values()]
    return next_number(county, "matter", year, settings[0] if settings else PATTERN)


def _new(
    county: str, kind: str, title: str, raiser: Raiser, detail: str, channel: str, raised_on: date,
    chain: Chain | None, located_in: Unit | None, answers: Mapping[str, Any] | None,
) -> Matter:  # fmt: skip
    found = kind_of(county, kind)
    title, detail = _clean(title), _clean(detail)
    if not 4 <= len(title) <= 200:
        raise Refused(_("请用一句话说清什么事，4 至 200 个字。"), {"title": _("4 至 200 个字。")})
    if raised_on > today():
        raise Refused(_("提出日期不能晚于今天。"), {"raised_on": _("不能晚于今天。")})
    _same_county(county, raiser.unit, chain, located_in)
    if not (raiser.unit or raiser.name.strip() or raiser.anonymous):
        raise Refused(_("请填写谁提出的：单位或个人。"), {"raiser": _("请填写提出方。")})
    return Matter(
        county_id=county, kind=kind, title=title, detail=detail, channel=channel, raised_on=raised_on,
        raiser_unit=raiser.unit, raiser_name=_clean(raiser.name)[:60], raiser_phone=_clean(raiser.phone)[:30],
        anonymous=raiser.anonymous, chain=chain, located_in=located_in, answers=checked_answers(found, answers or {}),
    )  # fmt: skip


def _enter(matter: Matter, by: Actor, source: str) -> Matter:
    matter.number = number_for(matter.county_id, today().year)
    admit(matter, SUBMITTED.name, by=by, source=source)
    keep_standing(matter, matter.raised_on)
    return first_round(matter)


def first_round(matter: Matter) -> Matter:
    """Gives a new matter its first round, whose clock is set when it is accepted."""
    matter.round = Round(county_id=matter.county_id, matter=matter)
    matter.round.save(force_insert=True)
    Matter.objects.filter(pk=matter.pk).update(round=matter.round)
    return matter


def _clean(text: str) -> str:
    """Text without characters that a database or a page cannot carry."""
    kept = "".join(c for c in text if c in "\n\t" or (c.isprintable() and not 0xD800 <= ord(c) <= 0xDFFF))
    return kept.strip()


def _same_county(county: str, *records: Any) -> None:
    for record in records:
        if record is not None and record.county_id != county:
            raise Refused(_("“%s”不在本县，不能选。") % record)
