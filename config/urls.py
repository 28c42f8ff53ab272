"""The addresses of the site: signing in, then the rooms. Every view says who may ask for it (`kernel.pages.page`)."""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from django.urls import URLPattern, URLResolver, include, path

from silian.kernel.pages import page

FORM = ("GET", "HEAD", "POST")
anyone = page("public", FORM)
signed_in = page("signed_in", FORM)

# Allauth's pages without the ones by which people sign themselves up or reset a password by mail: a clerk opens accounts.
signing_in: list[URLPattern | URLResolver] = [
    path("accounts/login/", anyone(account.login), name="account_login"),
    path("accounts/logout/", signed_in(account.logout), name="account_logout"),
    path("accounts/inactive/", anyone(account.account_inactive), name="account_inactive"),
    path("accounts/reauthenticate/", signed_in(account.reauthenticate), name="account_reauthenticate"),
    path("accounts/password/", signed_in(account.password_change), name="account_change_password"),
    path("accounts/password/set/", signed_in(account.password_set), name="account_set_password"),
    path("accounts/2fa/", signed_in(mfa.index), name="mfa_index"),
    path("accounts/2fa/authenticate/", anyone(mfa.authenticate), name="mfa_authenticate"),
    path("accounts/2fa/reauthenticate/", signed_in(mfa.reauthenticate), name="mfa_reauthenticate"),
    path("accounts/2fa/totp/activate/", signed_in(totp.activate_totp), name="mfa_activate_totp"),
    path("accounts/2fa/totp/deactivate/", signed_in(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("accounts/2fa/codes/", signed_in(recovery.view_recovery_codes), name="mfa_view_recovery_codes"),
    path("accounts/2fa/codes/new/", signed_in(recovery.generate_recovery_codes), name="mfa_generate_recovery_codes"),
    path("accounts/2fa/codes/file/", signed_in(recovery.download_recovery_codes), name="mfa_download_recovery_codes"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    *signing_in,
    path("", include("silian.web.urls")),
    path("", include("silian.matters.urls")),
    path("meetings/", include("silian.meetings.urls")),
    path("", include("silian.chains.urls")),
    path("support/", include("silian.support.urls")),
    path("societies/", include("silian.societies.urls")),
    path("organisations/", include("silian.organisations.urls")),
    path("projects/", include("silian.projects.urls")),
    path("talent/", include("silian.talent.urls")),
    path("", include("silian.villages.urls")),
    path("credit/", include("silian.credit.urls")),
    path("", include("silian.indicators.urls")),
    path("briefings/", include("silian.briefings.urls")),
    path("", include("silian.exchange.urls")),
]
