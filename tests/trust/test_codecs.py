"""The door before Django: a codec that is no UTF-8, or not even of text, is answered with a sentence."""

from __future__ import annotations

from typing import Any

import pytest

from silian.web.wsgi import only_utf8


def asked_with(content_type: str | None) -> tuple[list[str], str]:
    """What the door answers: the status, if it does not let the request in, and the words."""
    statuses: list[str] = []

    def let_in(environ: Any, start_response: Any) -> list[bytes]:
        return [b"let in"]

    environ = {} if content_type is None else {"CONTENT_TYPE": content_type}
    words = only_utf8(let_in)(environ, lambda status, headers: statuses.append(status))
    return statuses, b"".join(words).decode()


@pytest.mark.parametrize("charset", ["rot13", "zlib", "hex", "base64", "undefined", "utf-7", "gbk", "utf-16", "a\x00"])
def test_another_codec_is_answered_before_django_reads_the_request(charset: str) -> None:
    statuses, words = asked_with(f"application/x-www-form-urlencoded; charset={charset}")
    assert statuses == ["400 Bad Request"]
    assert "UTF-8" in words


@pytest.mark.parametrize(
    "content_type", [None, "", "multipart/form-data; boundary=x", "text/plain; charset=UTF8", "a; charset=nothing"]
)
def test_what_browsers_send_is_let_in(content_type: str | None) -> None:
    assert asked_with(content_type) == ([], "let in")
