"""Figures: a count on top of a page, a share, the published number that opens its records."""

from __future__ import annotations

from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from silian.web.parts.library import register


@register.inclusion_tag("web/parts/stat.html")
def stat(words: object, value: object, unit: object = "", url: str = "", light: Any = None) -> dict[str, Any]:
    """One count; inside `{% stats %}`. A value of None reads —, its `unit` then says why (未发布)."""
    return {"words": words, "value": value, "unit": unit, "url": url, "light": light}


@register.inclusion_tag("web/parts/fig.html")
def fig(text: object, url: str = "", anchor: str = "", corrected: bool = False) -> dict[str, Any]:
    """A published number. `url` gives the drawer; without script `anchor` (the row of the source table) is followed."""
    return {"text": text, "url": url, "anchor": anchor, "corrected": corrected}


@register.simple_tag
def meter(label: object, share: float, tick: float | None = None) -> SafeString:
    """A share as a bar: `share` and `tick` (序时应达) from 0 to 1, cut at both ends. `label` says the same in words."""
    mark = (
        format_html('<rect class="tick" x="{}%" width="2" height="14"></rect>', _percent(tick))
        if tick is not None
        else ""
    )
    return format_html(
        '<svg class="meter" role="img" aria-label="{}"><rect class="track" y="3" width="100%" height="8" rx="4"></rect>'
        '<rect class="bar" y="3" width="{}%" height="8" rx="4"></rect>{}</svg>',
        label,
        _percent(share),
        mark,
    )


def _percent(share: float) -> str:
    return f"{max(0.0, min(1.0, share)) * 100:.1f}"
