"""Choosing as whom, in a demo, and in which county one works."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import login
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme

from silian.kernel.instance import is_demo
from silian.kernel.pages import page
from silian.organisations.models import Account
from silian.web.actor import COUNTY

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@page("public", methods=("POST",))
def switch_role(request: Any) -> HttpResponse:
    """Signs in as another account of the demo, without a password. A live installation has no such address."""
    if not is_demo():
        raise Http404
    account = Account.objects.filter(username=request.POST.get("account", ""), is_active=True).first()
    if account is None:
        raise Http404
    login(request, account, backend=BACKEND)
    return HttpResponseRedirect("/")


@page("signed_in", methods=("POST",))
def choose_county(request: Any) -> HttpResponse:
    """Works in another of the counties that this account holds a role in."""
    code = request.POST.get("county", "")
    if code not in request.actor.counties:
        raise Http404
    request.session[COUNTY] = code
    return HttpResponseRedirect(_back(request))


def _back(request: Any) -> str:
    address = request.POST.get("next", "")
    return address if url_has_allowed_host_and_scheme(address, allowed_hosts=None) else "/"
