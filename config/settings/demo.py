"""The demo county on one machine: invented records, a switch between roles, no TLS."""

from .base import *  # noqa: F403

DEMO_ALLOWED = True
