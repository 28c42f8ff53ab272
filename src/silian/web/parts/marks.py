"""Small marks inside other parts: icon, light, tag, chip."""

from __future__ import annotations

from typing import Any

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from silian.web.parts.library import register
from silian.web.undo import UNDO

COLOURS = {"red", "amber", "green", "pause", "done", "none"}


@register.simple_tag
def icon(name: str, size: int = 16) -> SafeString:
    """A symbol of `static/web/icons.svg`. It says nothing to a screen reader: words stand beside it."""
    box = '<svg width="{0}" height="{0}" aria-hidden="true"><use href="{1}#{2}"></use></svg>'
    return format_html(box, size, static("web/icons.svg"), name)


@register.simple_tag
def light(value: Any = None, colour: str = "", words: str = "") -> SafeString:
    """A light from a `kernel.calendar.Light`, or from a colour and words given one by one."""
    colour, words = (value.colour, value.words) if value is not None else (colour, words)
    if colour not in COLOURS:
        raise ValueError(f"{colour} is no colour of a light; allowed: {', '.join(sorted(COLOURS))}")
    return format_html('<span class="light {}">{}</span>', colour, words)


@register.simple_tag
def tag(words: object, accent: bool = False) -> SafeString:
    """A fact that one cannot click."""
    return format_html('<span class="tag{}">{}</span>', " acc" if accent else "", words)


@register.inclusion_tag("web/parts/chip.html")
def chip(words: object, url: str = "", on: bool = False, key: object = "", target: str = "") -> dict[str, Any]:
    """A condition: `on` with `key` is one in force, and `url` takes it away; otherwise a link that switches it on.

    `target` is the id of the part that htmx swaps, without the #.
    """
    return {"words": words, "url": url, "on": on, "key": key, "target": target}


@register.filter
def undo(message: Any) -> str:
    """The address that takes back what a message tells of (`web.undo.done`); empty where it stands."""
    tags = message.extra_tags or ""
    return tags.removeprefix(UNDO) if tags.startswith(UNDO) else ""
