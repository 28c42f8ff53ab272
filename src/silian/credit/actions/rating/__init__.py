"""What is done in a rating: opened, collected, reviewed by peers, checked twice, granted, signed, or turned down."""

from __future__ import annotations

from silian.credit.actions.rating.bringing_in import Outcome, enter_outcomes
from silian.credit.actions.rating.collecting import collect, record_consent, withdraw_consent
from silian.credit.actions.rating.deciding import check, grant_line, recheck, reject, sign_up, turn_down
from silian.credit.actions.rating.opening import begin_rating, open_ratings
from silian.credit.actions.rating.reviewing import close_round, enlist, give_opinion, open_round

__all__ = [
    "Outcome", "begin_rating", "check", "close_round", "collect", "enlist", "enter_outcomes", "give_opinion", "grant_line",
    "open_ratings", "open_round", "recheck", "record_consent", "reject", "sign_up", "turn_down", "withdraw_consent",
]  # fmt: skip
