"""Brings the front-end packages of frontend.lock.json, each verified against its sha512, without Node.

The registry is npm's public one, or the mirror named by the environment variable `npm_config_registry`.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import os
import sys
import tarfile
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
REGISTRY = os.environ.get("npm_config_registry", "https://registry.npmjs.org").rstrip("/")


def main() -> int:
    for package in json.loads((ROOT / "frontend.lock.json").read_text())["packages"]:
        target = ROOT / package["into"]
        mark = target / ".integrity"
        if mark.exists() and mark.read_text() == package["integrity"]:
            continue
        address = f"{REGISTRY}/{package['name']}/-/{package['name']}-{package['version']}.tgz"
        try:
            with urllib.request.urlopen(address, timeout=60) as answer:
                archive = answer.read()
        except (urllib.error.URLError, TimeoutError) as problem:
            print(
                f"setup: {address} cannot be read ({problem}); name a mirror in npm_config_registry.", file=sys.stderr
            )
            return 1
        if integrity(archive) != package["integrity"]:
            print(f"setup: {address} is not what frontend.lock.json locks; nothing was unpacked.", file=sys.stderr)
            return 1
        unpack(archive, package["files"], target)
        mark.write_text(package["integrity"])
    return 0


def integrity(archive: bytes) -> str:
    """Subresource integrity as npm writes it: `sha512-` and the digest in base64."""
    return "sha512-" + base64.b64encode(hashlib.sha512(archive).digest()).decode()


def unpack(archive: bytes, files: list[str], target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        for name in files:
            member = tar.extractfile(f"package/{name}")
            assert member is not None, f"{name} is a file"
            (target / Path(name).name).write_bytes(member.read())


if __name__ == "__main__":
    sys.exit(main())
