from .base import *  # noqa: F403

DEMO_ALLOWED = True
