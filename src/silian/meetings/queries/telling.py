"""What a session's posting says, by rule: no name of whoever asked, office-holders by their office, numbers masked."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from silian.kernel.language import in_the_countys_language
from silian.kernel.masking import mask_name, mask_text
from silian.meetings.inquiries import titles_of_topics
from silian.meetings.lifecycle.inquiry import ANSWERED, PROMISED, TAKEN_BACK
from silian.meetings.models import Attendance, Inquiry, InquirySession
from silian.meetings.queries.inquiries import counts_of, coverage_of, inquiries_of
from silian.organisations.models import Person, Unit


def known_names(village: Unit) -> list[str]:
    """Everybody whom the village's records know: their names do not go out by rule."""
    return list(Person.objects.filter(unit=village).values_list("name", flat=True))


def masked_for_the_board(text: str, village: Unit, unnamed: Iterable[str] = ()) -> str:
    """A text as the village may hang it up: those who stay unnamed vanish, other names are starred, numbers masked."""
    return mask_text(mask_text(text, list(unnamed), anonymous=True), known_names(village))


@in_the_countys_language
def posting_of(session: InquirySession) -> tuple[str, str]:
    """The title and the text that are drafted when the session ends."""
    inquiries = [row for row in inquiries_of(session) if row.state != TAKEN_BACK.name]
    unnamed = {row.delegate.person.name for row in inquiries if row.anonymous}
    topics = titles_of_topics(session.county_id)
    lines = [_opening(session, inquiries), *(_line(n, row, topics) for n, row in enumerate(inquiries, start=1))]
    title = _("%(village)s公开质询会情况（%(day)s）") % {"village": session.village, "day": session.held_on}
    return title, masked_for_the_board("\n".join(lines), session.village, unnamed)


def _opening(session: InquirySession, inquiries: list[Inquiry]) -> str:
    covered, counts = coverage_of(session), counts_of(inquiries)
    return _(
        "%(day)s在%(place)s召开，%(groups)d 个村民小组的 %(delegates)d 名代表到会，提出质询 %(asked)d 条："
        "当场答复 %(answered)d 条，限期答复 %(promised)d 条，没答上 %(unanswered)d 条。没办完的已进问题台账，办结前逐件公开。"
    ) % {
        "day": f"{session.held_on.month}月{session.held_on.day}日", "place": session.place,
        "groups": sum(group.present > 0 for group in covered),
        "delegates": session.invitees.filter(presence=Attendance.Presence.PRESENT).count(),
        "asked": counts.asked, "answered": counts.answered, "promised": counts.promised, "unanswered": counts.unanswered,
    }  # fmt: skip


def _line(number: int, row: Inquiry, topics: dict[str, str]) -> str:
    words = {
        "n": number, "asker": asker_of(row), "whom": row.addressee.title or _("村干部"),
        "topic": topics.get(row.topic, row.topic), "text": row.text, "said": _outcome(row),
    }  # fmt: skip
    return _("%(n)d．%(asker)s问%(whom)s（%(topic)s）：%(text)s\n%(said)s") % words


def asker_of(row: Inquiry) -> str:
    """Who asked, as the public may read it. Of one who stays unnamed not even the group is told: it has few delegates."""
    if row.anonymous:
        return _("一名代表")
    return _("%(group)s代表%(name)s") % {"group": row.delegate.group, "name": mask_name(row.delegate.person.name)}


def _outcome(row: Inquiry) -> str:
    if row.state == ANSWERED.name:
        return _("当场答复：%s") % row.answer
    who = (row.responsible.title if row.responsible else "") or _("村委会")
    if row.state == PROMISED.name:
        return _("限期答复：%(who)s负责，%(due)s 前，%(measure)s") % {
            "who": who,
            "due": row.due,
            "measure": row.measure,
        }
    return _("没答上，已进问题台账并报送乡镇纪委。")
