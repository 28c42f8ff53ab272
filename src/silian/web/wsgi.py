"""Before Django reads a request: what comes in is UTF-8, as browsers send it.

Other codecs make half characters that no database takes, and with those that are not even of text (rot13, zlib) Django
cannot build the request at all, so no middleware could answer.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterable
from typing import Any

from django.utils.http import parse_header_parameters
from django.utils.translation import gettext as _

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
PLAIN = [("Content-Type", "text/plain; charset=utf-8"), ("X-Content-Type-Options", "nosniff")]


def only_utf8(application: Application) -> Application:
    """The application behind a door at which any other codec is answered 400, with a sentence."""

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if _is_utf8(environ.get("CONTENT_TYPE", "")):
            return application(environ, start_response)
        start_response("400 Bad Request", PLAIN)
        return [_("这次请求的文字不是 UTF-8 编码，没有办理。请用浏览器打开原来的页面重新提交。").encode()]

    return answer


def _is_utf8(content_type: str) -> bool:
    """Whether nothing else is said; a name that Python does not know says nothing."""
    try:
        charset = parse_header_parameters(content_type)[1].get("charset", "utf-8")
        return not _is_codec(charset) or codecs.lookup(charset).name == "utf-8"
    except (LookupError, ValueError):  # a parameter that is itself coded (RFC 2231), in what is no codec of text; a NUL
        return False


def _is_codec(name: str) -> bool:
    try:
        return bool(codecs.lookup(name))
    except LookupError:
        return False
