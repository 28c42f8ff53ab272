"""The pages of the exchange: a spreadsheet is looked at, brought in, taken back; a ledger goes out."""

from __future__ import annotations

import io
from typing import Any
from uuid import UUID

from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from silian.exchange import uploads
from silian.exchange.forms import ExportForm, UploadForm
from silian.exchange.matters import (
    batch_named,
    batches_of,
    export_matters,
    import_matters,
    preview_matters,
    undo_import,
)
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.pages import blame, page, post_once, render_page
from silian.matters.permissions import EXPORT, IMPORT
from silian.matters.queries import conditions_of, filtered, matters_for

FORM = ("GET", "HEAD", "POST")
SHOWN_ROWS, SHOWN_FLAGS, SHOWN_BATCHES = 50, 200, 20


@page(IMPORT, FORM)
def choose_file(request: Any) -> HttpResponse:
    """Which file comes in, and what came in before. A file that can be read is kept and shown; nothing is entered yet."""
    form = UploadForm(request.POST or None, request.FILES or None) if request.method == "POST" else UploadForm()
    if request.method == "POST" and form.is_valid():
        try:
            return _looked_at(request, uploads.keep(form.cleaned_data["file"], by=request.actor))
        except Refused as refused:
            form.add_error("file", str(refused))
    batches = batches_of(request.county, request.actor)[:SHOWN_BATCHES]
    status = 422 if form.errors else 200
    return render_page(request, "exchange/choose.html", {"form": form, "batches": batches}, status=status)


def _looked_at(request: Any, upload: uploads.Upload) -> HttpResponse:
    try:
        preview_matters(request.county, upload.path, by=request.actor)
    except Refused:
        uploads.forget(upload)
        raise
    address = reverse("exchange:preview", args=[upload.digest])
    if request.htmx:
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return HttpResponse(status=303, headers={"Location": address})


@page(IMPORT, FORM)
def preview(request: Any, digest: str) -> HttpResponse:
    """What the import would do, cell by cell; the post does it, once."""
    upload = uploads.kept(digest, by=request.actor)
    if request.method == "POST":
        return post_once(request, lambda: _bring_in(request, upload))
    found = preview_matters(request.county, upload.path, by=request.actor)
    context = {
        "upload": upload, "preview": found, "rows": found.fresh[:SHOWN_ROWS], "refused": found.refused[:SHOWN_FLAGS],
        "notes": found.notes[:SHOWN_FLAGS], "left_out": found.left_out[:SHOWN_FLAGS],
        "wanted": [(label, found.of(kind)) for kind, label in _made_words() if found.of(kind)],
    }  # fmt: skip
    return render_page(request, "exchange/preview.html", context)


def _made_words() -> list[tuple[str, str]]:
    return [("chain", _("产业链")), ("unit", _("单位")), ("person", _("人员"))]


def _bring_in(request: Any, upload: uploads.Upload) -> str:
    _preview, done = import_matters(
        request.county, upload.path, name=upload.name, by=request.actor,
        accept_valid=request.POST.get("accept_valid") == "1",
    )  # fmt: skip
    if done.batch is None:
        raise Refused(_("没有可以导入的行。请改好表格后重新选择文件。"))
    return reverse("exchange:batch", args=[done.batch.pk])


@page(IMPORT)
def show_batch(request: Any, key: UUID) -> HttpResponse:
    """What came in with one file, and the way to take it back."""
    batch = batch_named(request.county, key, by=request.actor)
    matters = batch.matters.order_by("number")
    context = {
        "batch": batch, "entered": matters.count(), "untouched": matters.filter(version=1).count(),
        "left": matters.exclude(state="void").count(), "first": list(matters.select_related("chain", "lead")[:SHOWN_ROWS]),
    }  # fmt: skip
    return render_page(request, "exchange/batch.html", context)


@page(IMPORT, ("POST",))
def undo(request: Any, key: UUID) -> HttpResponse:
    batch = batch_named(request.county, key, by=request.actor)

    def take_back() -> str:
        undo_import(batch, by=request.actor)
        return reverse("exchange:batch", args=[batch.pk])

    return post_once(request, take_back)


@page(EXPORT, FORM)
def export_ledger(request: Any) -> Any:
    """The ledger's rows as its address asks for them, for a reason that the journal keeps."""
    seen = matters_for(request.actor, request.county, EXPORT)
    rows = filtered(seen, conditions_of(request.GET), request.actor)
    form = ExportForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return _file(request, form.cleaned_data, rows)
        except Refused as refused:
            blame(form, refused)
    context = {"form": form, "count": rows.count(), "address": request.GET.urlencode()}
    return render_page(request, "exchange/export.html", context, status=422 if form.errors else 200)


def _file(request: Any, asked: dict[str, Any], rows: Any) -> HttpResponseBase:
    content, csv = io.BytesIO(), asked["form"] == "csv"
    export_matters(request.county, content, by=request.actor, reason=asked["reason"], csv=csv, rows=rows)
    content.seek(0)
    name = _("事项台账") + f"-{today():%Y-%m-%d}.{asked['form']}"
    return FileResponse(content, as_attachment=True, filename=name)
