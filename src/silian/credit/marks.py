"""ID numbers and credit codes: checked as they are typed, kept as keyed digests by which the same borrower is known again."""

from __future__ import annotations

import re
import unicodedata

from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from stdnum.cn import ric, uscc
from stdnum.exceptions import ValidationError

from silian.credit.models import Segment
from silian.kernel.errors import Refused

ID_NUMBER = re.compile(r"\d{17}[\dX]")
PHONE = re.compile(r"1[3-9]\d{9}|0\d{9,11}")


def plain(text: object) -> str:
    """As it is typed, without spaces and in half-width capitals."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", str(text or ""))).upper()


def digest_of(county: str, mark: str) -> str:
    """The keyed digest of an ID number, a credit code or a phone number: equal for equal marks of one county."""
    return salted_hmac("silian.credit.mark", f"{county}:{plain(mark)}", algorithm="sha256").hexdigest() if mark else ""


def checked_mark(segment: str, text: str) -> str:
    """The ID number of a household's head (GB 11643) or the credit code of the others (GB 32100); Refused with what is wrong."""
    mark = plain(text)
    if segment != Segment.HOUSEHOLD:
        if not uscc.is_valid(mark):
            raise Refused(_("统一社会信用代码应为 18 位且校验位相符，请核对。"))
        return mark
    if not ID_NUMBER.fullmatch(mark) or not _holds(mark):
        raise Refused(_("身份证号应为 18 位且校验位相符，请核对。"))
    return mark


def _holds(mark: str) -> bool:
    try:
        ric.get_birth_date(mark)
    except ValidationError:
        return False
    return bool(ric.calc_check_digit(mark) == mark[-1])


def checked_phone(text: str) -> str:
    """A phone number, or nothing."""
    number = plain(text).replace("-", "")
    if number and not PHONE.fullmatch(number):
        raise Refused(_("电话应为 11 位手机号，或带区号的座机。"))
    return number
