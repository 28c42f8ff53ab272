"""A township's promotion: a trip it made, and a project it promotes, signed and offered to the landing side."""

from __future__ import annotations

from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile

from silian.chains.models import Chain
from silian.kernel.access import SYSTEM
from silian.kernel.calendar import today
from silian.kernel.subjects import subjects_of
from silian.organisations.actions import form_body
from silian.organisations.models import Person, Unit, UnitKind
from silian.projects import actions
from tests import factories
from tests.trust.supporting_rules import SUPPORTING


def form_the_branches(county: str) -> None:
    """The promotion branch and the landing-service branch, between which every project of the county goes."""
    subject = subjects_of("county", county, today())[0]
    for level, name in (("promotion", "招商党支部"), ("landing", "服务企业落地党支部")):
        branch = factories.unit(name, UnitKind.BRANCH, county_code=county)
        form_body(county, "project", level, subject, on=today(), by=SYSTEM, unit=branch)


def declare_the_reserve(county: str) -> None:
    """A programme with a reserve of projects, whose needs are a kind of matter of its own."""
    asked = {"amount": {"title": "需要资金", "type": "money"}}
    kinds = {"financing": {"title": "融资难题", "clock": {"rule": "A", "days": 10}, "answers": asked}}
    factories.apply_programme({
        "programme.yaml": {
            "name": "reserve", "title": "储备", "starts_on": date(2020, 1, 1),
            "years": [{"year": 2020, "title": "储备"}], "settings": {"number": "SX{year}-{number:04d}"},
        },
        "kinds.yaml": {"kinds": kinds}, "reserve.yaml": {"needs": "financing"},
        "supporting.yaml": SUPPORTING,
    }, county)  # fmt: skip


def keep_parks(town: Unit) -> None:
    """A park with stars and declared capital, and a project planned to land, all of this township."""
    park = actions.open_park(town, f"{town.name}稻渔园区", industry="稻渔综合种养", by=SYSTEM)
    actions.award_grade(park, level="city", stars=4, document="认定文件", by=SYSTEM)
    actions.declare_capital(park, investor=f"{town.name}合作社", fen=100, source="验资报告", by=SYSTEM)
    actions.plan_outright(
        town, f"{town.name}冷链仓储项目", planned_for=today(), by=SYSTEM, township=town,
        expected=actions.Expected(investment=100, finance=50, source="可研报告"),
    )  # fmt: skip


def promote(town: Unit, chain: Chain, officer: Person) -> None:
    paper = SimpleUploadedFile("投资协议.pdf", b"%PDF-1.4\n%%EOF\n")
    trip = actions.set_out(
        town, purpose=f"{town.name}对接企业", destination="浙江", travellers=[officer], chain=chain, by=SYSTEM
    )
    project = actions.enter_project(
        town, f"{town.name}米糠油项目", investor=f"{town.name}投资方", chain=chain, trip=trip, by=SYSTEM
    )
    parties = [town.name, project.investor]
    actions.sign_agreement(project, on=today(), parties=parties, fen=100, by=SYSTEM, proof=[paper])
    actions.offer_project(project, words=f"{town.name}移交清单", by=SYSTEM)
