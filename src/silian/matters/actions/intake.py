"""Raising a matter: by somebody signed in, by a clerk on behalf of the raiser, or by the public with a receipt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from silian.chains.models import Chain
from silian.kernel.access import Actor, allow
from silian.kernel.attachments import attach
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import admit
from silian.matters.actions._filing import keep_standing, same_county
from silian.matters.actions._numbers import number_for
from silian.matters.actions._rounds import first_round
from silian.matters.kinds import checked_answers, kind_of
from silian.matters.lifecycle import SUBMITTED
from silian.matters.models import Channel, Matter
from silian.matters.permissions import RAISE
from silian.matters.queries import own_units
from silian.matters.receipts import mint_receipt, receipt_digest
from silian.organisations.models import Unit, UnitKind
from silian.organisations.queries import place_of

Answers = Mapping[str, Any]


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
    answers: Answers | None = None,
    origin: tuple[str, str] = ("", ""),
    files: Iterable[UploadedFile[Any]] = (),
) -> Matter:
    """Enters a matter as 待受理, in the raiser's own name or on behalf of one."""
    allow(RAISE, county, by)
    _may_speak_for(by, county, raiser)
    matter = _new(county, kind, title, raiser, detail, answers or {}, located_in)
    same_county(county, chain)
    matter.channel, matter.chain, matter.raised_on = channel, chain, raised_on or today()
    if matter.raised_on > today():
        raise Refused(_("提出日期不能晚于今天。"), {"raised_on": _("不能晚于今天。")})
    matter.entered_by = UUID(by.id) if by.kind == "account" else None
    matter.origin_kind, matter.origin_id = origin
    _enter(matter, by, source=str(matter.get_channel_display()))
    for file in files:
        attach(file, to=matter, by=by)
    return matter


@transaction.atomic
def raise_publicly(
    county: str,
    *,
    kind: str,
    title: str,
    detail: str,
    raiser: Raiser,
    by: Actor,
    located_in: Unit | None = None,
    answers: Answers | None = None,
) -> tuple[Matter, str]:
    """Enters a matter raised without an account; gives the matter and its 查询码, which is shown once and not kept."""
    if not kind_of(county, kind).public:
        raise Refused(_("这类事项要登录后登记。"), {"kind": _("请选择其他类型。")})
    matter = _new(county, kind, title, raiser, detail, answers or {}, located_in)
    matter.channel, matter.raised_on = Channel.ONLINE, today()
    receipt = mint_receipt()
    matter.receipt = receipt_digest(county, receipt)
    return _enter(matter, by, source="public"), receipt


def _may_speak_for(by: Actor, county: str, raiser: Raiser) -> None:
    """Who may raise only as themself raises in no other name: an enterprise contact speaks for the enterprise."""
    own = own_units(by, county)
    if own is not None and (raiser.unit is None or raiser.unit.pk not in own):
        raise Refused(_("您只能以本单位的名义登记。"), {"unit": _("请选本单位。")})


def _new(
    county: str, kind: str, title: str, raiser: Raiser, detail: str, answers: Answers, located_in: Unit | None
) -> Matter:
    found = kind_of(county, kind)
    title, detail = _clean(title), _clean(detail)
    if not 4 <= len(title) <= 200:
        raise Refused(_("请用一句话说清什么事，4 至 200 个字。"), {"title": _("4 至 200 个字。")})
    same_county(county, raiser.unit, located_in)
    if not (raiser.unit or raiser.name.strip() or raiser.anonymous):
        raise Refused(_("请填写谁提出的：单位或个人。"), {"unit": _("请填写提出方。")})
    return Matter(
        county_id=county, kind=kind, title=title, detail=detail, answers=checked_answers(found, answers),
        raiser_unit=raiser.unit, raiser_name=_clean(raiser.name)[:60], raiser_phone=_clean(raiser.phone)[:30],
        anonymous=raiser.anonymous, located_in=located_in or _town_of(raiser.unit),
    )  # fmt: skip


def _town_of(unit: Unit | None) -> Unit | None:
    """The township in which the raiser stands, so that its clerks see what their enterprises raise."""
    place = place_of(unit) if unit else None
    keys = [key for key in place.path.split("/") if key] if place else []
    return Unit.objects.filter(pk__in=keys, kind=UnitKind.TOWNSHIP).first()


def _enter(matter: Matter, by: Actor, source: str) -> Matter:
    matter.number = number_for(matter.county_id, today().year)
    admit(matter, SUBMITTED.name, by=by, source=source)
    keep_standing(matter, matter.raised_on)
    return first_round(matter)


def _clean(text: str) -> str:
    """Text without characters that a database or a page cannot carry."""
    kept = "".join(c for c in text if c in "\n\t" or (c.isprintable() and not 0xD800 <= ord(c) <= 0xDFFF))
    return kept.strip()
