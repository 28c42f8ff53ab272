"""Parts with something inside: `{% panel %} … {% endpanel %}`. What stands between the tags keeps its own context."""

from __future__ import annotations

from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from silian.web.parts.library import register


def _around(part: str, content: SafeString, **values: Any) -> SafeString:
    return render_to_string(f"web/parts/{part}.html", {"content": content, **values})


@register.simple_block_tag
def panel(
    content: SafeString,
    title: object = "",
    note: object = "",
    link: object = "",
    url: str = "",
    pad: bool = True,
    anchor: str = "",
) -> SafeString:
    """A white box with a head: title, a note in small ink, and one link on the right. `pad=False` for a table."""
    return _around("panel", content, title=title, note=note, link=link, url=url, pad=pad, anchor=anchor)


@register.simple_block_tag
def stats(content: SafeString) -> SafeString:
    """Three to seven `{% stat %}` on top of a page."""
    return _around("stats", content)


@register.simple_block_tag
def note(content: SafeString, colour: str = "", anchor: str = "") -> SafeString:
    """A rule or a block that stays. `red`: you cannot go on, and how to; `amber`, `green`, or no colour for a rule."""
    return _around("note", content, colour=colour, anchor=anchor)


@register.simple_block_tag
def empty(content: SafeString, title: object, text: object = "", small: bool = False) -> SafeString:
    """What is empty, the nearest thing that is not, and between the tags one action, a link or button."""
    return _around("empty", content, title=title, text=text, small=small)


@register.simple_block_tag
def menu(content: SafeString, words: object, style: str = "chip", end: bool = False) -> SafeString:
    """A menu that opens without script; between the tags links, labels with a checkbox, `<hr>`."""
    return _around("menu", content, words=words, style=style, end=end)


@register.simple_block_tag
def drawer(
    content: SafeString,
    title: object,
    kicker: object = "",
    figure: object = "",
    unit: object = "",
    link: object = "",
    url: str = "",
) -> SafeString:
    """What a view answers when it is asked into the drawer: `kicker` in small ink, then the title or a large figure.

    `link` and `url` stand at its foot: the page that shows all of it.
    """
    return _around("drawer", content, title=title, kicker=kicker, figure=figure, unit=unit, link=link, url=url)


@register.simple_block_tag
def confirm(content: SafeString, name: str, title: object, verb: object, url: str, risk: bool = False) -> SafeString:
    """The question before a deed that cannot be undone; opened by `data-silian-dialog="<name>"`.

    Between the tags stand the form's fields with `{% keys %}`, and what will happen; `verb` is the button's word.
    """
    return _around("confirm", content, name=name, title=title, verb=verb, url=url, risk=risk)


@register.inclusion_tag("web/parts/progress.html")
def progress(url: str, done: int, of: int, words: str = "") -> dict[str, Any]:
    """Long work under way: asks `url` for itself again every two seconds until the view answers with its result."""
    return {"url": url, "done": done, "of": of, "words": words}
