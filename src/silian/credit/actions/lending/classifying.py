"""The five grades 五级分类: the nightly run lowers, day by day and without gaps; a person lifts, and says why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Min, Q
from django.utils.translation import gettext as _

from silian.credit.actions.lending._checking import begin, business_day, needed, refuse
from silian.credit.catalogue import grading_of
from silian.credit.engine.grades import Grade, RuleSet
from silian.credit.models import Circumstance, CircumstanceKind, Classification, ClassifiedDay, Loan
from silian.credit.queries.lending.grading import ONE_DAY, File, computed_grade, files_of, grades_on
from silian.kernel import journal
from silian.kernel.access import SYSTEM, Actor
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import advance


@transaction.atomic
def classify_loans(county: str, until: date, *, by: Actor = SYSTEM) -> int:
    """Classifies every night since the last run up to this day, and gives the number of grades that were written.

    A run after a pause writes what runs each night would have written. A grade that the rules would lift stays, until a
    person lifts it.
    """
    rule_sets, since = grading_of(county), _since(county)
    if not rule_sets or since is None or since > until:
        return 0
    live = Q(settled_on=None) | Q(settled_on__gt=since)
    loans = Loan.objects.filter(live, county_id=county, disbursed_on__lte=until).select_related("borrower")
    files = files_of(list(loans))
    rows = [row for group in _by_borrower(files) for row in _nights(group, since, until, rule_sets)]
    Classification.objects.bulk_create(rows, batch_size=500)
    ClassifiedDay.objects.update_or_create(county_id=county, defaults={"on": until})
    lines = [_line(row) for row in rows if row.grade > Grade.PASS]
    ran = journal.Line("credit.classify", after={"from": str(since), "to": str(until), "graded": len(rows)})
    journal.append_all(county, [*lines, ran] if rows else [], by=by)
    return len(rows)


def _since(county: str) -> date | None:
    """The first day that is not classified yet: after the last run, at first the day of the first disbursement."""
    last = ClassifiedDay.objects.select_for_update().filter(county_id=county).first()
    if last is not None:
        return last.on + ONE_DAY
    first: date | None = Loan.objects.filter(county_id=county).aggregate(first=Min("disbursed_on"))["first"]
    return first


def _by_borrower(files: Sequence[File]) -> Iterator[list[File]]:
    groups: defaultdict[UUID, list[File]] = defaultdict(list)
    for file in files:
        groups[file.loan.borrower_id].append(file)
    yield from groups.values()


def _nights(files: list[File], since: date, until: date, rule_sets: Sequence[RuleSet]) -> Iterator[Classification]:
    """What the nights of one borrower's loans write, in the order of the days."""
    if all(file.is_quiet for file in files):
        return
    held = {file.loan.pk: file.graded for file in files}
    days = {day for file in files for day in file.turning_days(rule_sets)}
    days |= {row.on + ONE_DAY for written in held.values() for row in written if row.by_hand} | {since}
    for day in sorted(day for day in days if since <= day <= until):
        for key, (grade, state) in grades_on(day, files, rule_sets).items():
            now = next((row for row in reversed(held[key]) if row.on <= day), None)
            if now is not None and (now.grade >= grade or now.on == day):
                continue
            row = Classification(
                county_id=files[0].loan.county_id, loan_id=key, on=day, grade=grade, days_past_due=state.days,
                ground=_ground(grade, state.days),
            )  # fmt: skip
            held[key].append(row)
            yield row


def _ground(grade: Grade, days: int) -> str:
    if days:
        return _("逾期 %d 天") % days
    return _("按期") if grade is Grade.PASS else _("定性情形")


def _line(row: Classification) -> journal.Line:
    subject = ("credit.loan", str(row.loan_id), "")
    after = {"grade": row.grade, "on": str(row.on), "days_past_due": row.days_past_due}
    return journal.Line("credit.graded", subject, after=after)


@transaction.atomic
def lift_grade(loan: Loan, *, grade: int, words: str, by: Actor, version: int | None = None) -> Classification:
    """上调分类: a person finds that the loan is better than it is held, for a reason; never better than the rules allow."""
    fresh = begin(loan, "lift", by=by, version=version)
    now = fresh.classifications.order_by("-on").first()
    if now is None or not Grade.PASS <= grade < now.grade:
        raise refuse(_("只能比现在的分类更好。"), "grade")
    allowed = computed_grade(fresh, today(), grading_of(fresh.county_id))
    if grade < allowed:
        raise refuse(_("按规则现在最好是“%s”。") % allowed.chinese, "grade")
    if now.on == today():
        raise Refused(_("今天已经分类过，请明天再调。"))
    row = Classification(
        county_id=fresh.county_id, loan=fresh, on=today(), grade=grade, days_past_due=0, by_hand=True,
        ground=needed(words, "words"),
    )  # fmt: skip
    row.save(force_insert=True)
    advance(loan, "lift", by=by, note=row.ground, details={"grade": grade, "before": now.grade})
    return row


@transaction.atomic
def observe_circumstance(
    loan: Loan, *, kind: str, on: date, words: str, by: Actor, version: int | None = None
) -> Circumstance:
    """记情形: what makes the loan worse than its days alone, from a day on, with what it was seen by."""
    fresh = begin(loan, "observe", by=by, version=version)
    business_day(on, fresh.disbursed_on)
    if kind not in CircumstanceKind.values:
        raise refuse(_("请选择情形。"), "kind")
    if fresh.circumstances.filter(kind=kind, to_on=None).exists():
        raise refuse(_("这个情形已经登记，还没有消除。"), "kind")
    row = Circumstance(county_id=fresh.county_id, loan=fresh, kind=kind, from_on=on, ground=needed(words, "words"))
    row.save(force_insert=True)
    advance(loan, "observe", by=by, note=row.ground, details={"kind": kind, "on": on})
    return row


@transaction.atomic
def clear_circumstance(
    loan: Loan, *, kind: str, on: date, words: str, by: Actor, version: int | None = None
) -> Circumstance:
    """消除情形: it holds no longer from this day on; the grade stays until somebody lifts it."""
    fresh = begin(loan, "clear", by=by, version=version)
    row = fresh.circumstances.filter(kind=kind, to_on=None).first()
    if row is None:
        raise refuse(_("没有登记这个情形。"), "kind")
    row.to_on = business_day(on, row.from_on)
    row.save(update_fields=["to_on"])
    advance(loan, "clear", by=by, note=needed(words, "words"), details={"kind": kind, "on": on})
    return row
