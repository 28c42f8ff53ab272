"""What can be asked about talents, classes and party work, and whose names this person may read."""

from __future__ import annotations

from silian.talent.queries.catalogue import (
    LIGHTS,
    Conditions,
    Gap,
    filtered,
    gaps,
    opening_for,
    openings_for,
    still_open,
    years_for,
)
from silian.talent.queries.honours import (
    activities_for,
    activity_for,
    honour_for,
    honours_for,
    honours_in_public,
)
from silian.talent.queries.names import with_person
from silian.talent.queries.party import (
    branches_for,
    branches_open_to,
    enterprises_of,
    member_for,
    members_for,
    model_post_for,
    model_posts_for,
)
from silian.talent.queries.recruiting import recruit_for, recruits_for
from silian.talent.queries.training import class_for, classes_for, learners_of

__all__ = [
    "LIGHTS", "Conditions", "Gap", "activities_for", "activity_for", "branches_for", "branches_open_to", "class_for",
    "classes_for", "enterprises_of", "filtered", "gaps", "honour_for", "honours_for", "honours_in_public",
    "learners_of", "member_for", "members_for", "model_post_for", "model_posts_for", "opening_for", "openings_for",
    "recruit_for", "recruits_for", "still_open", "with_person", "years_for",
]  # fmt: skip
