"""What a figure means, in words."""

from __future__ import annotations

from django.utils.translation import gettext as _

from silian.indicators.catalogue import Entry
from silian.indicators.sections import Target
from silian.kernel import rules


def definition_text(entry: Entry) -> str:
    """口径说明 of an entry, made from the rule itself."""
    match entry.definition:
        case Target() as target:
            return _("%(year)d年目标，依据：%(document)s。") % {"year": target.year, "document": target.document}
        case definition:
            return rules.describe(definition, entry.county)
