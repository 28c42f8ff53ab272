"""The briefing as the records give it now: a draft is rendered whenever it is looked at, and is kept nowhere."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from silian.briefings.rendering import Rendered, render
from silian.briefings.sections import TEMPLATE, slots
from silian.indicators.queries import Extent, figures
from silian.kernel.errors import Refused
from silian.kernel.language import in_the_countys_language
from silian.kernel.programmes import document, documents, in_force
from silian.kernel.programmes.models import AppliedProgramme


def template_of(county: str, programme: str) -> str:
    """The programme's briefing template; refused where it has none."""
    found = document(county, programme, TEMPLATE)
    if found is None:
        raise Refused(_("专项“%s”没有简报模板（briefing.md）。") % programme)
    return found.text


@in_the_countys_language
def briefing(extent: Extent, programme: str, as_of: date) -> Rendered:
    """The briefing at the end of the day `as_of`, counted now."""
    template = template_of(extent.county, programme)
    wanted = {slot[1] for slot in slots(template)}
    return render(template, {figure.id: figure for figure in figures(extent, as_of, programme, wanted)})


def programmes_with_briefing(county: str) -> list[AppliedProgramme]:
    """The programmes in force that have a briefing."""
    having = documents(county, TEMPLATE)
    return [row for row in in_force(county) if row.name in having]
