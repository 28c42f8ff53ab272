"""Every text about a natural person is declared; the public pages hold none of it; files go in checked and out as downloads."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import models
from django.urls import reverse

from silian.kernel import attachments
from silian.kernel.access import SYSTEM
from silian.kernel.errors import Refused
from silian.kernel.privacy import PersonalText
from silian.matters import actions as matters
from silian.matters.receipts import receipt_digest
from tests.matters.posting import hidden
from tests.trust.addresses import addresses
from tests.trust.world import HERE, World, browser_of

PERSONAL_WORDS = re.compile(
    r"(^|_)(name|phone|mobile|tel|id_number|idcard|address|email|birth|bank|raiser|person)(_|$)"
)
# Text fields whose name sounds personal and is not, or is an office-holder's name that the office itself makes public.
NOT_PRIVATE = {
    "organisations.County.name", "organisations.Unit.name", "organisations.Unit.short_name", "chains.Chain.name",
    "villages.Asset.name", "villages.Resource.name",  # what a village owns
    "organisations.Person.name",  # who holds which post is public in the formation; phones are not
    "organisations.Account.username", "organisations.Account.email",  # the account's own; no form asks for the address
    "matters.SavedView.name", "matters.SavedView.address", "briefings.FrozenFigure.name",
    "credit.Borrower.phone_digest",  # a keyed digest, by which a number is found again
    "credit.Borrower.name",  # an entity's name, or a household's masked one; the head's full name is encrypted
    "projects.HandOver.giver_name", "projects.HandOver.receiver_name",  # who signed for an office, as in its journal
    "credit.Loan.bank_number", "credit.Fund.name",  # the bank's number of a loan names nobody
    "projects.Park.name", "projects.ReserveProject.name", "chains.IndustryClass.name",
    "chains.Target.name",  # an enterprise elsewhere that the county courts
    "projects.Project.name", "projects.Contact.name", "projects.Party.name",  # investments, and the bodies met and signed with
    "indicators.AssessedSheet.name", "chains.Node.name",
    "talent.TrainingClass.name", "talent.Activity.name", "societies.Society.name", "support.Item.name",
    "kernel.AppliedProgramme.name", "kernel.Attachment.name", "kernel.WorkDay.name",
}  # fmt: skip
ID_NUMBER = re.compile(r"(?<![\d-])\d{17}[\dXx](?!\d)")
PHONE = re.compile(r"(?<![\d-])1[3-9]\d{9}(?!\d)")


def test_every_text_about_a_person_is_declared_and_kept_encrypted() -> None:
    undeclared = []
    for model in apps.get_models():
        for field in () if model._meta.proxy else model._meta.get_fields():
            label = f"{model._meta.label}.{field.name}"
            text = isinstance(field, models.CharField | models.TextField) and model.__module__.startswith("silian.")
            if (
                text
                and PERSONAL_WORDS.search(field.name)
                and label not in NOT_PRIVATE
                and not isinstance(field, PersonalText)
            ):
                undeclared.append(label)
    assert undeclared == []


def test_what_is_encrypted_is_kept_out_of_the_journal() -> None:
    for model in apps.get_models():
        secret = {field.name for field in model._meta.get_fields() if isinstance(field, PersonalText)}
        assert secret <= getattr(model, "PERSONAL", frozenset()), model


def test_an_exemption_names_a_field_that_is_there() -> None:
    known = {f"{m._meta.label}.{f.name}" for m in apps.get_models() for f in m._meta.get_fields()}
    assert {label for label in NOT_PRIVATE if label not in known} == set()


def test_the_public_pages_name_nobody(place: World) -> None:
    """Crawled as a visitor, with what follows a 查询码 and every file of the board."""
    matter, receipt = matters.raise_publicly(
        HERE, kind="four-chains/labour", title="张三丰的工资未发，电话13900002222", answers={"headcount": "3"}, by=SYSTEM,
        raiser=matters.Raiser(name="李秘密", phone="13911112222", anonymous=True), detail="身份证999999199001011234",
    )  # fmt: skip
    assert matter.receipt == receipt_digest(HERE, receipt)
    matters.publish_matter(matter, by=SYSTEM)
    browser = browser_of(None)
    pages = [
        browser.get(address.url).content.decode()
        for address in addresses(place.own)
        if address.access == "public"
        and "GET" in address.methods
        and not address.name.startswith(("account_", "mfa_", "web:s"))
    ]
    follow = reverse("matters:follow")
    followed = browser.post(follow, {**hidden(browser.get(follow)), "code": receipt}).content.decode()
    assert matter.number in followed
    assert any("工资未发" in page for page in pages), "the board shows what was posted"
    for page in [*pages, followed]:
        assert not ID_NUMBER.search(page)
        assert not PHONE.search(page)
        assert "李秘密" not in page
        assert "甲镇张三丰" not in page


def zipped(name: str = "a.txt") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(name, "x")
    return buffer.getvalue()


WRONG_FILES = [
    ("a.exe", b"MZ\x90", "不是可用的附件"),
    ("a.pdf", b"", "空文件"),
    ("a.pdf", b"%PDF" + b"0" * attachments.MOST_BYTES, "超过 20 MB"),
    ("照片.jpg.exe", b"\xff\xd8\xff", "不是可用的附件"),
    ("网页.pdf.html", b"%PDF-1.7", "不是可用的附件"),
    ("图.svg", b"<svg onload=alert(1)>", "不是可用的附件"),
    ("图.png", b"<html><script>", "不是可用的附件"),
    ("改名.docx", zipped(), "不是可用的附件"),
    ("改名.xlsx", zipped(), "不是可用的附件"),
]


def test_a_file_that_is_not_what_it_says_is_refused(place: World) -> None:
    for name, content, why in WRONG_FILES:
        with pytest.raises(Refused, match=why):
            attachments.attach(SimpleUploadedFile(name, content), to=place.own.matter, by=SYSTEM)
    assert attachments.attached_to(place.own.matter).count() == 0


def test_an_office_file_is_taken(place: World) -> None:
    upload = SimpleUploadedFile("回函.docx", zipped("word/document.xml"))
    assert attachments.attach(upload, to=place.own.matter, by=SYSTEM).type.endswith("wordprocessingml.document")


def test_a_file_goes_out_as_a_download_under_a_name_that_does_nothing(place: World) -> None:
    shot = SimpleUploadedFile('<script>alert("1")</script>\r\nX: y.png', b"\x89PNG\r\n\x1a\n")
    kept = attachments.attach(shot, to=place.own.matter, by=SYSTEM)
    answer = browser_of(place.at_home).get(reverse("matters:file", args=[place.own.matter.pk, kept.pk]))
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Content-Type"] == "image/png"
    assert "\n" not in answer.headers["Content-Disposition"]
