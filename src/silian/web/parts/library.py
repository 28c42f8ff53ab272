"""The one library into which all parts put themselves; `templatetags/silian.py` hands it to Django."""

from __future__ import annotations

from django.template import Library

register = Library()
