"""The same post twice makes one thing: every form carries a key, and a key does its work once.

The key is minted when a form is rendered, kept when a 422 renders it again, and inserted first in the deed's own
transaction. A repeat answers with the first result's address; another body under the same key is a conflict.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from silian.kernel.constraints import refusal_of
from silian.kernel.errors import Conflict


class DoneOnce(models.Model):
    """A key that has done its work, whose it was, what was asked, and where the result is to be seen."""

    owner = models.CharField(max_length=80)
    key = models.CharField(max_length=64)
    body = models.CharField(max_length=64)
    answer = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        app_label = "kernel"
        constraints = [models.UniqueConstraint(fields=["owner", "key"], name="a_key_does_its_work_once")]

    def __str__(self) -> str:
        return f"{self.owner} {self.key}"


def mint() -> str:
    return secrets.token_urlsafe(18)


def digest_of(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


def run_once(owner: str, key: str, body: str, deed: Callable[[], str]) -> str:
    """Does the deed and gives the address where its result is to be seen; a repeat only gives the address.

    A parallel repeat waits on the unique constraint until the first has ended, then is answered like a later one.
    """
    try:
        with transaction.atomic():
            row = DoneOnce.objects.create(owner=owner, key=key, body=body)
            row.answer = deed()
            row.save(update_fields=["answer"])
            return row.answer
    except IntegrityError as error:
        first = DoneOnce.objects.filter(owner=owner, key=key).first()
        if first is None:  # the key is new: it was the deed that broke a promise of the database
            if refused := refusal_of(error):
                raise refused from error
            raise
        if first.body != body:
            raise Conflict(_("这张表已经交过一次，这次内容不同。请刷新页面后重新填写。")) from None
        return first.answer
