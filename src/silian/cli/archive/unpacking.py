"""Restoring a backup into an empty database, and judging the result by the backup's own manifest."""

from __future__ import annotations

import hashlib
import shutil
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from django.conf import settings
from django.core.management import call_command
from django.db import transaction

from silian.cli.archive.manifest import (
    MANIFEST,
    Manifest,
    counts,
    fingerprint,
    heads,
    migrations_done,
    personal_key,
    read_manifest,
)
from silian.cli.archive.packing import member_of, stored
from silian.cli.archive.tables import go_on_counting, kept_models, label, read_rows
from silian.kernel import journal
from silian.kernel.attachments import Attachment
from silian.kernel.errors import Refused


def unpack(source: Path, key: Path | None) -> Manifest:
    """Fills an empty database, or leaves it empty with a sentence. Row counts and journal heads are those of the backup."""
    with _opened(source) as archive:
        manifest = read_manifest(_member(archive, MANIFEST).read())
        call_command("migrate", verbosity=0)
        _refuse_what_does_not_fit(manifest)
        _refuse_without_key(manifest, key)
        with transaction.atomic():
            for model in kept_models():
                read_rows(model, _member(archive, f"tables/{label(model)}.jsonl"))
            go_on_counting()
            _judge(manifest)
            _put_files(archive)
        if manifest.key and key and not personal_key().exists():
            _put_key(key)
    return manifest


@contextmanager
def _opened(source: Path) -> Iterator[tarfile.TarFile]:
    try:
        with tarfile.open(source, "r:gz") as archive:
            yield archive
    except (tarfile.TarError, EOFError):
        raise Refused(f"{source} 不是备份文件，或已损坏。请用 silian backup 写的文件。") from None


def _member(archive: tarfile.TarFile, name: str) -> IO[bytes]:
    """One file of the archive, found by its exact name: nothing is unpacked by the names that an archive gives."""
    try:
        found = archive.extractfile(name)
    except KeyError:
        found = None
    if found is None:
        raise Refused(f"备份文件里缺少 {name}，可能已损坏。")
    return found


def _refuse_what_does_not_fit(manifest: Manifest) -> None:
    if manifest.migrations != migrations_done():
        raise Refused("备份是用另一版程序做的。请先装那一版程序恢复，再升级。")
    if any(counts().values()):
        raise Refused("数据库里已有数据，只能恢复到空库。请用 SILIAN_HOME 或 DATABASE_URL 指向一个空的。")


def _refuse_without_key(manifest: Manifest, key: Path | None) -> None:
    if not manifest.key:
        return
    there = key or (personal_key() if personal_key().exists() else None)
    if there is None:
        raise Refused("备份里的电话等个人信息是加密的，钥匙不在备份里。请用 --key 指明原来的 personal.key。")
    if fingerprint(there) != manifest.key:
        raise Refused(f"{there} 不是这份备份的钥匙，请用做备份那台机器上的 personal.key。")
    if personal_key().exists() and fingerprint(personal_key()) != manifest.key:
        raise Refused(f"{personal_key()} 是另一把钥匙，不会覆盖它。请把它移走，或换一个 SILIAN_HOME。")


def _judge(manifest: Manifest) -> None:
    if counts() != manifest.tables:
        raise Refused("恢复出来的行数和备份的清单不一致，没有恢复。备份文件可能已损坏。")
    broken = [county for county in manifest.heads if not journal.check(county).ok]
    if broken or heads() != manifest.heads:
        raise Refused("恢复出来的日志和备份的清单不一致，没有恢复。备份文件可能已损坏或被改过。")


def _put_files(archive: tarfile.TarFile) -> None:
    """Attachments are stored by their digest, so that a changed one is known at once."""
    for digest in sorted(set(Attachment.objects.values_list("digest", flat=True))):
        content = _member(archive, member_of(digest)).read()
        if hashlib.sha256(content).hexdigest() != digest:
            raise Refused(f"附件 {digest} 的内容和校验值不符，没有恢复。备份文件可能已损坏或被改过。")
        stored(digest).parent.mkdir(parents=True, exist_ok=True)
        stored(digest).write_bytes(content)


def _put_key(key: Path) -> None:
    Path(settings.SILIAN_HOME).mkdir(parents=True, exist_ok=True)
    personal_key().touch(mode=0o600)
    shutil.copyfile(key, personal_key())
