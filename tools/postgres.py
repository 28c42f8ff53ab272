"""A PostgreSQL cluster for the length of one command:  tools/postgres.py run COMMAND…   (`found` only looks for a server)

The command finds it in DATABASE_URL. The cluster lives in a temporary folder, listens on the loopback only, asks for a random
password, does not care for its data, and is gone at the end. PostgreSQL refuses root, so root lends it the user `postgres`.
"""

from __future__ import annotations

import contextlib
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

CARELESS = ("fsync", "synchronous_commit", "full_page_writes", "autovacuum")


def main(arguments: list[str]) -> int:
    binaries = server_binaries()
    if binaries is None:
        print("PostgreSQL's server is missing. Install it with: apt-get install postgresql", file=sys.stderr)
        return 1
    if arguments[:1] == ["run"] and len(arguments) > 1:
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
        with cluster(binaries) as url:
            return subprocess.call(arguments[1:], env={**os.environ, "DATABASE_URL": url})
    return 0 if arguments == ["found"] else 2


def server_binaries() -> Path | None:
    """The newest server that Debian's packages or the PATH offer."""
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda file: int(file.parts[-3]))
    if versions:
        return versions[-1].parent
    initdb = shutil.which("initdb")
    return Path(initdb).parent if initdb else None


@contextlib.contextmanager
def cluster(binaries: Path) -> Iterator[str]:
    """Starts the cluster and yields its DATABASE_URL."""
    folder = Path(tempfile.mkdtemp(prefix="silian-postgres-"))
    password, port, lent = secrets.token_hex(16), free_port(), lent_user()
    (folder / "password").write_text(password)
    if lent:
        for path in (folder, folder / "password"):
            shutil.chown(path, lent["user"], lent["group"])
    initdb: list[str | Path] = [
        binaries / "initdb",
        "-D",
        folder / "data",
        "-U",
        "silian",
        "--pwfile",
        folder / "password",
    ]
    server: list[str | Path] = [
        binaries / "postgres",
        "-D",
        folder / "data",
        "-p",
        str(port),
        "-h",
        "127.0.0.1",
        "-k",
        "",
    ]
    for setting in CARELESS:
        server += ["-c", f"{setting}=off"]
    try:
        subprocess.run(
            [*initdb, "-A", "scram-sha-256", "-E", "UTF8", "--locale", "C.UTF-8", "--no-sync"],
            cwd=folder, check=True, stdout=subprocess.DEVNULL, **lent,
        )  # fmt: skip
        with (folder / "log").open("w") as log:
            process = subprocess.Popen(server, cwd=folder, stderr=log, text=True, **lent)
        try:
            wait_until_it_listens(port, process, folder / "log")
            yield f"postgresql://silian:{password}@127.0.0.1:{port}/postgres"
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(timeout=60)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def lent_user() -> dict[str, Any]:
    """The arguments of `subprocess` that hand root's rights down; none for anybody else."""
    if os.getuid() != 0:
        return {}
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = names.get("postgres") or names["nobody"]
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_it_listens(port: int, process: subprocess.Popen[str], log: Path, seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.1)
    raise SystemExit(f"PostgreSQL did not start:\n{log.read_text()}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
