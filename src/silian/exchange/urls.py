"""The addresses of the exchange."""

from __future__ import annotations

from django.urls import path, register_converter

from silian.exchange import views


class DigestConverter:
    """A SHA-256 in hexadecimal: a path made of it cannot lead anywhere else."""

    regex = "[0-9a-f]{64}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(DigestConverter, "digest")

app_name = "exchange"
urlpatterns = [
    path("exchange/import", views.choose_file, name="import"),
    path("exchange/import/<digest:digest>", views.preview, name="preview"),
    path("exchange/batches/<uuid:key>", views.show_batch, name="batch"),
    path("exchange/batches/<uuid:key>/undo", views.undo, name="undo"),
    path("exchange/maps/import", views.choose_map_file, name="import_map"),
    path("exchange/maps/import/<slug:kind>/<digest:digest>", views.preview_map_file, name="preview_map"),
    path("exchange/maps/imports/<uuid:key>", views.show_map_import, name="map_import"),
    path("exchange/maps/imports/<uuid:key>/undo", views.undo_map, name="undo_map"),
    path("exchange/maps/export/<uuid:pk>", views.export_map, name="export_map"),
    path("exchange/export/matters", views.export_ledger, name="export_matters"),
    path("exchange/loans", views.choose_loans, name="import_loans"),
    path("exchange/loans/<digest:digest>", views.look_at_loans, name="preview_loans"),
]
