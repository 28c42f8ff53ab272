"""Accounts and roles, for the county's system administrator."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from silian.kernel.pages import Question, ask, page, render_page
from silian.organisations import actions
from silian.organisations.forms import AccountForm, GroundForm, PasswordForm, RoleForm
from silian.organisations.models import Account
from silian.organisations.permissions import ADMINISTER
from silian.organisations.queries import account_for, accounts_for, grants_of, held_by, roles_of

FORM = ("GET", "HEAD", "POST")
Told = Mapping[str, Any]


@page(ADMINISTER)
def list_accounts(request: Any) -> HttpResponse:
    titles = {name: role.title for name, role in roles_of(request.county).items()}
    words = request.GET.get("q", "").strip()
    accounts = accounts_for(request.actor, request.county, words)
    rows = [(account, [titles.get(role, role) for role in roles]) for account, roles in held_by(accounts)]
    return render_page(request, "organisations/accounts.html", {"rows": rows, "words": words})


@page(ADMINISTER)
def show_account(request: Any, pk: UUID) -> HttpResponse:
    account = account_for(request.actor, request.county, pk)
    titles = {name: role.title for name, role in roles_of(request.county).items()}
    grants = [(grant, titles.get(grant.role, grant.role)) for grant in grants_of(account)]
    context = {"account": account, "grants": grants, "titles": titles, "is_me": account == request.user}
    return render_page(request, "organisations/account.html", context)


@page(ADMINISTER, FORM)
def open_account(request: Any) -> HttpResponse:
    def deed(told: Told) -> str:
        fields = {name: told[name] for name in ("username", "person", "label")}
        with transaction.atomic():
            account = actions.open_account(request.county, by=request.actor, **fields)
            actions.set_password(account, told["password"], county=request.county, by=request.actor)
        messages.success(request, _("已开账号%s，请授予角色。") % account.username)
        return address(account)

    form = AccountForm(request.POST or None, county=request.county)
    question = Question(_("开账号"), _("开账号"), back=reverse("organisations:accounts"), back_words=_("账号和角色"))
    return ask(request, form, deed, question)


@page(ADMINISTER, FORM)
def give_role(request: Any, pk: UUID) -> HttpResponse:
    form = RoleForm(request.POST or None, county=request.county)

    def deed(account: Account, told: Told) -> None:
        actions.give_role(account, county=request.county, by=request.actor, **told)

    return _about(request, pk, form, deed, _("授予角色"))


@page(ADMINISTER, FORM)
def take_role(request: Any, pk: UUID, grant: UUID) -> HttpResponse:
    def deed(account: Account, told: Told) -> None:
        held = grants_of(account).filter(pk=grant).first()
        if held is None:
            raise Http404
        actions.take_role(held, by=request.actor, ground=told["ground"])

    return _about(request, pk, GroundForm(request.POST or None), deed, _("收回角色"), risk=True)


@page(ADMINISTER, FORM)
def set_password(request: Any, pk: UUID) -> HttpResponse:
    def deed(account: Account, told: Told) -> None:
        actions.set_password(account, told["password"], county=request.county, by=request.actor)

    return _about(request, pk, PasswordForm(request.POST or None), deed, _("重设密码"))


@page(ADMINISTER, FORM)
def close_account(request: Any, pk: UUID) -> HttpResponse:
    def deed(account: Account, told: Told) -> None:
        actions.close_account(account, county=request.county, by=request.actor, ground=told["ground"])

    return _about(request, pk, GroundForm(request.POST or None), deed, _("停用账号"), risk=True)


def _about(
    request: Any, pk: UUID, form: forms.Form, deed: Callable[[Account, Told], None], verb: str, risk: bool = False
) -> HttpResponse:
    """One form about one account, which its administrator sees."""
    account = account_for(request.actor, request.county, pk)

    def done(told: Told) -> str:
        deed(account, told)
        messages.success(request, _("%(verb)s：%(account)s，已办。") % {"verb": verb, "account": account})
        return address(account)

    question = Question(f"{verb}：{account}", verb, back=address(account), back_words=account, risk=risk)
    return ask(request, form, done, question)


def address(account: Account) -> str:
    return reverse("organisations:account", args=[account.pk])
