"""What an address of the figures asks: of whom, until when; and the addresses that ask the same of another figure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from silian.chains.models import Chain
from silian.indicators.forms import ExtentForm
from silian.indicators.queries import Extent
from silian.kernel.errors import Refused


@dataclass(frozen=True)
class Asked:
    """The extent and the cut-off that a person chose, with the form that chose them."""

    extent: Extent
    as_of: date
    chain: Chain | None
    form: ExtentForm

    @property
    def words(self) -> str:
        """Of whom the figures speak."""
        named = [str(each) for each in (self.extent.unit, self.chain) if each]
        return _("%s，含下级") % "、".join(named) if self.extent.unit else "、".join(named) or _("全县")

    def url(self, name: str, indicator: str, **more: str) -> str:
        """The address `indicators:<name>` of an indicator, asking of the same extent and cut-off."""
        return reverse(f"indicators:{name}", args=[indicator]) + self.query(**more)

    def query(self, **more: str) -> str:
        """The part of an address that asks of this extent and cut-off."""
        keys = {"unit": self.extent.unit and self.extent.unit.pk, "chain": self.extent.chain}
        return "?" + urlencode({"as_of": self.as_of.isoformat(), **{k: str(v) for k, v in keys.items() if v}, **more})


def asked_of(query: Mapping[str, Any], county: str) -> Asked:
    """Reads an address's query; Refused with the sentence of what is wrong in it."""
    form = ExtentForm(query, county=county)
    if not form.is_valid():
        raise Refused(" ".join(str(error) for errors in form.errors.values() for error in errors))
    unit, chain = form.cleaned_data["unit"], form.cleaned_data["chain"]
    extent = Extent(county, unit=unit, chain=chain.pk if chain else None)
    return Asked(extent, form.cleaned_data["as_of"], chain, form)
