"""The village notice board 村务公开栏: what hangs there from when until when, and what is said against it."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from silian.kernel.access import Tie
from silian.kernel.privacy import PersonalText
from silian.meetings.lifecycle.board import DRAFT, FILED, FILING, POST
from silian.meetings.models.inquiry import Inquiry, InquirySession
from silian.organisations.models import Record, Unit


class BoardPost(Record):
    """A post on the board. `text` is masked when it is posted and stays as it hung there; both days are included."""

    LIFECYCLE = POST
    TIES = {"located_in": Tie("unit", "village")}

    village = models.ForeignKey(Unit, models.PROTECT, related_name="board_posts")
    programme = models.CharField(max_length=40)
    session = models.OneToOneField(InquirySession, models.PROTECT, null=True, blank=True, related_name="board_post")
    title = models.CharField(_("标题"), max_length=100)
    text = models.TextField(_("内容"))
    state = models.CharField(_("状态"), max_length=20, choices=POST.choices, default=DRAFT.name)
    drafted_on = models.DateField(_("起草日期"))
    from_on = models.DateField(_("公示开始"), null=True, blank=True)
    to_on = models.DateField(_("公示结束"), null=True, blank=True)
    taken_down_on = models.DateField(_("撤下日期"), null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="draft") | Q(from_on__isnull=False, to_on__gte=F("from_on")),
                name="a_post_hangs_for_a_period", violation_error_message=_("公示要有起止日期，结束不早于开始。"),
            )
        ]  # fmt: skip
        indexes = [models.Index(fields=["county", "village", "from_on"], name="posts_of_a_village")]

    def __str__(self) -> str:
        return self.title

    @property
    def state_label(self) -> object:
        return POST.states[self.state].label


class Objection(Record):
    """An objection 异议 to a post, and its answer. Whoever raises it may leave a name and a phone, for the village only."""

    TIES = {"located_in": Tie("unit", "post__village")}
    PERSONAL = frozenset({"raiser_name", "raiser_phone", "words"})

    post = models.ForeignKey(BoardPost, models.PROTECT, related_name="objections")
    words = PersonalText(_("异议"))
    raiser_name = PersonalText(_("姓名"), blank=True)
    raiser_phone = PersonalText(_("电话"), blank=True)
    raised_on = models.DateField(_("提出日期"))
    due = models.DateField(
        _("答复时限"), null=True, blank=True
    )  # none while the calendar of that year is not published
    answer = models.TextField(_("答复"), blank=True)
    answered_on = models.DateField(_("答复日期"), null=True, blank=True)
    answered_by = models.CharField(_("答复人"), max_length=120, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_on=None) | ~Q(answer=""), name="an_answered_board_objection_has_its_answer"
            )
        ]
        indexes = [models.Index(fields=["county", "due"], name="board_objections_by_due")]

    def __str__(self) -> str:
        return f"{self.post} {self.raised_on}"


class Filing(Record):
    """An unanswered inquiry filed with the township's discipline office 报送乡镇纪委, once; its officer confirms receipt."""

    LIFECYCLE = FILING
    TIES = {"located_in": Tie("unit", "township"), "village": Tie("unit", "inquiry__session__village")}

    number = models.CharField(_("报送编号"), max_length=30)
    inquiry = models.OneToOneField(Inquiry, models.PROTECT, related_name="filing")
    township = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    addressed_to = models.CharField(_("报送"), max_length=80)
    state = models.CharField(_("状态"), max_length=20, choices=FILING.choices, default=FILED.name)
    filed_on = models.DateField(_("报送日期"))
    due = models.DateField(_("应签收"), null=True, blank=True)  # none while the calendar of that year is not published
    received_on = models.DateField(_("签收日期"), null=True, blank=True)
    received_by = models.CharField(_("签收人"), max_length=120, blank=True)
    remark = models.CharField(_("签收意见"), max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["county", "number"], name="a_number_names_one_filing")]
        indexes = [models.Index(fields=["county", "township", "state"], name="filings_of_a_township")]

    def __str__(self) -> str:
        return self.number

    @property
    def state_label(self) -> object:
        return FILING.states[self.state].label
