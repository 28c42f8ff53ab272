#!/bin/sh
# The whole suite on SQLite, with the browser, then everything that asks a database again on PostgreSQL.
# Further arguments go to pytest: tools/test.sh tests/matters -x
set -eu
cd "$(dirname "$0")/.."
unset DATABASE_URL
failed=0
.venv/bin/python -m pytest -q -n 2 "$@" || failed=1
if .venv/bin/python tools/postgres.py found; then
    .venv/bin/python tools/postgres.py run .venv/bin/python -m pytest -q -n 2 -m 'not browser' "$@" || failed=1
elif [ "${CI:-}" = true ]; then
    failed=1
fi
exit $failed
