"""A bank's file of loans: chosen with its bank and day, looked at cell by cell, taken whole."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from silian.credit.permissions import REPORT
from silian.exchange import uploads
from silian.exchange.forms import LoansForm
from silian.exchange.loans import import_loans, preview_loans
from silian.kernel.access import visible
from silian.kernel.errors import NotFound, Refused
from silian.kernel.pages import page, post_once, render_page
from silian.organisations.models import Unit

FORM = ("GET", "HEAD", "POST")
SHOWN_ROWS, SHOWN_FLAGS = 50, 200


@page(REPORT, FORM)
def choose_loans(request: Any) -> HttpResponse:
    """A bank's file: which bank, as of which day, which file. It is kept and shown; nothing is entered yet."""
    banks = visible(Unit.objects.filter(county_id=request.county, credit_lines__isnull=False), request.actor, REPORT)
    asked = (request.POST, request.FILES) if request.method == "POST" else ()
    form = LoansForm(*asked, banks=banks.distinct())
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            upload = uploads.keep(told["file"], by=request.actor)
            preview_loans(told["bank"], told["as_of"], upload.path, by=request.actor)
        except Refused as refused:
            form.add_error("file", str(refused))
        else:
            address = reverse("exchange:preview_loans", args=[upload.digest])
            return HttpResponseRedirect(f"{address}?bank={told['bank'].pk}&as_of={told['as_of']:%Y-%m-%d}")
    return render_page(request, "exchange/loans.html", {"form": form}, status=422 if form.errors else 200)


@page(REPORT, FORM)
def look_at_loans(request: Any, digest: str) -> HttpResponse:
    """What a bank's file would do, cell by cell; the post does it, once."""
    upload = uploads.kept(digest, by=request.actor)
    bank, as_of = _asked_of(request)
    if request.method == "POST":
        return post_once(request, lambda: _take_loans(request, upload, bank, as_of))
    found = preview_loans(bank, as_of, upload.path, by=request.actor)
    context = {
        "upload": upload, "preview": found, "bank": bank, "as_of": as_of, "refused": found.refused[:SHOWN_FLAGS],
        "fresh": found.fresh[:SHOWN_ROWS], "changed": found.changed[:SHOWN_FLAGS],
    }  # fmt: skip
    return render_page(request, "exchange/loans_preview.html", context)


def _asked_of(request: Any) -> tuple[Unit, date]:
    """The bank and the day that the address names; NotFound where it names none."""
    try:
        key, as_of = UUID(request.GET.get("bank", "")), date.fromisoformat(request.GET.get("as_of", ""))
    except ValueError:
        raise NotFound("bank") from None
    bank = visible(Unit.objects.filter(county_id=request.county, pk=key), request.actor, REPORT).first()
    if bank is None:
        raise NotFound(f"organisations.unit {key}")
    return bank, as_of


def _take_loans(request: Any, upload: uploads.Upload, bank: Unit, as_of: date) -> str:
    preview, report = import_loans(bank, as_of, upload.path, name=upload.name, by=request.actor)
    if report is None:
        raise Refused(_("有 %d 处要改，什么也没有导入。") % len(preview.refused))
    uploads.forget(upload)
    return reverse("credit:report", args=[report.pk])
