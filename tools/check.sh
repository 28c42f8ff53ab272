#!/bin/sh
# Everything that can be judged without running the product. Each step says its name; all run, and one failure fails the whole.
set -u
cd "$(dirname "$0")/.."
bin=.venv/bin
export DJANGO_SETTINGS_MODULE=config.settings.test
unset DATABASE_URL
failed=

step() { # step NAME COMMAND…
    name=$1; shift
    echo "== $name"
    "$@" || failed="$failed $name"
}

messages() {
    if command -v xgettext >/dev/null; then $bin/python tools/messages.py check
    else echo "gettext is missing: skipped"; [ "${CI:-}" != true ]; fi
}

deployment() {
    home=$(mktemp -d)
    SILIAN_HOME=$home SILIAN_HOSTS=silian.example DJANGO_SETTINGS_MODULE=config.settings.production \
        $bin/python -m django check --deploy --fail-level WARNING
    answer=$?
    rm -r "$home"
    return $answer
}

step lint $bin/ruff check --quiet --output-format concise .
step format $bin/ruff format --check --output-format concise .
step types $bin/mypy
step floors $bin/lint-imports --no-logo
step templates $bin/python tools/templates.py
step migrations $bin/python -m django makemigrations --check --dry-run
step messages messages
step reference $bin/python tools/reference.py --check
step deployment deployment

[ -z "$failed" ] || { echo "check: not kept:$failed" >&2; exit 1; }
echo "check: all kept"
