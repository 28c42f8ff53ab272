"""Maps and enterprise lists from files: looked at, brought in, taken back; a map goes out."""

from __future__ import annotations

import io
from typing import Any
from uuid import UUID

from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from silian.chains.actions import undo_map_import
from silian.chains.permissions import MAP, VIEW
from silian.chains.queries import chain_for
from silian.exchange import uploads
from silian.exchange.forms import MapFileForm, MapReasonForm
from silian.exchange.maps.enterprises import ENTERPRISES, import_enterprises, preview_enterprises
from silian.exchange.maps.exporting import export_maps
from silian.exchange.maps.importing import MAPS, Brought, import_map, import_named, imports_of, preview_map
from silian.exchange.maps.preview import Preview
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.pages import blame, page, post_once, render_page

FORM = ("GET", "HEAD", "POST")
SHOWN_ROWS, SHOWN_FLAGS, SHOWN_IMPORTS = 50, 200, 20


@page(MAP, FORM)
def choose_map_file(request: Any) -> HttpResponse:
    """Which file comes in: a map or an enterprise list. One that can be read is kept and shown; nothing is entered yet."""
    form = MapFileForm(request.POST or None, request.FILES or None) if request.method == "POST" else MapFileForm()
    if request.method == "POST" and form.is_valid():
        try:
            return _looked_at(
                request, form.cleaned_data["kind"], uploads.keep(form.cleaned_data["file"], by=request.actor)
            )
        except Refused as refused:
            form.add_error("file", str(refused))
    context = {"form": form, "imports": imports_of(request.county, request.actor)[:SHOWN_IMPORTS]}
    return render_page(request, "exchange/choose_map.html", context, status=422 if form.errors else 200)


def _looked_at(request: Any, kind: str, upload: uploads.Upload) -> HttpResponse:
    try:
        _preview(request, kind, upload)
    except Refused:
        uploads.forget(upload)
        raise
    address = reverse("exchange:preview_map", args=[kind, upload.digest])
    if request.htmx:
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return HttpResponse(status=303, headers={"Location": address})


def _preview(request: Any, kind: str, upload: uploads.Upload) -> Preview:
    if kind == ENTERPRISES:
        return preview_enterprises(request.county, upload.path, by=request.actor)[0]
    return preview_map(request.county, upload.path, by=request.actor)


@page(MAP, FORM)
def preview_map_file(request: Any, kind: str, digest: str) -> HttpResponse:
    """What the import would do, cell by cell; the post does it, once."""
    if kind not in (MAPS, ENTERPRISES):
        raise Http404
    upload = uploads.kept(digest, by=request.actor)
    if request.method == "POST":
        return post_once(request, lambda: _bring_in(request, kind, upload))
    found = _preview(request, kind, upload)
    context = {
        "upload": upload, "kind": kind, "preview": found, "lines": found.lines[:SHOWN_ROWS],
        "refused": found.refused[:SHOWN_FLAGS], "notes": found.notes[:SHOWN_FLAGS],
        "left_out": found.left_out[:SHOWN_FLAGS],
    }  # fmt: skip
    return render_page(request, "exchange/preview_map.html", context)


def _bring_in(request: Any, kind: str, upload: uploads.Upload) -> str:
    bring_in = import_enterprises if kind == ENTERPRISES else import_map
    done: Brought = bring_in(
        request.county, upload.path, name=upload.name, by=request.actor,
        accept_valid=request.POST.get("accept_valid") == "1",
    )[1]  # fmt: skip
    if done.batch is None:
        raise Refused(_("没有可以导入的行。请改好表格后重新选择文件。"))
    return reverse("exchange:map_import", args=[done.batch.pk])


@page(MAP)
def show_map_import(request: Any, key: UUID) -> HttpResponse:
    """What came in with one file, and the way to take it back."""
    return render_page(
        request, "exchange/map_import.html", {"batch": import_named(request.county, key, by=request.actor)}
    )


@page(MAP, ("POST",))
def undo_map(request: Any, key: UUID) -> HttpResponse:
    batch = import_named(request.county, key, by=request.actor)

    def take_back() -> str:
        undo_map_import(batch, by=request.actor)
        return reverse("exchange:map_import", args=[batch.pk])

    return post_once(request, take_back)


@page(VIEW, FORM)
def export_map(request: Any, pk: UUID) -> Any:
    """A chain's map as a spreadsheet, for a reason that the journal keeps."""
    chain = chain_for(request.actor, request.county, pk)
    form = MapReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return _file(request, chain, form.cleaned_data["reason"])
        except Refused as refused:
            blame(form, refused)
    context = {"form": form, "chain": chain}
    return render_page(request, "exchange/export_map.html", context, status=422 if form.errors else 200)


def _file(request: Any, chain: Any, reason: str) -> HttpResponseBase:
    content = io.BytesIO()
    export_maps([chain], content, by=request.actor, reason=reason)
    content.seek(0)
    name = _("%s图谱") % chain + f"-{today():%Y-%m-%d}.xlsx"
    return FileResponse(content, as_attachment=True, filename=name)
