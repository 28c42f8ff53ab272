"""What can be counted about societies: members, tasks of the preparation, events, talks, collaborations."""

from __future__ import annotations

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from silian.kernel.facts import Credit, Dimension, Fact, Listing, Moment, Span, Type, register
from silian.societies.lifecycle import DROPPED, HELD
from silian.societies.models import Collaboration, Event, Member, Talk, Task
from silian.societies.permissions import VIEW
from silian.societies.sections import titles_of_disciplines, titles_of_regions

CREDIT = {"society": Credit("society__unit", _("学会"))}

MEMBER = register(
    Fact(
        name="societies.member",
        label=_("学会会员"),
        rows=lambda cutoff: Member.objects.all(),
        listing=Listing("societies.society", "name", id="society", unit="institution", person="name"),
        view=VIEW,
        dates={"from_on": Moment("from_on", _("入会日期")), "to_on": Moment("to_on", _("退会日期"))},
        dimensions={
            "discipline": Dimension("discipline", _("学科"), Type.CODE, titles=titles_of_disciplines),
            "region": Dimension("region", _("地区"), Type.CODE, titles=titles_of_regions),
            "institution": Dimension("institution", _("工作单位"), Type.TEXT),
        },
        spans={"in_force": Span("from_on", "to_on", _("在会"))},
        credit=CREDIT,
    )
)

TASK = register(
    Fact(
        name="societies.task",
        label=_("筹备工作"),
        rows=lambda cutoff: Task.objects.exclude(state=DROPPED.name).annotate(on_time=Q(done_on__lte=F("due"))),
        listing=Listing("societies.society", "text", id="society", unit="society__name"),
        view=VIEW,
        dates={
            "entered_on": Moment("entered_at__date", _("安排日期")),
            "due": Moment("due", _("时限"), planned=True),
            "done_on": Moment("done_on", _("完成日期")),
        },
        dimensions={"on_time": Dimension("on_time", _("按时完成"), Type.BOOLEAN, known="done_on")},
        credit=CREDIT,
    )
)

EVENT = register(
    Fact(
        name="societies.event",
        label=_("学术活动"),
        rows=lambda cutoff: Event.objects.filter(state=HELD.name),
        listing=Listing("societies.society", "title", id="society", unit="society__name"),
        view=VIEW,
        dates={"held_on": Moment("held_on", _("举办日期"))},
        dimensions={"kind": Dimension("kind", _("类别"), choices=dict(Event.Kind.choices))},
        credit=CREDIT,
    )
)

TALK = register(
    Fact(
        name="societies.talk",
        label=_("学术报告"),
        rows=lambda cutoff: Talk.objects.filter(event__state=HELD.name),
        listing=Listing("societies.society", "title", id="society", unit="event__title"),
        view=VIEW,
        dates={"held_on": Moment("event__held_on", _("报告日期"))},
        dimensions={"speaker": Dimension("speaker", _("报告人"), Type.RECORD)},
        credit=CREDIT,
    )
)

COLLABORATION = register(
    Fact(
        name="societies.collaboration",
        label=_("合作"),
        rows=lambda cutoff: Collaboration.objects.all(),
        listing=Listing("societies.society", "subject", id="society", unit="partner"),
        view=VIEW,
        dates={"from_on": Moment("from_on", _("开始日期")), "to_on": Moment("to_on", _("结束日期"))},
        spans={"in_force": Span("from_on", "to_on", _("在合作"))},
        credit=CREDIT,
    )
)
