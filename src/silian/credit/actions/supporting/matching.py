"""匹配融资需求: a product that fits and an officer who follows it up are found for a need of the ledger."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from silian.credit.actions.lending._checking import refuse
from silian.credit.models import NeedMatch, Product
from silian.credit.permissions import MATCH
from silian.credit.queries.lending import on_sale
from silian.credit.supporting_rules import kind_of_needs
from silian.kernel import journal, money
from silian.kernel.access import Actor, require
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.language import in_the_countys_language
from silian.kernel.lifecycles import lock, record_change
from silian.kernel.notices import notify
from silian.matters.models import Matter
from silian.organisations.models import Post


@transaction.atomic
def match_need(matter: Matter, *, product: Product, post: Post, by: Actor, words: str = "") -> NeedMatch:
    """匹配: the product is on sale and reaches the sum; the officer holds the post. A match before it ends today."""
    fresh = lock(matter)
    require(MATCH, fresh, by)
    if fresh.kind != kind_of_needs(fresh.county_id):
        raise Refused(_("这不是融资需求，不用匹配。"))
    if fresh.state in {"closed", "rejected", "withdrawn", "merged", "void"}:
        raise Refused(_("这件需求已经了结，不用再匹配。"))
    _fits(fresh, product)
    now_held = Q(to_on=None) | Q(to_on__gt=today())
    if not Post.objects.filter(now_held, pk=post.pk, county_id=fresh.county_id, from_on__lte=today()).exists():
        raise refuse(_("这个岗位现在没有人，请另选。"), "post")
    if before := NeedMatch.objects.filter(matter=fresh, to_on=None).first():
        record_change(before, "end_match", by=by, to_on=today())
    match = NeedMatch(
        county_id=fresh.county_id, matter=fresh, product=product, post=post, from_on=today(), words=words.strip()[:200]
    )
    match.save(force_insert=True)
    after = {"product": str(product), "officer": str(post)}
    journal.append(
        fresh.county_id, "credit.match", by=by, subject=journal.subject_of(fresh), after=after, note=match.words
    )
    _tell(match)
    return match


@in_the_countys_language
def _tell(match: NeedMatch) -> None:
    words = {"matter": match.matter, "product": match.product}
    told, about = _("融资需求 %(matter)s 匹配给您，产品：%(product)s。") % words, journal.subject_of(match.matter)
    notify(match.county_id, match.post.person, told, about=about, once=f"match:{match.pk}")


def _fits(matter: Matter, product: Product) -> None:
    if not on_sale(Product.objects.filter(pk=product.pk, county_id=matter.county_id), today()).exists():
        raise refuse(_("“%s”今天没有在售。") % product, "product")
    wanted = int(matter.answers.get("amount") or 0)
    if wanted > product.ceiling_fen:
        raise refuse(_("“%(product)s”最高 %(most)s，不够这件需求。") % {
            "product": product, "most": money.show(product.ceiling_fen, "万元"),
        }, "product")  # fmt: skip
