"""Pairings of leaders with enterprises, their visits and what came of them, service groups, funds paid."""

from __future__ import annotations

from silian.support.models.funds import Payment, Source
from silian.support.models.group import Errand, Group
from silian.support.models.pairing import Pairing
from silian.support.models.visit import Case, Visit

__all__ = ["Case", "Errand", "Group", "Pairing", "Payment", "Source", "Visit"]
