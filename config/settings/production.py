"""A county's own installation behind a reverse proxy with TLS: see deploy/README.md.

`SILIAN_HOSTS` names the hosts it answers to, separated by commas; `SILIAN_PROXIES` the addresses of the proxies before it.
"""

import os

from .base import *  # noqa: F403

ALLOWED_HOSTS = [host.strip() for host in os.environ.get("SILIAN_HOSTS", "").split(",") if host.strip()]
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]

TRUSTED_PROXIES = [address.strip() for address in os.environ.get("SILIAN_PROXIES", "127.0.0.1").split(",")]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}  # `silian work` is the worker

SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = False
