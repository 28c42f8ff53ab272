"""Forms: a field with its label, hint and error; the hidden keys that make a post happen once; the plain button."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms import BoundField
from django.template.context import RequestContext
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from silian.kernel.calendar import today
from silian.kernel.idempotency import mint
from silian.kernel.pages import KEY, VERSION
from silian.web.parts.library import register


@register.inclusion_tag("web/parts/field.html")
def field(
    bound: BoundField, label: str = "", hint: str = "", tiles: bool = False, wide: bool = False, mark: bool = True
) -> dict[str, Any]:
    """A form field as a whole. Several choices become a group with a legend, `tiles=True` makes them large for a thumb.
    `wide=True` takes a whole row of `.fields`; `mark=False` leaves out 必填 where everything is.

    Hint and error are bound by aria-describedby under the ids that Django's own `BoundField` names. A day is a text
    field: the browser's picker knows no 调休 and follows the browser's language.
    """
    return {
        "bound": bound,
        "control": bound.as_widget(attrs=_attributes(bound, bool(hint))),
        "kind": "day" if isinstance(bound.field, forms.DateField) else _kind_of(bound.field.widget),
        "label": label or bound.label,
        "hint": hint or bound.help_text,
        "tiles": tiles,
        "wide": wide,
        "mark": mark,
        "lost": bound.html_name in bound.form.files,  # a browser does not send a file twice
    }


def _kind_of(widget: forms.Widget) -> str:
    if widget.use_fieldset:
        return "group"
    if isinstance(widget, forms.CheckboxInput):
        return "check"
    return "file" if isinstance(widget, forms.FileInput) else "line"


def _attributes(bound: BoundField, hinted: bool) -> dict[str, Any]:
    attributes: dict[str, Any] = {}
    if bound.field.widget.attrs.get("placeholder") == bound.label:  # allauth says everything twice
        attributes["placeholder"] = ""
    if isinstance(bound.field, forms.DateField):
        attributes = {
            "class": "day",
            "data-silian-day": today().isoformat(),
            "placeholder": _("如 10-14"),
            "autocomplete": "off",
        }
    if bound.name == next((name for name in bound.form.errors if name in bound.form.fields), None):
        attributes["autofocus"] = True
    if hinted and not bound.help_text:  # a hint that the template gives is bound like the form's own
        error = f" {bound.auto_id}_error" if bound.errors else ""
        attributes["aria-describedby"] = f"{bound.auto_id}_helptext{error}"
    return attributes


@register.inclusion_tag("web/parts/fields.html")
def fields(form: forms.BaseForm) -> dict[str, Any]:
    """All fields of a form, the hidden ones too, after the sentence that concerns the form as a whole."""
    return {"form": form}


@register.simple_tag(takes_context=True)
def keys(context: RequestContext, record: Any = None) -> SafeString:
    """The hidden fields of a form that does something: the CSRF token, the idempotency key, the version as seen.

    The key is new for a fresh form and kept when a refused post shows the form again.
    """
    posted = context["request"].POST
    inputs = format_html('<input type="hidden" name="{}" value="{}">', KEY, posted.get(KEY) or mint())
    if token := context.get("csrf_token"):
        inputs += format_html('<input type="hidden" name="csrfmiddlewaretoken" value="{}">', token)
    if record is not None:
        inputs += format_html(
            '<input type="hidden" name="{}" value="{}">', VERSION, posted.get(VERSION) or record.version
        )
    return inputs


@register.inclusion_tag("web/parts/button.html")
def button(
    words: object, url: str = "", why: str = "", style: str = "", icon: str = "", into: str = ""
) -> dict[str, Any]:
    """A link that looks like a button, or the submit button where there is no `url`.

    `why` disables it and stands underneath. `style` is any of `pri bare risk sml big full`; `into="drawer"` opens the
    address in the drawer.
    """
    return {"words": words, "url": url, "why": why, "style": style, "icon": icon, "into": into}
