"""The section `credit.yaml`: what is wrong with it, and how the room reads what is in force."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from django.utils.translation import gettext as _

from silian.credit.catalogue.shapes import Catalogue, Offer
from silian.credit.catalogue.stocking import stock
from silian.credit.engine.grades import RuleSet, check
from silian.kernel.errors import Refused
from silian.kernel.programmes import PROGRAMME, Context, Problem, Section, documents, register


def check_catalogue(document: Catalogue, context: Context) -> Iterable[Problem]:
    yield from _lpr(document, context)
    for key, offer in document.products.items():
        if offer.to_on and offer.to_on <= offer.from_on:
            yield context.problem(("products", key, "to_on"), _("停售日期要晚于上市日期。"))
        if offer.rate.lpr and not any(row.on <= offer.from_on for row in document.lpr):
            yield context.problem(("products", key, "rate"), _("上市那天还没有 LPR，请在 lpr 里补上更早的一行。"))
    yield from _grading(document, context)


def _lpr(document: Catalogue, context: Context) -> Iterable[Problem]:
    for position, (earlier, later) in enumerate(pairwise(document.lpr), start=1):
        if later.on <= earlier.on:
            yield context.problem(("lpr", position, "on"), _("LPR 要按公布日期从早到晚写。"))


def _grading(document: Catalogue, context: Context) -> Iterable[Problem]:
    """No day and no number of days overdue may fall between the rules."""
    head = context.of(PROGRAMME)
    first = document.grading[0]
    if head and first.from_on > head.starts_on:
        yield context.problem(
            ("grading", 0, "from_on"), _("专项从 %s 开始，那天起就要有五级分类规则。") % head.starts_on
        )
    for position, rules in enumerate(document.grading):
        if position and rules.from_on <= document.grading[position - 1].from_on:
            yield context.problem(("grading", position, "from_on"), _("五级分类规则要按生效日期从早到晚写。"))
        try:
            check(rules.rules)
        except Refused as refused:
            yield context.problem(("grading", position, "days"), str(refused))


CREDIT = register(
    Section("credit", "credit.yaml", Catalogue, check=check_catalogue, needs=("programme",), on_apply=stock)
)


def catalogue_of(county: str) -> Catalogue:
    """What is in force; refuses where no programme of the county declares loans."""
    found = next(iter(documents(county, CREDIT).values()), None)
    if found is None:
        raise Refused(_("本县还没有启用管贷款的专项：请启用一个写有 credit.yaml 的专项。"))
    return found


def offer_of(county: str, key: str) -> Offer | None:
    """What the product offers now; None for one that the programme does not declare any more."""
    return catalogue_of(county).products.get(key)


def grading_of(county: str) -> list[RuleSet]:
    """The rules of the five grades, the earliest first; none where no programme declares loans."""
    return [row.rules for found in documents(county, CREDIT).values() for row in found.grading]
