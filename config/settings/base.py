"""What every installation shares. `SILIAN_HOME` holds the database and the files; `DATABASE_URL` names another database."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF

from silian.kernel.settings import channels_from, database_from_url, mail_from_url, secret_key

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
    "silian.web",  # before allauth, whose templates it replaces
    "django_htmx",
    "csp",
    "axes",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_tasks",
    "django_tasks_db",
    "silian.exchange",
    "silian.briefings",
    "silian.indicators",
    "silian.credit",
    "silian.villages",
    "silian.projects",
    "silian.talent",
    "silian.support",
    "silian.societies",
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
# Counters (of public posts and look-ups) are shared by all workers of the machine.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": SILIAN_HOME / "cache",
    }
}
STATIC_URL = "static/"
STATIC_ROOT = SILIAN_HOME / "static"
MEDIA_ROOT = SILIAN_HOME / "files"

MIDDLEWARE = [
    "silian.web.proxies.BehindProxy",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "silian.web.middleware.Remembers",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "silian.web.sessions.SessionClock",
    "silian.web.language.ChosenLanguage",
    "silian.web.actor.ActorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "silian.web.middleware.PageHeaders",
    "silian.web.middleware.SaysWhy",
    "axes.middleware.AxesMiddleware",  # the last, so that a lock-out answers in place of the sign-in page
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "silian.web.context.shell",
            ],
        },
    },
]
# --- What leaves the house (kernel.notices) ---------------------------------------------------------------------------
# SILIAN_CHANNELS names the channels in use: mail, sms, wecom, dingtalk. Each is reached as its own variables say.
NOTICE_CHANNELS = channels_from(os.environ)
globals().update(mail_from_url(os.environ.get("SILIAN_MAIL_URL", ""), SILIAN_HOME / "mail"))
DEFAULT_FROM_EMAIL = os.environ.get("SILIAN_MAIL_FROM", "silian@localhost")
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}  # no worker beside a demo

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": os.environ.get("SILIAN_LOG", "WARNING")},
    "loggers": {"django": {"handlers": [], "level": "WARNING", "propagate": True}},
}

# --- Signing in -------------------------------------------------------------------------------------------------------
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = [  # scrypt comes with Python; Argon2 would be a compiled part more
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]  # nobody signs up: config.urls has no such page
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {
    "login": None,
    "login_failed": None,
}  # axes counts, in the database, where a restart forgets nothing
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]

# One limit serves the account and the address: ten, because a whole office may stand behind one address.
AXES_FAILURE_LIMIT = 10
AXES_LOCKOUT_PARAMETERS = ["username", "ip_address"]
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_TEMPLATE = "account/locked.html"
AXES_RESET_ON_SUCCESS = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

# The clocks of web.sessions: a session ends after thirty idle minutes, and after twelve hours in any case.
SESSION_COOKIE_AGE = 30 * 60
SESSION_ABSOLUTE_AGE = 12 * 60 * 60

# --- What the browser may do ------------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    },
}
X_FRAME_OPTIONS = "DENY"
TRUSTED_PROXIES: list[str] = []  # addresses whose X-Forwarded-For is believed
SECURE_REFERRER_POLICY = "same-origin"

# Static files come straight from the rooms; production collects them once (see deploy/).
WHITENOISE_USE_FINDERS = True
