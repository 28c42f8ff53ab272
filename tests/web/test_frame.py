"""The frame: navigation, workbench, the style guide, and what no page may contain."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace as Sample

import pytest
from django.http import HttpRequest
from django.template.loader import get_template
from django.test import Client, RequestFactory

import silian
from silian.kernel.access import Actor, Grant, Verb
from silian.organisations.queries import root_of
from silian.web import navigation, workbench
from silian.web.navigation import Entry, links_for
from silian.web.workbench import Panel
from tests import factories

LOOK = Verb("web.look_for_test", "看一看")
STYLED_OR_SCRIPTED = re.compile(r"""\sstyle=|\son[a-z]+=|<style|javascript:|<script(?![^>]*\ssrc=)""")


@pytest.fixture
def own_navigation(monkeypatch: pytest.MonkeyPatch) -> list[Entry]:
    entries: list[Entry] = []
    monkeypatch.setattr(navigation, "ENTRIES", entries)
    return entries


def visitor(path: str = "/", *verbs: Verb) -> HttpRequest:
    request = RequestFactory().get(path)
    reach = {verb.name: frozenset({"any"}) for verb in verbs}
    request.actor = Actor("account", "1", "林某某", grants=(Grant("990001", "clerk", reach),))
    request.county = "990001"
    return request


def labels(request: HttpRequest) -> list[str]:
    return [str(link.label) for links in links_for(request).values() for link in links]


def test_an_entry_without_an_address_is_not_shown(own_navigation: list[Entry]) -> None:
    own_navigation += [
        Entry("work", "没建的", "nowhere:list", "list"),
        Entry("today", "工作台", "web:workbench", "home"),
    ]
    assert labels(visitor()) == ["工作台"]


def test_an_entry_needs_its_verb_in_this_county(own_navigation: list[Entry]) -> None:
    own_navigation.append(Entry("work", "看一看", "web:styles", "list", LOOK.name))
    assert labels(visitor("/", LOOK)) == ["看一看"]
    assert labels(visitor("/")) == []
    elsewhere = visitor("/", LOOK)
    elsewhere.county = "990002"
    assert labels(elsewhere) == []


def test_a_verb_that_nobody_declared_is_nobody_s(own_navigation: list[Entry]) -> None:
    own_navigation.append(Entry("work", "看一看", "web:styles", "list", "web.undeclared"))
    assert labels(visitor("/", LOOK)) == []


def test_a_record_s_page_lights_up_its_list(own_navigation: list[Entry]) -> None:
    own_navigation += [Entry("today", "工作台", "web:workbench", "home"), Entry("work", "组件", "web:styles", "list")]
    assert [link.current for links in links_for(visitor("/styles/one")).values() for link in links] == [False, True]
    assert [link.current for links in links_for(visitor("/workbench")).values() for link in links] == [True, False]


def test_a_group_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="today, work"):
        navigation.register(Entry("elsewhere", "x", "web:styles", "list"))


@pytest.fixture
def signed_in(client: Client, db: None) -> Client:
    factories.role("clerk", {"matters.view": ["any"]})
    account = factories.account(role="clerk", unit=root_of(factories.county().pk))
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def test_the_workbench_s_title_is_what_its_panels_say(signed_in: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = Panel("to-do", "web/parts/note.html", lambda request: {"content": "屠宰车间", "headline": "今天要办 7 件"})
    hidden = Panel("none", "web/parts/note.html", lambda request: None)
    second = Panel(
        "ok", "web/parts/note.html", lambda request: {"content": "延期", "headline": "等您确认 4 件"}, "aside"
    )
    monkeypatch.setattr(workbench, "PANELS", {panel.name: panel for panel in (shown, hidden, second)})
    page = signed_in.get("/").content.decode()
    assert "<h1>今天要办 7 件，等您确认 4 件</h1>" in page
    assert page.index("屠宰车间") < page.index("延期")


def test_the_workbench_without_panels_says_what_to_do(signed_in: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbench, "PANELS", {})
    assert "请本单位管理员" in signed_in.get("/").content.decode()


def test_a_visitor_of_the_workbench_is_asked_to_sign_in(client: Client, db: None) -> None:
    assert client.get("/").status_code == 302


def test_the_style_guide_shows_every_part(client: Client, db: None) -> None:
    page = client.get("/styles").content.decode()
    folder = Path(silian.__file__).parent / "web/templates/web"
    guide = (folder / "styles.html").read_text() + (folder / "_sample_drawer.html").read_text()
    parts = {file.stem for file in (folder / "parts").glob("*.html")} - {"fields", "days", "progress"}
    assert "逐日计算" in page
    assert [part for part in sorted(parts) if not re.search(rf"{{% {part}\b", guide)] == []


def test_no_template_has_an_inline_style_or_script() -> None:
    files = Path(silian.__file__).parent.glob("*/templates/**/*.html")
    markup = {file.name: re.sub(r"{%.*?%}", "", file.read_text()) for file in files}
    assert [name for name, html in markup.items() if STYLED_OR_SCRIPTED.search(html)] == []


def test_no_rule_names_a_colour_outside_the_tokens() -> None:
    folder = Path(silian.__file__).parent / "web/static/web/css"
    named = re.compile(r"#[0-9a-f]{3,8}\b|\brgb\((?!0 0 0 / )")
    assert [
        f.name
        for f in folder.glob("*.css")
        if f.name not in {"tokens.css", "print.css"} and named.search(f.read_text())
    ] == []


def test_every_icon_that_a_template_asks_for_is_drawn() -> None:
    folder = Path(silian.__file__).parent
    drawn = set(re.findall(r'<symbol id="(\w+)"', (folder / "web/static/web/icons.svg").read_text()))
    templates = " ".join(file.read_text() for file in folder.glob("*/templates/**/*.html"))
    asked = set(re.findall(r'{% icon "(\w+)"', templates)) | {entry.icon for entry in navigation.ENTRIES}
    assert asked <= drawn


@pytest.mark.parametrize("name", ["400.html", "403_csrf.html", "429.html", "500.html", "503.html"])
def test_a_page_for_when_nothing_can_be_asked_needs_nothing(name: str) -> None:
    assert "<h1>" in get_template(name).render({"request": Sample()})


def test_the_door_names_the_county_when_there_is_only_one(client: Client, db: None) -> None:
    factories.county("990001", "甲县")
    assert "甲县990001" in client.get("/styles").content.decode()
    factories.county("990002", "乙县")
    assert "甲县990001" not in client.get("/styles").content.decode()


def test_a_signed_in_person_sees_their_county_among_several(signed_in: Client) -> None:
    factories.county("990002", "乙县")
    assert "演示县990001" in signed_in.get("/styles").content.decode()
