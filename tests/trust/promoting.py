"""A township's promotion: a trip it made, and a project it promotes, signed and offered to the landing side."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile

from silian.chains.models import Chain
from silian.kernel.access import SYSTEM
from silian.kernel.calendar import today
from silian.kernel.subjects import subjects_of
from silian.organisations.actions import form_body
from silian.organisations.models import Person, Unit, UnitKind
from silian.projects import actions
from tests import factories


def form_the_branches(county: str) -> None:
    """The promotion branch and the landing-service branch, between which every project of the county goes."""
    subject = subjects_of("county", county, today())[0]
    for level, name in (("promotion", "招商党支部"), ("landing", "服务企业落地党支部")):
        branch = factories.unit(name, UnitKind.BRANCH, county_code=county)
        form_body(county, "project", level, subject, on=today(), by=SYSTEM, unit=branch)


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
