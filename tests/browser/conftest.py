"""A real browser before the real site: the demo county is made once a run, every worker serves a copy of its own.

`site` is the site's address, `page` a desktop window and `phone_page` a phone's, both in Chinese; `axe(page)` asserts that
axe-core finds nothing against WCAG 2.2 AA.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

SILIAN = Path(sys.executable).parent / "silian"
AXE = Path(__file__).parent / "vendor/axe-core/axe.min.js"
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")  # else the one that Playwright brought
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
EXPECTED_WITHIN, ANSWERED_WITHIN = 15_000, 20_000  # milliseconds: two workers share a small machine
DESKTOP, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever stands in this folder is a browser test; without a browser it is skipped, and in CI it fails.

    They come last: Playwright leaves an event loop and child processes in the worker, which Django's own tests would trip over.
    """
    missing = not CHROMIUM and not any(Path.home().glob(".cache/ms-playwright/chromium-*"))
    for item in filter(in_this_folder, items):
        item.add_marker(pytest.mark.browser)
        if missing and os.environ.get("CI") != "true":
            item.add_marker(pytest.mark.skip(reason="chromium is missing: apt-get install chromium"))
    items.sort(key=in_this_folder)


def in_this_folder(item: pytest.Item) -> bool:
    return item.path.is_relative_to(Path(__file__).parent)


@pytest.fixture(scope="session")
def demo_home(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The folder of the demo county, loaded by the first worker that asks; nobody serves this one."""
    shared = tmp_path_factory.getbasetemp() if worker_id == "master" else tmp_path_factory.getbasetemp().parent
    home = shared / "demo"
    with (shared / "demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (shared / "demo.ready").exists():
            run_silian(home, "demo", "--no-serve")
            (shared / "demo.ready").touch()
    return home


@pytest.fixture(scope="session")
def site_home(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This worker's copy of the demo county, behind `site`; its database may be asked by the command with this SILIAN_HOME."""
    return Path(shutil.copytree(demo_home, tmp_path_factory.mktemp("site") / "home"))


@pytest.fixture(scope="session")
def site(site_home: Path) -> Iterator[str]:
    """The address of the served demo county, without a slash at its end."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    with (site_home / "serve.log").open("w+") as log:
        server = subprocess.Popen(
            [SILIAN, "serve", "--port", str(port)], env=environment(site_home), stdout=log, stderr=subprocess.STDOUT
        )
        try:
            wait_for(address, server, site_home / "serve.log")
            yield address
        finally:
            server.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                server.wait(timeout=20)
            server.kill()


def environment(home: Path) -> dict[str, str]:
    """The command's own default settings over the given home: not the ones of the tests, and no other database."""
    foreign = {"DJANGO_SETTINGS_MODULE", "DATABASE_URL"}
    return {name: value for name, value in os.environ.items() if name not in foreign} | {"SILIAN_HOME": str(home)}


def run_silian(home: Path, *arguments: str) -> str:
    answer = subprocess.run([SILIAN, *arguments], env=environment(home), capture_output=True, text=True, check=False)
    assert answer.returncode == 0, f"silian {' '.join(arguments)} ended with {answer.returncode}:\n{answer.stderr}"
    return answer.stdout


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(address: str, server: subprocess.Popen[bytes], log: Path, seconds: float = 180) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and server.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=30)  # the first page loads all rooms
        except urllib.error.HTTPError:
            return  # an answer, be it that one has to sign in
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise AssertionError(f"the site does not answer at {address}:\n{log.read_text()}")


@pytest.fixture(scope="session")
def playwright_() -> Iterator[Playwright]:
    expect.set_options(timeout=EXPECTED_WITHIN)
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright_: Playwright) -> Iterator[Browser]:
    browser = playwright_.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
    yield browser
    browser.close()


@pytest.fixture
def new_page(browser: Browser, site: str) -> Iterator[Callable[..., Page]]:
    """Opens a window with a session of its own, for a second person in a test; takes `color_scheme="dark"` and the like."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_page(**how: object) -> Page:
        settings = {"locale": "zh-CN", "timezone_id": "Asia/Shanghai", "viewport": DESKTOP, "base_url": site}
        context = browser.new_context(**(settings | how))  # type: ignore[arg-type]
        context.set_default_timeout(ANSWERED_WITHIN)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(f"script error on {page.url}: {error}"))
        page.on("console", lambda message: complaints.extend(policy_broken(message.text)))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not complaints, "\n".join(complaints)


def policy_broken(text: str) -> list[str]:
    return [text] if "Content Security Policy" in text else []


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """A desktop window, 1440 wide. A script error or a broken content security policy fails the test at its end."""
    return new_page()


@pytest.fixture
def phone_page(new_page: Callable[..., Page]) -> Page:
    """A phone, 390 wide, with touch."""
    return new_page(viewport=PHONE, is_mobile=True, has_touch=True, device_scale_factor=2)


@pytest.fixture(scope="session")
def axe() -> Callable[..., None]:
    """`axe(page)`: no violation of WCAG 2.2 AA on the page as it stands now."""
    source = AXE.read_text()

    def nothing_found(page: Page) -> None:
        page.evaluate(f"() => {{ {source} }}")  # not a script tag: the site's policy would refuse it
        found = page.evaluate("tags => axe.run({runOnly: tags}).then(result => result.violations)", WCAG)
        lines = [f"{rule['id']}: {rule['help']}: {node['html']}" for rule in found for node in rule["nodes"]]
        assert not lines, f"{page.url}\n" + "\n".join(lines)

    return nothing_found
