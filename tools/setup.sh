#!/bin/sh
# Installs what the project needs, from its lock files, on Debian or Ubuntu:  tools/setup.sh site|tests
# `site` is enough to run it; `tests` adds a browser, PostgreSQL, Chinese fonts and gettext. Nothing outside the project's
# folder changes, except Debian packages where root or a password-less sudo allows. Under CI=true a thing skipped is a failure.
set -eu
cd "$(dirname "$0")/.."
part=${1:?usage: tools/setup.sh site|tests}
cache=.cache
mkdir -p $cache

missing() {
    echo "setup: $1 is missing, so $2 is skipped. Install it with: apt-get install $1" >&2
    [ "${CI:-}" != true ] || exit 1
}

debian_packages() {
    if [ "$(id -u)" = 0 ]; then root=; elif sudo -n true 2>/dev/null; then root=sudo; else return 1; fi
    command -v apt-get >/dev/null || return 1
    echo "setup: apt-get install $*" >&2
    [ -n "${apt_updated:-}" ] || $root apt-get update -qq >&2 || return 1
    apt_updated=yes
    $root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >$cache/apt.log 2>&1 ||
        { tail -5 $cache/apt.log >&2; return 1; }
}

want() { # want TEST PACKAGE WHAT-IS-SKIPPED-WITHOUT-IT
    eval "$1" >/dev/null 2>&1 && return 0
    if debian_packages "$2" && eval "$1" >/dev/null 2>&1; then return 0; fi
    missing "$2" "$3"
}

browser() { # Ubuntu has its chromium in a snap only, so Playwright's own build stands in for it
    found='command -v chromium || command -v google-chrome || ls "$HOME"/.cache/ms-playwright/chromium-*'
    eval "$found" >/dev/null 2>&1 && return 0
    debian_packages chromium || true
    [ "$(id -u)" != 0 ] || with_libraries=--with-deps
    eval "$found" >/dev/null 2>&1 || .venv/bin/playwright install ${with_libraries:-} chromium >$cache/browser.log 2>&1 ||
        missing chromium 'every test in a browser'
}

find_uv() {
    for uv in $cache/uv/bin/uv "$(command -v uv || true)"; do
        [ -n "$uv" ] && "$uv" --version >/dev/null 2>&1 && return 0
    done
    python3 -c 'import ensurepip' 2>/dev/null || debian_packages python3-venv ||
        { echo "setup: Python's venv is missing. Install it with: apt-get install python3-venv" >&2; exit 1; }
    python3 -m venv $cache/uv
    $cache/uv/bin/python -m pip install -q --disable-pip-version-check 'uv>=0.8'
    uv=$cache/uv/bin/uv
}

packages() {
    locks=$(cat uv.lock pyproject.toml frontend.lock.json tools/setup.sh tools/frontend.py | sha256sum)
    [ -x .venv/bin/silian ] && [ "$(cat $cache/packages 2>/dev/null)" = "$locks" ] && return 0
    find_uv
    "$uv" sync --locked --quiet
    .venv/bin/python tools/frontend.py
    printf '%s\n' "$locks" >$cache/packages
}

packages
.venv/bin/python tools/messages.py compile

if [ "$part" = tests ]; then
    browser
    want '.venv/bin/playwright --version' libatomic1 'every test in a browser'
    want '.venv/bin/python tools/postgres.py found' postgresql 'the run on PostgreSQL'
    want 'ls /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc' fonts-noto-cjk 'the look of Chinese text in screenshots'
    want 'command -v xgettext' gettext 'the check of the English messages'
fi
