"""Which code was meant: a unified social credit code, a class of the industry classification."""

from __future__ import annotations

import re
import unicodedata

from django.utils.translation import gettext as _
from stdnum.cn import uscc
from stdnum.exceptions import InvalidChecksum, ValidationError

from silian.chains.models import IndustryClass
from silian.kernel.errors import Refused

CLASS = re.compile(r"[A-T]?(\d{2,4})|([A-T])")


def credit_code_of(text: str) -> str:
    """The unified social credit code (GB 32100-2015) that was meant, full-width or spaced as it may come."""
    code = unicodedata.normalize("NFKC", text).upper()
    try:
        return str(uscc.validate(code))
    except InvalidChecksum:
        sentence = _("统一社会信用代码“%s”的校验位不对，请照营业执照核对 18 位。") % text
    except ValidationError:
        sentence = _("“%s”不是统一社会信用代码：应是 18 位数字和大写字母（没有 I、O、S、V、Z）。") % text
    raise Refused(sentence, {"credit_code": sentence})


def industry_class_of(county: str, text: str) -> str:
    """The class that was meant, without the letter before its digits (C1311 is 1311); empty for none. Where the county has
    loaded the classification (GB/T 4754) the class must be in it."""
    word = unicodedata.normalize("NFKC", text).strip().upper()
    if not word:
        return ""
    match = CLASS.fullmatch(word)
    known = IndustryClass.objects.filter(county_id=county)
    code = match and (match[2] or match[1])
    if not code or (known.exists() and not known.filter(code=code).exists()):
        sentence = _("“%s”不是国民经济行业代码，请照 GB/T 4754 核对，如 1311；不确定的不填。") % text
        raise Refused(sentence, {"industry_class": sentence})
    return code
