"""Where the records of this room are to be seen."""

from __future__ import annotations

from django.urls import reverse

from silian.chains.models import Chain, Dialogue, Enterprise, Posting


def of_chain(chain: Chain) -> str:
    return reverse("chains:chain", args=[chain.pk])


def of_enterprise(enterprise: Enterprise) -> str:
    return reverse("chains:enterprise", args=[enterprise.pk])


def of_posting(posting: Posting) -> str:
    return reverse("chains:posting", args=[posting.pk])


def of_dialogue(dialogue: Dialogue) -> str:
    return reverse("chains:dialogue", args=[dialogue.pk])
