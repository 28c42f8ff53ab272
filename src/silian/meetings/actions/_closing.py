"""What leaves an inquiry session when it ends: matters for the ledger, and filings for the discipline office.

The session itself acts in the ledger, as a committee's resolution does: whoever ends it needs no right there.
"""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from silian.kernel import journal
from silian.kernel.access import Actor
from silian.kernel.calendar import today
from silian.kernel.calendar.table import current_calendar
from silian.kernel.language import in_the_countys_language
from silian.kernel.lifecycles import admit
from silian.kernel.notices import NoticeKind, notify
from silian.kernel.numbering import next_number
from silian.matters.actions import Raiser, accept_matter, assign_matter, raise_matter
from silian.matters.models import Channel, Matter
from silian.meetings.inquiries import Inquiries, rules_of
from silian.meetings.lifecycle.board import FILED
from silian.meetings.lifecycle.inquiry import FOR_THE_LEDGER, UNANSWERED
from silian.meetings.models import Filing, Inquiry, InquirySession

FILED_WITH = NoticeKind("meetings.filed", gettext_lazy("报送"))
BECAME = NoticeKind("meetings.became", gettext_lazy("质询进台账"))


def into_the_ledger(session: InquirySession, *, by: Actor) -> list[Inquiry]:
    """Lets each inquiry that was promised or left unanswered become a matter, as a part of the ending by `by`."""
    acting = Actor("inquiry_session", str(session.pk), str(session), place=by.place, unlimited=True)
    rules = rules_of(session.county_id, session.programme)
    rows = session.inquiries.filter(state__in=[state.name for state in FOR_THE_LEDGER], matter=None)
    inquiries = list(rows.select_related("delegate__person", "responsible__unit", "addressee__unit"))
    for inquiry in inquiries:
        inquiry.session = session
        inquiry.matter = _matter_of(inquiry, rules, acting)
        inquiry.save(update_fields=["matter"])
    return inquiries


@in_the_countys_language
def _matter_of(inquiry: Inquiry, rules: Inquiries, acting: Actor) -> Matter:
    """A matter with responsible person, measure and deadline: those promised, or the programme's own."""
    session, who = inquiry.session, inquiry.responsible or inquiry.addressee
    raiser = Raiser(name=inquiry.delegate.person.name, anonymous=inquiry.anonymous)
    matter = raise_matter(
        session.county_id, kind=f"{session.programme}/{rules.matter_kind}", title=inquiry.text, by=acting, raiser=raiser,
        channel=Channel.INQUIRY, located_in=session.village, origin=(inquiry._meta.label_lower, str(inquiry.pk)),
        detail=_("%(session)s第 %(n)d 条，%(state)s。")
        % {"session": session, "n": inquiry.ordinal, "state": inquiry.state_label},
    )  # fmt: skip
    accept_matter(matter, due=inquiry.due, by=acting)
    measure = inquiry.measure or rules.unanswered_measure
    return assign_matter(matter, lead=who.unit or session.village, handler=who, measure=measure, by=acting)


def file_unanswered(session: InquirySession, inquiries: list[Inquiry], *, by: Actor) -> list[Filing]:
    """Files what was left unanswered with the township's discipline office, each once."""
    rule = rules_of(session.county_id, session.programme).filing
    due = current_calendar().rung(today(), rule.received_within)
    filings = []
    for inquiry in (row for row in inquiries if row.state == UNANSWERED.name):
        filing = Filing(
            county_id=session.county_id, inquiry=inquiry, township=session.township, filed_on=today(), due=due,
            number=next_number(session.county_id, "filing", today().year, rule.number),
            addressed_to=rule.to.replace("{township}", str(session.township)),
        )  # fmt: skip
        admit(filing, FILED.name, by=by, source=str(session))
        _tell_the_office(filing)
        filings.append(filing)
    return filings


@in_the_countys_language
def _tell_the_office(filing: Filing) -> None:
    words = {"to": filing.addressed_to, "session": filing.inquiry.session, "number": filing.number}
    text = _("报送%(to)s：%(session)s有一条质询没答上，编号 %(number)s，请签收。") % words
    notify(
        filing.county_id, filing.township, text, about=journal.subject_of(filing), once=f"filing:{filing.pk}",
        kind=FILED_WITH, called=filing.number,
    )  # fmt: skip


@in_the_countys_language
def tell_the_askers(session: InquirySession, inquiries: list[Inquiry]) -> None:
    """Tells each delegate whose inquiry went into the ledger, who may then take a receipt number."""
    for inquiry in inquiries:
        words = {"n": inquiry.ordinal, "number": inquiry.matter.number if inquiry.matter else ""}
        text = _("您的第 %(n)d 条质询已进台账，编号 %(number)s，可领查询码，办结后请评价。") % words
        notify(
            session.county_id, inquiry.delegate.person, text, about=journal.subject_of(session),
            once=f"became:{inquiry.pk}", kind=BECAME, called=session.number,
        )  # fmt: skip
