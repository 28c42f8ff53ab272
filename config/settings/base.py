"""What every installation shares. `SILIAN_HOME` holds the database and the files; `DATABASE_URL` names another database."""

from __future__ import annotations

import os
from pathlib import Path

from silian.kernel.settings import database_from_url, secret_key

ROOT = Path(__file__).resolve().parents[2]
SILIAN_HOME = Path(os.environ.get("SILIAN_HOME", ROOT / "var")).resolve()
PROGRAMMES = ROOT / "programmes"

SECRET_KEY = secret_key(SILIAN_HOME)
DEBUG = False
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
DEMO_ALLOWED = False

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "csp",
    "axes",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "silian.web",
    "silian.exchange",
    "silian.briefings",
    "silian.indicators",
    "silian.meetings",
    "silian.matters",
    "silian.chains",
    "silian.organisations",
    "silian.kernel",
]
AUTH_USER_MODEL = "organisations.Account"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

DATABASES = {"default": database_from_url(os.environ.get("DATABASE_URL"), SILIAN_HOME / "silian.sqlite3")}
ATOMIC_REQUESTS = False

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
LOCALE_PATHS = [ROOT / "locale"]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_I18N = True
FORMAT_MODULE_PATH = None

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
STATIC_URL = "static/"
STATIC_ROOT = SILIAN_HOME / "static"
MEDIA_ROOT = SILIAN_HOME / "files"
