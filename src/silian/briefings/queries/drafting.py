"""The words of a correction: what each number was, what it is now, and the records between the two."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from silian.briefings.models import Issue
from silian.briefings.queries.comparison import Change, Comparison
from silian.kernel.language import in_the_countys_language

CHANGED = {"added": gettext_lazy("新增"), "removed": gettext_lazy("剔除"), "changed": gettext_lazy("金额变动")}


@in_the_countys_language
def draft_correction(issue: Issue, comparisons: Iterable[Comparison]) -> str:
    """The notice that says old and new of each number that is no longer what was published, and the records behind it."""
    return "\n".join(_sentence(issue, each) for each in comparisons if each.to_correct)


def _sentence(issue: Issue, told: Comparison) -> str:
    of = {"issue": issue, "name": told.figure.name, "unit": told.figure.unit, "old": told.stated, "new": told.words_now}
    sentence = _("《%(issue)s》中“%(name)s”原为 %(old)s %(unit)s，更正为 %(new)s %(unit)s。") % of
    return sentence + "；".join(map(_told, told.changes)) + ("。" if told.changes else "")


def _told(change: Change) -> str:
    return f"{CHANGED[change.what]} {change.number or change.title}：{change.why}"
