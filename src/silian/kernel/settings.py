"""The settings that depend on the machine: its database, the secret key kept beside it, the ways out of the house."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

CHANNELS = ("mail", "sms", "wecom", "dingtalk")


def database_from_url(url: str | None, sqlite_file: Path) -> dict[str, Any]:
    """Django's database settings for `DATABASE_URL`, or the embedded SQLite file where there is none."""
    if not url:
        sqlite_file.parent.mkdir(parents=True, exist_ok=True)
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": sqlite_file,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
                "timeout": 20,
            },
        }
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ValueError(f"DATABASE_URL must begin with postgresql://, not {parts.scheme}://")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": parts.port or "",
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            "options": "-c jit=off"
        },  # compiling one query of sixty figures takes longer than a million rows do
    }


def secret_key(home: Path) -> str:
    """The installation's secret key; made on first use, readable by its owner only."""
    file = home / "secret.key"
    if not file.exists():
        home.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(48))
    return file.read_text().strip()


def channels_from(environment: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """How each channel of `SILIAN_CHANNELS` is reached; an installation that names one and does not say how does not start.

    A gateway needs `SILIAN_SMS_URL` (https) and `SILIAN_SMS_TOKEN`, and so WECOM and DINGTALK; mail needs `SILIAN_MAIL_URL`.
    """
    named = [name.strip() for name in environment.get("SILIAN_CHANNELS", "").split(",") if name.strip()]
    return {name: _reached(name, environment) for name in named}


def _reached(name: str, environment: Mapping[str, str]) -> dict[str, str]:
    if name not in CHANNELS:
        raise ImproperlyConfigured(f"SILIAN_CHANNELS 里的“{name}”不认识，可以写：{'、'.join(CHANNELS)}。")
    asked = ("url",) if name == "mail" else ("url", "token")
    found = {word: environment.get(f"SILIAN_{name.upper()}_{word.upper()}", "") for word in asked}
    missing = "、".join(f"SILIAN_{name.upper()}_{word.upper()}" for word, value in found.items() if not value)
    if missing:
        raise ImproperlyConfigured(
            f"SILIAN_CHANNELS 启用了“{name}”，但没有写 {missing}。补上，或从 SILIAN_CHANNELS 去掉。"
        )
    if name != "mail" and urlsplit(found["url"]).scheme != "https":
        raise ImproperlyConfigured(f"SILIAN_{name.upper()}_URL 要以 https:// 开头。")
    return found


def mail_from_url(url: str, folder: Path) -> dict[str, Any]:
    """Django's mail settings for `smtp://user:password@host:587` or `smtps://…:465`; a folder of files where there is none."""
    if not url:
        return {"EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend", "EMAIL_FILE_PATH": folder}
    parts = urlsplit(url)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise ImproperlyConfigured("SILIAN_MAIL_URL 要写成 smtp://用户:密码@主机:587 或 smtps://用户:密码@主机:465。")
    over_tls = parts.scheme == "smtps"
    return {
        "EMAIL_HOST": parts.hostname, "EMAIL_PORT": parts.port or (465 if over_tls else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""), "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": over_tls, "EMAIL_USE_TLS": not over_tls, "EMAIL_TIMEOUT": 20,
    }  # fmt: skip
