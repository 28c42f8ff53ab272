"""Opening a county, opening units, moving them in the tree, closing them."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import Q, Value
from django.db.models.functions import Concat, Substr
from django.utils.translation import gettext as _

from silian.kernel import journal
from silian.kernel.access import Actor, allow, require
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import record_change
from silian.organisations.models import Affiliation, County, Placement, Post, Seat, Unit, UnitKind
from silian.organisations.permissions import MANAGE
from silian.organisations.queries.tree import in_force, place_of

FOUNDED = date(1949, 10, 1)  # a county's root unit is there for as long as anybody may ask


@transaction.atomic
def open_county(code: str, name: str, *, by: Actor, parent: County | None = None) -> County:
    """Opens a county with the unit at the top of its tree."""
    if County.objects.filter(pk=code).exists():
        raise Refused(_("代码为“%s”的县已经有了。") % code)
    if not by.unlimited:
        raise Refused(_("新开一个县由系统管理员用命令 silian county add 办理。"))
    county = County.objects.create(code=code, name=name, parent=parent)
    open_unit(county, UnitKind.COUNTY, name, by=by, code=code, on=FOUNDED)
    return county


@transaction.atomic
def open_unit(
    county: County | str,
    kind: str,
    name: str,
    *,
    by: Actor,
    on: date,
    parent: Unit | None = None,
    code: str = "",
    short_name: str = "",
) -> Unit:
    """Opens a unit under a parent from a day on; only a county's root has no parent."""
    county_code = county if isinstance(county, str) else county.pk
    if parent:
        require(MANAGE, parent, by)
    else:
        allow(MANAGE, county_code, by)
    return add_unit(county_code, kind, name, by=by, on=on, parent=parent, code=code, short_name=short_name)


def add_unit(
    county_code: str, kind: str, name: str, *, by: Actor, on: date, parent: Unit | None, code: str = "", short_name: str = ""
) -> Unit:  # fmt: skip
    """Opens a unit for a room upstairs that has asked its own permission: an enterprise, a branch."""
    name = name.strip()
    if not name:
        raise Refused(_("请填写单位名称。"), {"name": _("缺名称")})
    above = _place_under(parent, on, county_code)
    if Unit.objects.filter(county_id=county_code, name=name, closed_on=None).exists():
        raise Refused(_("本县已有名为“%s”的单位，请核对是不是同一家。") % name, {"name": _("单位重名")})
    unit = Unit(county_id=county_code, kind=kind, name=name, short_name=short_name, opened_on=on)
    unit.save(force_insert=True)
    path = f"{above.path if above else '/'}{unit.pk.hex}/"
    Placement.objects.create(county_id=county_code, unit=unit, parent=parent, code=code, path=path, from_on=on)
    after = {"kind": str(kind), "parent": str(parent or ""), "code": code, "on": on.isoformat()}
    journal.append(county_code, "organisations.open_unit", by=by, subject=journal.subject_of(unit), after=after)
    return unit


def _place_under(parent: Unit | None, on: date, county: str) -> Placement | None:
    if parent is None:
        if Placement.objects.filter(county_id=county, parent=None).exists():
            raise Refused(_("请选择上级单位：本县已有最上一级单位。"), {"parent": _("缺上级单位")})
        return None
    if parent.county_id != county:
        raise Refused(_("上级单位在另一个县，不能放在那里。"), {"parent": _("不在本县")})
    above = place_of(parent, on)
    if above is None:
        raise Refused(_("%(unit)s 在 %(day)s 还没有设立。") % {"unit": parent, "day": on})
    return above


@transaction.atomic
def move_unit(unit: Unit, *, under: Unit, on: date, by: Actor, code: str | None = None, ground: str = "") -> Placement:
    """Puts a unit, with everything below it, under another parent from a day on; earlier days keep the old place."""
    require(MANAGE, unit, by)
    require(MANAGE, under, by)
    above = _place_under(under, on, unit.county_id)
    old = place_of(unit, on)
    if above is None or old is None:
        raise Refused(_("%(unit)s 在 %(day)s 还没有设立。") % {"unit": unit, "day": on})
    if above.path.startswith(old.path):
        raise Refused(_("不能把 %(unit)s 放到它自己的下级 %(under)s 之下。") % {"unit": unit, "under": under})
    if old.from_on >= on:
        raise Refused(_("%(unit)s 在 %(day)s 当天或之后已有变动，请改用更晚的日期。") % {"unit": unit, "day": on})
    path = f"{above.path}{unit.pk.hex}/"
    _move_below(unit.county_id, old, path, on)
    old.to_on = on
    old.save(update_fields=["to_on"])
    place = Placement.objects.create(
        county_id=unit.county_id, unit=unit, parent=under, path=path, from_on=on,
        code=old.code if code is None else code,
    )  # fmt: skip
    before = {"parent": str(old.parent), "code": old.code}
    after = {"parent": str(under), "code": place.code, "on": on.isoformat()}
    journal.append(
        unit.county_id, "organisations.move_unit", by=by, subject=journal.subject_of(unit),
        before=before, after=after, note=ground,
    )  # fmt: skip
    return place


def _move_below(county: str, old: Placement, path: str, on: date) -> None:
    """Ends the present places below a moved unit and begins them anew under its new path."""
    below = Placement.objects.filter(in_force(on), county_id=county, path__startswith=old.path).exclude(pk=old.pk)
    moved = list(below.annotate(new_path=Concat(Value(path), Substr("path", len(old.path) + 1))))
    for place in moved:
        if place.from_on == on:
            Placement.objects.filter(pk=place.pk).update(path=place.new_path)
            continue
        Placement.objects.filter(pk=place.pk).update(to_on=on)
        Placement.objects.create(
            county_id=county, unit_id=place.unit_id, parent_id=place.parent_id, code=place.code,
            path=place.new_path, from_on=on, to_on=place.to_on,
        )  # fmt: skip


@transaction.atomic
def close_unit(unit: Unit, *, on: date, by: Actor, ground: str) -> Unit:
    """Closes a unit from a day on; refuses while units stand below it, or people hold its seats."""
    require(MANAGE, unit, by)
    if unit.closed_on:
        raise Refused(_("%(unit)s 已在 %(day)s 撤销。") % {"unit": unit, "day": unit.closed_on})
    below = Placement.objects.filter(in_force(on), parent=unit).count()
    if below:
        raise Refused(_("%(unit)s 下面还有 %(n)d 个单位，请先调整它们的上级。") % {"unit": unit, "n": below})
    if Post.objects.filter(Q(to_on=None) | Q(to_on__gt=on), seat__unit=unit).exists():
        raise Refused(_("%s 还有人在任，请先免去。") % unit)
    place = place_of(unit, on)
    if place is None or place.from_on >= on:
        raise Refused(_("撤销日期应晚于 %s。") % (place.from_on if place else unit.opened_on), {"on": _("日期太早")})
    Placement.objects.filter(unit=unit, to_on=None).update(to_on=on)
    Seat.objects.filter(unit=unit, closed_on=None).update(closed_on=on)
    return record_change(unit, "close_unit", by=by, note=ground, closed_on=on)


@transaction.atomic
def affiliate(unit: Unit, body: Unit, kind: str, *, on: date, by: Actor) -> Affiliation:
    """Makes a unit a member of a body that does not manage it, from a day on; the body's side decides."""
    require(MANAGE, body, by)
    if unit.county_id != body.county_id:
        raise Refused(_("%s 不是本县的单位。") % unit)
    there = Affiliation.objects.filter(Q(to_on=None) | Q(to_on__gt=on), unit=unit, body=body, kind=kind).first()
    if there:
        raise Refused(_("%(unit)s 从 %(day)s 起已在 %(body)s。") % {"unit": unit, "body": body, "day": there.from_on})
    row = Affiliation(county_id=body.county_id, unit=unit, body=body, kind=kind, from_on=on)
    row.save(force_insert=True)
    after = {"body": str(body), "kind": kind, "on": on.isoformat()}
    journal.append(body.county_id, "organisations.affiliate", by=by, subject=journal.subject_of(unit), after=after)
    return row


@transaction.atomic
def end_affiliation(row: Affiliation, *, on: date, by: Actor, ground: str = "") -> Affiliation:
    """Ends a membership on a day."""
    require(MANAGE, row.body, by)
    if row.to_on or on < row.from_on:
        raise Refused(_("%(unit)s 在 %(day)s 不在 %(body)s。") % {"unit": row.unit, "body": row.body, "day": on})
    return record_change(row, "end_affiliation", by=by, note=ground, to_on=on)
