"""`{% load silian %}`: all template parts of the product."""

from __future__ import annotations

from silian.web.parts import blocks, figures, forms, items, lists, marks, words
from silian.web.parts.library import register

__all__ = ["blocks", "figures", "forms", "items", "lists", "marks", "register", "words"]
