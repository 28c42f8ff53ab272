"""Pairings, visits and what came of them, service groups, funds paid, checklists and their claims."""

from __future__ import annotations

from silian.support.models.checklist import Checklist, Claim, Item
from silian.support.models.funds import Payment, Source
from silian.support.models.group import Errand, Group
from silian.support.models.pairing import Pairing
from silian.support.models.visit import Case, Visit

__all__ = ["Case", "Checklist", "Claim", "Errand", "Group", "Item", "Pairing", "Payment", "Source", "Visit"]
