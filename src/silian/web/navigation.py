"""The way through the house: what stands in the side navigation and in the phone's bottom bar.

An entry shows only when its address exists and the person holds its verb, so a room that is not built yet, or not theirs,
leaves no dead link. The front door is the top floor: it names the rooms' addresses here, and no room imports it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from silian.kernel.access import VERBS
from silian.web.inbox import unread_of

Words = str | Promise
GROUPS: dict[str, Words] = {
    "today": _("今天"),
    "work": _("办事"),
    "chains": _("产业链"),
    "finance": _("金融"),
    "villages": _("村务"),
    "services": _("服务"),
    "society": _("学会"),
    "results": _("成效"),
}


@dataclass(frozen=True)
class Entry:
    """One line of the navigation.

    `needs` is the verb's name, empty for everybody who is signed in. `badge` counts what waits for this person.
    `phone` is the short word under the icon of the bottom bar, empty for an entry that is not there.
    """

    group: str
    label: Words
    url_name: str
    icon: str
    needs: str = ""
    badge: Callable[[Any], int] | None = None
    phone: Words = ""


@dataclass(frozen=True)
class Link:
    """An entry as this person sees it now."""

    label: Words
    url: str
    icon: str
    current: bool
    badge: int = 0
    phone: Words = ""


ENTRIES: list[Entry] = [
    Entry("today", _("领导驾驶舱"), "web:dashboard", "read", "web.lead", phone=_("驾驶舱")),
    Entry("today", _("工作台"), "web:workbench", "home", phone=_("今天")),
    Entry("today", _("我的企业"), "chains:mine", "file", "chains.trade", phone=_("企业")),
    Entry("today", _("消息"), "web:inbox", "bell", badge=unread_of),
    Entry("work", _("事项台账"), "matters:list", "list", "matters.view", phone=_("事项")),
    Entry("work", _("登记事项"), "matters:raise", "plus", "matters.raise", phone=_("登记")),
    Entry("work", _("记走访"), "support:record", "edit", "support.visit", phone=_("走访")),
    Entry("work", _("导入台账"), "exchange:import", "inbox", "matters.import"),
    Entry("work", _("会议"), "meetings:list", "meet", "meetings.view"),
    Entry("villages", _("质询会"), "meetings:sessions", "ask", "meetings.view_session", phone=_("质询")),
    Entry("villages", _("村务公开栏"), "meetings:posts", "board", "meetings.post_on_board"),
    Entry("villages", _("报送纪委"), "meetings:filings", "inbox", "meetings.receive"),
    Entry("chains", _("产业链"), "chains:list", "chain", "chains.view"),
    Entry("chains", _("包联"), "support:pairings", "user", "support.view"),
    Entry("chains", _("走访"), "support:visits", "tel", "support.view"),
    Entry("chains", _("服务组"), "support:groups", "go", "support.view_group"),
    Entry("chains", _("资金"), "support:funds", "bank", "support.view_funds"),
    Entry("chains", _("项目"), "projects:board", "swap", "projects.view"),
    Entry("chains", _("组织图"), "organisations:formations", "org", "organisations.view"),
    Entry("chains", _("企业"), "chains:enterprises", "pin", "chains.view"),
    Entry("chains", _("供需对话"), "chains:market", "swap", "chains.view"),
    Entry("chains", _("人才目录"), "talent:list", "read", "talent.view"),
    Entry("chains", _("冠名班和培训"), "talent:classes", "meet", "talent.view"),
    Entry("chains", _("企业党建"), "talent:party", "org", "talent.view"),
    Entry("chains", _("账号和角色"), "organisations:accounts", "user", "organisations.administer"),
    Entry("finance", _("县金融看板"), "credit:dashboard", "chart", "credit.keep_fund"),
    Entry("finance", _("财政贴息"), "credit:subsidy", "bank", "credit.subsidise"),
    Entry("finance", _("政银担"), "credit:guarantees", "check", "credit.guarantee"),
    Entry("finance", _("融资需求"), "credit:needs", "list", "credit.match"),
    Entry("finance", _("农业园区"), "projects:parks", "pin", "projects.view_parks"),
    Entry("finance", _("储备项目"), "projects:reserve", "inbox", "projects.view_parks"),
    Entry("services", _("我联系的企业"), "support:my_enterprises", "file", "support.claim", phone=_("企业")),
    Entry("services", _("派驻和清单"), "support:coverage", "check", "support.view_checklists"),
    Entry("services", _("活动和竞赛"), "talent:activities", "meet", "talent.view"),
    Entry("services", _("荣誉选树"), "talent:honours", "read", "talent.view"),
    Entry("villages", _("报种养"), "villages:report", "edit", "villages.report", phone=_("报种养")),
    Entry("villages", _("稻渔种养"), "villages:seasons", "chart", "villages.view_seasons", phone=_("种养")),
    Entry("villages", _("村集体"), "villages:list", "home", "villages.view", phone=_("村")),
    Entry("villages", _("养殖批次"), "villages:batches", "swap", "villages.view_accounts"),
    Entry("villages", _("合同和租金"), "villages:contracts", "file", "villages.view_accounts"),
    Entry("villages", _("村务公开"), "villages:publications", "board", "villages.view_accounts"),
    Entry("finance", _("整村授信"), "credit:funnel", "bank", "credit.view", phone=_("授信")),
    Entry("finance", _("今日走访"), "credit:today", "pin", "credit.collect", phone=_("走访")),
    Entry("finance", _("贷款"), "credit:loans", "doc", "credit.view", phone=_("贷款")),
    Entry("finance", _("信贷产品"), "credit:products", "read", "credit.view"),
    Entry("finance", _("名册"), "credit:borrowers", "list", "credit.view"),
    Entry("finance", _("派驻与覆盖"), "credit:coverage", "org", "credit.view"),
    Entry("finance", _("评分卡"), "credit:cards", "check", "credit.keep_cards"),
    Entry("society", _("学会"), "societies:list", "read", "societies.view", phone=_("学会")),
    Entry("results", _("指标"), "indicators:list", "chart", "indicators.view"),
    Entry("results", _("目标"), "indicators:targets", "check", "indicators.view"),
    Entry("results", _("考核排名"), "indicators:ranking", "list", "indicators.view"),
    Entry("results", _("简报"), "briefings:list", "doc", "briefings.view", phone=_("简报")),
    Entry("results", _("工作日历"), "web:calendar", "day"),
    Entry("results", _("公开栏"), "matters:board", "board"),
]


def register(entry: Entry) -> None:
    """Adds an entry at the end of its group."""
    if entry.group not in GROUPS:
        raise ValueError(f"{entry.group} is no group of the navigation; allowed: {', '.join(GROUPS)}")
    ENTRIES.append(entry)


def links_for(request: Any) -> dict[str, list[Link]]:
    """The links of each group for this request, empty groups left out."""
    open_to_me = [(entry, url) for entry, url in _existing() if _allowed(request, entry.needs)]
    here = _nearest(getattr(request, "stands_at", request.path), [url for _entry, url in open_to_me])
    shown: dict[str, list[Link]] = {}
    for entry, url in sorted(open_to_me, key=lambda pair: list(GROUPS).index(pair[0].group)):
        badge = entry.badge(request) if entry.badge else 0
        link = Link(entry.label, url, entry.icon, url == here, badge, entry.phone)
        shown.setdefault(str(GROUPS[entry.group]), []).append(link)
    return shown


def _existing() -> Iterator[tuple[Entry, str]]:
    for entry in ENTRIES:
        try:
            yield entry, reverse(entry.url_name)
        except NoReverseMatch:
            continue


def _allowed(request: Any, needs: str) -> bool:
    if not needs:
        return True
    verb = VERBS.get(needs)
    actor = getattr(request, "actor", None)
    return bool(verb and actor and actor.may(verb, request.county))


def _nearest(path: str, urls: list[str]) -> str:
    """The longest of these addresses under which the page lies: a matter's page lights up the ledger."""
    above = [url for url in urls if path == url or (url != "/" and path.startswith(url.rstrip("/") + "/"))]
    return max(above, key=len, default="")
