"""What is asked again and again while one page is made: the programmes in force, the calendar, the county's roles.

    @remembered
    def in_force_in(county: str) -> tuple[AppliedProgramme, ...]: ...

    with remembering():  # web.middleware opens one around every request
        ...

Inside `remembering()` a remembered function is asked once for each set of arguments. Nothing outlives the scope, and the first
statement that is not a SELECT ends the remembering for the rest of it: what is written, or rolled back, is never read stale.
Outside a scope (the daily run, an import, a test) nothing is remembered at all. Only what hangs on no person belongs here.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.db import connection

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")


@dataclass
class _Memo:
    answers: dict[Hashable, Any] = field(default_factory=dict)
    written: bool = False

    def watch(self, execute: Callable[..., Any], sql: str, *how: Any) -> Any:
        """Around every statement of the connection: Django's `execute_wrapper`."""
        if not sql.lstrip(" (").startswith("SELECT"):
            self.written = True
            self.answers.clear()
        return execute(sql, *how)


_open: ContextVar[_Memo | None] = ContextVar("memo", default=None)


@contextmanager
def remembering() -> Iterator[None]:
    """The scope of one request. One inside another remembers for itself."""
    memo = _Memo()
    token = _open.set(memo)
    try:
        with connection.execute_wrapper(memo.watch):
            yield
    finally:
        _open.reset(token)


def remembered(question: Callable[Asked, Answer]) -> Callable[Asked, Answer]:
    """Answers the same question once in a scope. The answer is shared: make it a value that nobody changes."""

    @wraps(question)
    def ask(*args: Asked.args, **kwargs: Asked.kwargs) -> Answer:
        memo = _open.get()
        if memo is None or memo.written:
            return question(*args, **kwargs)
        key = (question, args, tuple(sorted(kwargs.items())))
        if key not in memo.answers:
            answer = question(*args, **kwargs)
            if memo.written:
                return answer
            memo.answers[key] = answer
        found: Answer = memo.answers[key]
        return found

    return ask
