"""What people do with matters. Each deed asks its permission, checks its rules and writes its journal line."""

from __future__ import annotations

from silian.matters.actions.calendar import (
    Followed,
    amend_calendar,
    confirm_shorter_due,
    load_calendar_year,
    reckon_anew,
)
from silian.matters.actions.clock import (
    agree_to_request,
    refuse_request,
    request_extension,
    request_pause,
    resume,
)
from silian.matters.actions.closing import call_back, redo, send_back, sign_off
from silian.matters.actions.handling import (
    add_measure,
    complete_measure,
    hand_back,
    hand_in,
    record_progress,
    take_up,
)
from silian.matters.actions.importing import Row, admit_matter, admit_matters, open_batch, undo_batch
from silian.matters.actions.intake import Raiser, raise_matter, raise_publicly
from silian.matters.actions.ladder import resume_planned, run_ladder, urge
from silian.matters.actions.publishing import (
    draft_publication,
    publish_matter,
    record_objection,
    see_original,
    take_down,
)
from silian.matters.actions.receipts import issue_receipt
from silian.matters.actions.saving import forget_view, save_view
from silian.matters.actions.triage import (
    accept_matter,
    assign_matter,
    merge_matter,
    reject_matter,
    withdraw_matter,
)

__all__ = [
    "Followed", "Raiser", "Row", "accept_matter", "add_measure", "admit_matter", "admit_matters", "agree_to_request",
    "amend_calendar", "assign_matter", "call_back", "complete_measure", "confirm_shorter_due", "draft_publication",
    "forget_view", "hand_back", "hand_in", "issue_receipt", "load_calendar_year", "merge_matter", "open_batch", "publish_matter",
    "raise_matter", "raise_publicly", "reckon_anew", "record_objection", "record_progress", "redo", "refuse_request",
    "reject_matter", "request_extension", "request_pause", "resume", "resume_planned", "run_ladder",
    "save_view", "see_original", "send_back", "sign_off", "take_down", "take_up", "undo_batch", "urge",
    "withdraw_matter",
]  # fmt: skip
