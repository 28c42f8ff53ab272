"""What can be counted about projects, parks and the reserve."""

from __future__ import annotations

from silian.projects.facts import parks, pipeline, reserve

__all__ = ["parks", "pipeline", "reserve"]
