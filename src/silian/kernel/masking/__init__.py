"""What the public does not see: names that the record knows, and every ID number, phone and account.

`村民张三丰（电话13900001111）` → `村民张**（电话139****1111）`. Any other name in a text is beyond a rule: it needs
the publisher's eye before the text goes out. Masking what is masked already changes nothing.
"""

from __future__ import annotations

from collections.abc import Collection

from silian.kernel.masking.names import drop_names, mask_name, mask_names
from silian.kernel.masking.numbers import mask_numbers

__all__ = ["mask_name", "mask_numbers", "mask_text"]


def mask_text(text: str, names: Collection[str] = (), anonymous: bool = False) -> str:
    """The text as the public may read it.

    `names` are those of the raiser and of linked persons. For an anonymous raiser call it with that raiser's name and
    `anonymous=True`: the name then vanishes with its salutation instead of being starred. Where both kinds of person
    occur, call it twice, the anonymous one first.
    """
    return mask_numbers(drop_names(text, names) if anonymous else mask_names(text, names))
