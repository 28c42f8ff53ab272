"""A matter as it may be read without its original: by the public, and by colleagues until they ask for the original."""

from __future__ import annotations

from dataclasses import dataclass

from silian.kernel.masking import mask_name, mask_numbers, mask_text
from silian.matters.models import Matter


@dataclass(frozen=True)
class Draft:
    """What the rules make of a matter for the public; the publisher looks at it before it is posted."""

    title: str
    text: str
    result: str


def masked(matter: Matter) -> Draft:
    """The matter as the public may read it: names that the record knows, ID numbers, phones and accounts are masked."""
    result = matter.round.summary if matter.round else ""
    return mask_draft(Draft(matter.title, matter.detail, result), matter)


def mask_draft(draft: Draft, matter: Matter) -> Draft:
    """The texts by rule: an anonymous raiser's name goes altogether, every other known name is starred."""
    return Draft(*(_masked(text, matter) for text in (draft.title, draft.text, draft.result)))


def _masked(text: str, matter: Matter) -> str:
    raiser = [matter.raiser_name] if matter.raiser_name else []
    if matter.anonymous:
        text = mask_text(text, raiser, anonymous=True)
    linked = [person.name for person in (matter.handler, matter.supervisor) if person]
    return mask_text(text, [*raiser, *linked])


def shown_title(matter: Matter) -> str:
    """The title on a screen behind the sign-in: no ID number, phone or raiser's name."""
    return mask_text(matter.title, [matter.raiser_name] if matter.raiser_name else [])


def shown_raiser(matter: Matter) -> str:
    """Who raised it, as a screen may say: a unit by its name, a person starred, or nobody."""
    if matter.raiser_unit:
        return str(matter.raiser_unit)
    return "" if matter.anonymous else mask_name(matter.raiser_name)


def shown_phone(matter: Matter) -> str:
    return mask_numbers(matter.raiser_phone)
