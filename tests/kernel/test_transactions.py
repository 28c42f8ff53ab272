"""What must not happen outside the transaction of the thing that it belongs to."""

from __future__ import annotations

import pytest

from silian.kernel import journal
from silian.kernel.access import SYSTEM
from silian.kernel.numbering import next_number


def test_a_journal_entry_belongs_inside_a_transaction(committed_db: None) -> None:
    with pytest.raises(RuntimeError):
        journal.append("990001", "garden.dig", by=SYSTEM)


def test_a_number_belongs_inside_a_transaction(committed_db: None) -> None:
    with pytest.raises(RuntimeError):
        next_number("990001", "SX", 2022, "SX{year}-{number:04d}")
