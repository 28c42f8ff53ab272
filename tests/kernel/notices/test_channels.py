"""The ways out: a gateway that answers as gateways do, and an installation that does not say how one is reached."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import ImproperlyConfigured

from silian.kernel.instance import mark_demo
from silian.kernel.notices.channels import Message, NotSent, channels
from silian.kernel.notices.channels.gateway import Gateway
from silian.kernel.notices.channels.mail import Mail
from silian.kernel.notices.readers import Contact
from silian.kernel.settings import channels_from, mail_from_url
from tests.trust.world import DAY

TO = Contact(uuid4(), phone="13900001111")


class Provider(BaseHTTPRequestHandler):
    """A provider's gateway on this machine."""

    answers: list[int] = []
    asked: list[tuple[dict[str, Any], str]] = []

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        Provider.asked.append((json.loads(body), self.headers["Authorization"]))
        self.send_response(Provider.answers.pop())
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        """Quiet."""


@pytest.fixture
def gateway() -> Iterator[Gateway]:
    server = HTTPServer(("127.0.0.1", 0), Provider)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    Provider.answers, Provider.asked = [], []
    yield Gateway(f"http://127.0.0.1:{server.server_port}/send", "secret")
    server.shutdown()
    server.server_close()


def test_a_gateway_is_given_the_number_the_text_and_an_id_under_its_token(gateway: Gateway) -> None:
    Provider.answers = [200]
    gateway.send(TO, Message("7", "【四链】请登录查看。"))
    assert Provider.asked == [({"id": "7", "to": "13900001111", "text": "【四链】请登录查看。"}, "Bearer secret")]


@pytest.mark.parametrize(("code", "final"), [(400, True), (401, True), (429, False), (503, False)])
def test_a_refusal_of_the_gateway_surely_sent_nothing(gateway: Gateway, code: int, final: bool) -> None:
    Provider.answers = [code]
    with pytest.raises(NotSent) as refused:
        gateway.send(TO, Message("7", "词"))
    assert refused.value.final is final


def test_after_a_server_error_nobody_can_say_whether_it_went_out(gateway: Gateway) -> None:
    Provider.answers = [500]
    with pytest.raises(RuntimeError):
        gateway.send(TO, Message("7", "词"))


def test_a_gateway_that_is_not_there_sent_nothing() -> None:
    with pytest.raises(NotSent, match="连接不上"):
        Gateway("http://127.0.0.1:9/send", "secret").send(TO, Message("7", "词"))


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        ({"SILIAN_CHANNELS": "sms"}, "SILIAN_SMS_URL、SILIAN_SMS_TOKEN"),
        ({"SILIAN_CHANNELS": "mail"}, "SILIAN_MAIL_URL"),
        ({"SILIAN_CHANNELS": "fax"}, "“fax”不认识"),
        ({"SILIAN_CHANNELS": "sms", "SILIAN_SMS_URL": "http://x", "SILIAN_SMS_TOKEN": "t"}, "https://"),
    ],
)
def test_an_installation_that_names_a_channel_without_saying_how_does_not_start(
    environment: dict[str, str], sentence: str
) -> None:
    with pytest.raises(ImproperlyConfigured, match=sentence):
        channels_from(environment)


def test_an_installation_that_names_none_has_none(tmp_path: Path) -> None:
    assert channels_from({}) == {}
    assert mail_from_url("", tmp_path)["EMAIL_FILE_PATH"] == tmp_path


def test_a_mail_address_of_the_server_becomes_djangos_settings(tmp_path: Path) -> None:
    made = mail_from_url("smtps://silian%40gov:p%3Aw@mail.example", tmp_path)
    assert (made["EMAIL_HOST"], made["EMAIL_PORT"], made["EMAIL_USE_SSL"]) == ("mail.example", 465, True)
    assert (made["EMAIL_HOST_USER"], made["EMAIL_HOST_PASSWORD"]) == ("silian@gov", "p:w")
    with pytest.raises(ImproperlyConfigured):
        mail_from_url("mail.example", tmp_path)


@pytest.mark.django_db
def test_a_demo_pretends_by_every_channel_and_a_live_installation_by_none(settings: Any) -> None:
    assert channels() == {}
    settings.NOTICE_CHANNELS = {"mail": {"url": "smtp://x"}, "sms": {"url": "https://x", "token": "t"}}
    assert channels() == {"mail": Mail(), "sms": Gateway("https://x", "t")}
    mark_demo(DAY)
    assert {name: channel.pretends for name, channel in channels().items()} == dict.fromkeys(
        ["mail", "sms", "wecom", "dingtalk"], True
    )
