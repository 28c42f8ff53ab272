"""The first account of a county, from the command line."""

from __future__ import annotations

import json

import pytest
from django.contrib.auth.hashers import check_password

from silian.cli import main
from silian.organisations.models import Account
from tests import factories


@pytest.fixture
def county(db: None) -> None:
    factories.county()
    factories.role("keeper", {"organisations.administer": ["any"]})


def test_a_first_administrator_has_the_password_shown(county: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["account", "add", "first", "--role", "keeper", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert check_password(told["password"], Account.objects.get(username="first").password)


def test_an_unknown_role_is_refused_with_the_ones_there_are(county: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["account", "add", "first", "--role", "king"]) == 2
    assert "keeper" in capsys.readouterr().err
