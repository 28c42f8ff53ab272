"""The demo society of 双心医学研究分会, from its first preparation task to its exchange after the founding."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from silian.briefings.actions import publish_briefing
from silian.cli.demo import moments
from silian.cli.demo.daily import daily_run
from silian.cli.demo.dual_heart.data import PROGRAMME, CollaborationData, EventData, MembersData, TaskData, society_data
from silian.cli.demo.dual_heart.place import DemoSociety, open_place
from silian.cli.demo.timeline import Story, Timeline
from silian.indicators.queries import Extent
from silian.kernel.calendar import at
from silian.meetings import actions as meetings
from silian.societies import actions
from silian.societies.queries import members_of
from silian.societies.sections import society_named

REMINDED = timedelta(days=30)  # before today: since when the daily run is told


def tell_dual_heart(today: date, progress: Callable[[str], None]) -> DemoSociety:
    """A branch that was prepared in spring, founded in June, and has held its first meetings."""
    progress("讲述双心医学研究分会：筹备、成立和学术交流")
    data = society_data()
    with at(moments.on(data.begins_on)):
        place = open_place(data)
    timeline = Timeline()
    for story in _stories(place, today):
        timeline.tell(story)
    timeline.run(moments.on(today, 17))
    return place


def _stories(place: DemoSociety, today: date) -> Iterator[Story]:
    yield daily_run(place.data.code, today - REMINDED, today)
    yield from (_task(place, told) for told in place.data.tasks)
    yield _symposium(place)
    yield from (_members(place, told) for told in place.data.members)
    yield _founded(place)
    yield from (_event(place, told) for told in place.data.events)
    yield from (_collaboration(place, told) for told in place.data.collaborations)
    yield _briefing(place, date(today.year, today.month, 1) - timedelta(days=1))


def _task(place: DemoSociety, told: TaskData) -> Story:
    yield moments.on(told.given, 9)
    task = actions.add_task(place.society, told.text, owner=place.people[told.owner], due=told.due, by=place.secretary)
    if told.done:
        yield moments.on(told.done, 15)
        actions.complete_task(task, result=told.result, by=place.secretary)


def _symposium(place: DemoSociety) -> Story:
    """The preparatory group meets with its topics; everybody of it is there."""
    told, by = place.data.symposium, place.secretary
    yield moments.on(told.noticed, 9)
    meeting = meetings.plan_meeting(
        [place.society.unit],
        kind=f"{PROGRAMME}/symposium",
        held_on=told.held,
        title=told.title,
        place=told.place,
        by=by,
    )
    for topic in told.topics:
        meetings.add_item(meeting, title=topic, by=by)
    yield moments.on(told.held, 9)
    meetings.convene_meeting(meeting, by=by)
    for row in meeting.attendances.select_related("person"):
        meetings.record_attendance(meeting, row.person, "present", by=by)
    for item in meeting.items.all():
        meetings.record_discussion(item, text="会议讨论了这个议题，形成共识。", by=by)
    meetings.conclude_meeting(meeting, by=by)
    yield moments.on(told.issued, 10)
    meetings.issue_minutes(meeting, by=by)


def _members(place: DemoSociety, told: MembersData) -> Story:
    """A list of members as it came with the applications, entered in one deed."""
    yield moments.on(told.day, 10)
    declared = society_named(place.data.code, place.data.kind)
    disciplines, regions = list(declared.disciplines.values()), list(declared.regions.values())
    surnames = place.data.surnames
    lines = [
        f"{surnames[(number + 4 * told.day.month) % len(surnames)]}某{'甲乙丙丁戊己庚辛'[number % 8]} "
        f"{place.data.institutions[number // 8 % len(place.data.institutions)]} "
        f"{disciplines[number % told.disciplines]} {regions[number % told.regions]}"
        for number in range(told.people)
    ]
    actions.enrol_members(place.society, "\n".join(lines), on=told.day, by=place.secretary)


def _founded(place: DemoSociety) -> Story:
    told = place.data.founded
    yield moments.on(told.day, 16)
    actions.found(place.society, on=told.day, document=told.document, by=place.secretary)


def _event(place: DemoSociety, told: EventData) -> Story:
    """An event with its talks, given by members in turn; recorded on its day."""
    yield moments.on(told.planned, 10)
    event = actions.plan_event(
        place.society, told.title, kind=told.kind, held_on=told.held, place=told.place, by=place.secretary
    )
    for speaker, title in zip(members_of(place.society), told.talks, strict=False):
        actions.add_talk(event, title, speaker=speaker, by=place.secretary)
    yield moments.on(told.held, 16)
    actions.hold_event(event, summary=told.summary, by=place.secretary)


def _collaboration(place: DemoSociety, told: CollaborationData) -> Story:
    yield moments.on(told.day, 11)
    actions.begin_collaboration(
        place.society, told.partner, subject=told.subject, document=told.document, on=told.day, by=place.secretary
    )


def _briefing(place: DemoSociety, as_of: date) -> Story:
    """The briefing of the month that ended last."""
    yield moments.on(moments.after(as_of, 1) or as_of, 10)
    publish_briefing(Extent(place.data.code), PROGRAMME, as_of=as_of, by=place.secretary)
