"""Classes: opened, filled in one deed a list of names, and ended with all but those who did not complete."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from silian.chains.models import Chain, Enterprise
from silian.kernel import journal
from silian.kernel.access import Actor, require
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import advance
from silian.organisations.models import Unit
from silian.talent.actions.roster import people_of, read_roster
from silian.talent.models import Enrolment, Individual, TrainingClass
from silian.talent.permissions import TRAIN


@transaction.atomic
def open_class(
    keeper: Unit,
    name: str,
    *,
    kind: str,
    school: str,
    major: str,
    starts_on: date,
    due: date,
    by: Actor,
    chain: Chain | None = None,
    enterprise: Enterprise | None = None,
) -> TrainingClass:
    """Opens a class that `keeper` runs, for a chain, an enterprise, or both; `due` is its planned last day."""
    require(TRAIN, keeper, by)
    if not (chain or enterprise):
        raise Refused(_("请选产业链或企业：班次要写明为谁而办。"), {"chain": _("缺产业链或企业")})
    if any(of and of.county_id != keeper.county_id for of in (chain, enterprise)):
        raise Refused(_("产业链和企业要是本县的。"), {"chain": _("不在本县")})
    if due < starts_on:
        raise Refused(_("计划结业日期不能早于开班日期 %s。") % starts_on, {"due": _("早于开班日期")})
    training = TrainingClass(
        county_id=keeper.county_id, kind=kind, name=name.strip(), school=school.strip(), major=major, chain=chain,
        enterprise=enterprise, keeper=keeper, starts_on=starts_on, due=due,
    )  # fmt: skip
    training.save(force_insert=True)
    after = {"kind": kind, "major": major, "keeper": str(keeper), "from": starts_on.isoformat(), "due": due.isoformat()}
    journal.append(training.county_id, "talent.open_class", by=by, subject=journal.subject_of(training), after=after)
    return training


@transaction.atomic
def enrol(
    training: TrainingClass, roster: str, *, learner: str, on: date, by: Actor, version: int | None = None
) -> list[Enrolment]:
    """Enrols everybody of a pasted list (see `roster`) as one kind of learner, all or nobody; one journal line.

    The journal keeps how many and a digest of the list, no names.
    """
    require(TRAIN, training, by)
    if on < training.starts_on or on > today():
        span = {"first": training.starts_on, "last": today()}
        raise Refused(_("入班日期应在开班日期 %(first)s 到今天 %(last)s 之间。") % span, {"on": _("日期不对")})
    named = read_roster(roster)
    people = people_of(training.county_id, named, learner)
    _not_there_yet(training, people, [one.line for one in named])
    rows = [
        Enrolment(county_id=training.county_id, training_class=training, individual=person, enrolled_on=on)
        for person in people
    ]
    Enrolment.objects.bulk_create(rows)
    told = {"people": len(rows), "learner": learner, "on": on, "roster": journal.digest(roster)}
    advance(training, "enrol", by=by, version=version, details=told)
    return rows


def _not_there_yet(training: TrainingClass, people: list[Individual], lines: list[int]) -> None:
    there = set(Enrolment.objects.filter(training_class=training).values_list("individual_id", flat=True))
    again = [str(line) for line, person in zip(lines, people, strict=True) if person.pk in there]
    if again:
        sentence = _("第 %s 行已在这个班里，请从名单移出。") % "、".join(again[:20])
        raise Refused(sentence, {"roster": sentence})


@transaction.atomic
def finish_class(
    training: TrainingClass, *, on: date, by: Actor, without: Collection[UUID] = (), version: int | None = None
) -> TrainingClass:
    """Ends the class: all completed it on that day but those enrolments that are named in `without`."""
    learners = Enrolment.objects.filter(training_class=training)
    latest = max([training.starts_on, *learners.values_list("enrolled_on", flat=True)])
    if on < latest or on > today():
        span = {"first": latest, "last": today()}
        raise Refused(_("结业日期应在 %(first)s 到今天 %(last)s 之间。") % span, {"on": _("日期不对")})
    learners.exclude(pk__in=without).update(finished_on=on)
    details = {"completed": learners.filter(finished_on=on).count(), "without": [str(key) for key in without]}
    return advance(training, "finish_class", by=by, version=version, details=details, finished_on=on)


def cancel_class(training: TrainingClass, *, reason: str, by: Actor, version: int | None = None) -> TrainingClass:
    """Calls a class off in which nobody is enrolled."""
    if not reason.strip():
        raise Refused(_("请写明原因。"), {"reason": _("缺原因")})
    return advance(training, "cancel_class", by=by, version=version, note=reason.strip())
