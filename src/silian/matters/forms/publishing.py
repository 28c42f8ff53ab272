"""Forms of the publication 公示: the masked text as it will be posted, taking it down, objections; reading the original."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from silian.kernel.errors import NotFound
from silian.kernel.fields import DayField
from silian.matters import actions
from silian.matters.forms.base import StepForm
from silian.matters.forms.fields import SentenceField
from silian.matters.masked import Draft, masked
from silian.matters.models import Publication
from silian.matters.permissions import PUBLISH, SEE_ORIGINAL


class PublishForm(StepForm):
    verb = _("公示")
    needs = PUBLISH
    note = _("提出人姓名、证件号、电话已按规则遮盖。其他人的姓名请您过目；改动文字要写理由。")

    place = forms.ChoiceField(label=_("公示地点"), choices=Publication.Place.choices, widget=forms.RadioSelect)
    title = SentenceField(label=_("标题"), most=200)
    text = SentenceField(label=_("内容"), most=2000, rows=4, required=False)
    result = SentenceField(label=_("办理结果"), most=2000, rows=3, required=False)
    redaction_reason = forms.CharField(label=_("改动的理由"), max_length=200, required=False)
    to_on = DayField(label=_("公示到哪天"), required=False, help_text=_("不填就一直公示。"))

    def __init__(self, *data: Any, **about: Any) -> None:
        super().__init__(*data, **about)
        draft = masked(self.matter)
        self.initial.update(
            {
                "place": Publication.Place.SITE,
                "title": draft.title,
                "text": draft.text,
                "result": draft.result,
            }
        )

    def act(self) -> object:
        typed = self.typed
        draft = Draft(*(_plain(typed.pop(name)) for name in ("title", "text", "result")))
        by_rule = masked(self.matter)
        same = all(_plain(old) == new for old, new in zip(_texts(by_rule), _texts(draft), strict=True))
        return actions.publish_matter(self.matter, draft=None if same else draft, by=self.by, **typed)


def _texts(draft: Draft) -> tuple[str, str, str]:
    return draft.title, draft.text, draft.result


def _plain(text: str) -> str:
    """The text as a browser sends it back, without the line ends it adds."""
    return text.replace("\r\n", "\n").strip()


class PostedForm(StepForm):
    """What taking down and objecting share: the publication that is meant."""

    @property
    def publication(self) -> Publication:
        key = self["about"].value()
        found = self.matter.publications.filter(pk=key).first() if key else None
        if found is None:
            raise NotFound(f"matters.publication {key}")
        return found


class TakeDownForm(PostedForm):
    verb = _("撤下公示")
    needs = PUBLISH
    note = _("从今天起不再公开；贴过什么仍然留存。")

    reason = SentenceField(label=_("撤下的理由"))

    def act(self) -> object:
        return actions.take_down(self.publication, by=self.by, **self.typed)


class ObjectionForm(PostedForm):
    verb = _("记异议")
    needs = PUBLISH

    words = SentenceField(label=_("提了什么异议"), most=500)

    def act(self) -> object:
        return actions.record_objection(self.publication, by=self.by, **self.typed)


class OriginalForm(StepForm):
    verb = _("看原文")
    needs = SEE_ORIGINAL
    note = _("原文含未遮盖的姓名、电话。谁、何时、为什么看的，都记入日志。")

    reason = SentenceField(label=_("为什么要看"))

    def act(self) -> object:
        return actions.see_original(self.matter, by=self.by, **self.typed)
