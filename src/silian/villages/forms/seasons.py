"""报种养: a village's season on one screen of a phone; the harvest, a correction, a check; a county's table."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from silian.kernel.access import Actor
from silian.kernel.calendar import today
from silian.kernel.fields import AmountField, DayField, FilesField
from silian.organisations.models import Unit
from silian.villages import actions
from silian.villages.forms.deed import DeedForm, mu_field, whole_field
from silian.villages.models import Season, Village
from silian.villages.permissions import CHECK, REPORT
from silian.villages.queries import villages_for
from silian.villages.sections import patterns_of


class SeasonForm(forms.Form):
    """What a village planted, and what it gave if it is harvested already."""

    village: Any = forms.ModelChoiceField(label=_("哪个村"), queryset=None, empty_label=_("请选择"))
    pattern = forms.ChoiceField(label=_("种养模式"))
    area = mu_field(_("面积（亩）"))
    planted_on = DayField(label=_("栽插日期"))
    plot = forms.CharField(label=_("地块"), max_length=60, required=False, help_text=_("报全村的不填。"))
    harvested_on = DayField(label=_("收获日期"), required=False, help_text=_("还没收的不填，收了再补。"))
    grain = whole_field(_("稻谷总产（公斤）"), required=False)
    side_fen = AmountField(label=_("水产等增收（元）"), required=False)
    photos = FilesField(label=_("拍照或传文件"), required=False)
    use_required_attribute = False

    def __init__(self, county: str, by: Actor, *data: Any, village: Village | None = None) -> None:
        super().__init__(*data)
        rows = villages_for(by, county, REPORT)
        fields: dict[str, Any] = self.fields
        fields["village"].queryset = rows
        fields["pattern"].choices = [("", gettext("请选择")), *patterns_of(county).items()]
        only = list(rows[:2])
        self.initial["village"] = village.pk if village else only[0].pk if len(only) == 1 else None

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        harvest = ("harvested_on", "grain", "side_fen")
        filled = [name for name in harvest if told.get(name) is not None]
        for name in harvest if filled and not self.errors else ():
            if told.get(name) is None:
                self.add_error(name, gettext("收获的日期、产量、增收要一起填；没有增收写 0。"))
        return told

    def do(self, by: Actor) -> Season:
        """Enters the season, and its harvest with it."""
        told = self.cleaned_data
        season = actions.plant(
            told["village"], pattern=told["pattern"], area=told["area"], on=told["planted_on"], plot=told["plot"],
            proof=told["photos"], by=by,
        )  # fmt: skip
        if told["harvested_on"]:
            actions.harvest(season, grain=told["grain"], side_fen=told["side_fen"], on=told["harvested_on"], by=by)
        return season


class HarvestForm(DeedForm):
    title, needs = _("报产量和增收"), REPORT

    grain = whole_field(_("稻谷总产（公斤）"))
    side_fen = AmountField(label=_("水产等增收（元）"))
    on = DayField(label=_("收获日期"), initial=today)
    proof = FilesField(label=_("拍照或传文件"), required=False)

    def do(self, version: int | None) -> Any:
        return actions.harvest(self.record, by=self.by, version=version, **self.cleaned_data)


class AmendForm(DeedForm):
    title, verb, needs = _("更正这一季"), _("更正"), REPORT

    area = mu_field(_("面积（亩）"))
    grain = whole_field(_("稻谷总产（公斤）"), required=False)
    side_fen = AmountField(label=_("水产等增收（元）"), required=False)
    reason = forms.CharField(label=_("更正原因"), max_length=200)

    def prepare(self) -> None:
        season: Season = self.record
        self.initial = {"area": season.area, "grain": season.grain, "side_fen": season.side_fen}
        if season.harvested_on is None:
            del self.fields["grain"], self.fields["side_fen"]

    def do(self, version: int | None) -> Any:
        return actions.amend_season(self.record, by=self.by, version=version, **self.cleaned_data)


class CheckForm(DeedForm):
    title, needs = _("核查减产"), CHECK

    finding = forms.CharField(label=_("减产原因和措施"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))

    def do(self, version: int | None) -> Any:
        return actions.check_season(self.record, by=self.by, version=version, **self.cleaned_data)


class ImportForm(forms.Form):
    """A county's table, as it is copied out of a spreadsheet."""

    place: Any = forms.ModelChoiceField(label=_("哪里的"), queryset=None, empty_label=None)
    table = forms.CharField(
        label=_("表格"), widget=forms.Textarea(attrs={"rows": 12, "wrap": "off"}),
        help_text=_("从电子表格里复制粘贴，一行一个村一种模式：村名、种养模式、面积（亩）、栽插日期；已收获的再加收获日期、稻谷总产（公斤）、增收（元）。"),
    )  # fmt: skip
    use_required_attribute = False

    def __init__(self, *data: Any, places: Any) -> None:
        super().__init__(*data)
        self.fields["place"].queryset = places  # type: ignore[attr-defined]

    def do(self, by: Actor) -> list[Season]:
        place: Unit = self.cleaned_data["place"]
        return actions.import_seasons(place, self.cleaned_data["table"], by=by)
