"""A promise that the database kept, in the sentence that the model gives it: for the page and for the command alike.

An action looks first and refuses with a reason; between its look and its write somebody else may have been faster, or a
form may let through what the table does not. Then the database says no, and this says why. PostgreSQL names the constraint;
SQLite names a check, and for a uniqueness the table and its columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from django.apps import apps
from django.db import IntegrityError, models
from django.db.models.constraints import BaseConstraint
from django.utils.translation import gettext as _

from silian.kernel import tenancy
from silian.kernel.errors import Conflict, Refused

CHECK = re.compile(r"CHECK constraint failed: (\w+)")
UNIQUE = re.compile(r"UNIQUE constraint failed: (?:index '(\w+)'|([\w., ]+))")
Promise = tuple[type[models.Model], BaseConstraint]


def refusal_of(error: IntegrityError) -> Refused | None:
    """What to tell the person: a Conflict where something is there already; None where no constraint of ours spoke."""
    if tenancy.SENTENCE in str(error):
        return Refused(_("所选的内容里有别的县的记录，没有保存。请只选本县的。"))
    broken = _broken(error)
    if broken is None:
        return None
    if isinstance(broken, models.UniqueConstraint):
        return Conflict(_sentence(broken) or _("刚才已有同样的一条记录。请刷新页面核对后再办。"))
    return Refused(_sentence(broken) or _("填写的内容前后不一致，没有保存。请核对日期、数量和必填项。"))


def _sentence(broken: BaseConstraint) -> str:
    """The constraint's own sentence, or nothing where it has none but Django's."""
    own = str(broken.violation_error_message)
    return "" if own == str(BaseConstraint.default_violation_error_message) else own


def _broken(error: IntegrityError) -> BaseConstraint | None:
    name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None)
    if name is None and (check := CHECK.search(str(error))):
        name = check[1]
    if name is None and (unique := UNIQUE.search(str(error))):
        name = unique[1] or _named_by_columns({column.strip() for column in unique[2].split(",")})
    return next((promise for _model, promise in _promises() if promise.name == name), None)


def _named_by_columns(columns: Iterable[str]) -> str | None:
    """The uniqueness over these columns, each as `table.column`."""
    wanted = set(columns)
    return next((promise.name for model, promise in _promises() if _columns(model, promise) == wanted), None)


def _columns(model: type[models.Model], promise: BaseConstraint) -> set[str]:
    fields = promise.fields if isinstance(promise, models.UniqueConstraint) else ()
    return {f"{model._meta.db_table}.{model._meta.get_field(name).column}" for name in fields}  # type: ignore[union-attr]


def _promises() -> Iterator[Promise]:
    for model in apps.get_models():
        for promise in model._meta.constraints:
            yield model, promise
