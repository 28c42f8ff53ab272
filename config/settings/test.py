"""The tests: a home of their own that goes when they end, and a hasher that does not cost a tenth of a second a password."""

import os
import tempfile

HOME = tempfile.TemporaryDirectory(prefix="silian-tests-")
os.environ["SILIAN_HOME"] = HOME.name

from .base import *  # noqa: E402, F403

DEMO_ALLOWED = True
STATIC_ROOT = None  # type: ignore[assignment]  # nothing is collected, and whitenoise does not look for it
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

INSTALLED_APPS += ["tests.kernel.sampleapp"]  # noqa: F405 - a room to count in, for the rules of the kernel
