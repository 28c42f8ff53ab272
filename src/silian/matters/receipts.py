"""The 查询码 of a matter raised without an account: shown once, kept as a keyed digest that nobody can use."""

from __future__ import annotations

import secrets

from django.utils.crypto import salted_hmac

LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # without those that are mistaken for each other
LENGTH = 12


def mint_receipt() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def receipt_digest(county: str, receipt: str) -> str:
    return salted_hmac("silian.receipt", f"{county}:{receipt.strip().upper()}", algorithm="sha256").hexdigest()
