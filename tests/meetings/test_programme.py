"""meetings.yaml: what it may say, and what is refused with its line."""

from __future__ import annotations

import pytest

from silian.kernel.errors import Refused
from silian.meetings.organs import organ_named, organs_of, purposes_of
from tests import factories
from tests.meetings.committee import programme

pytestmark = pytest.mark.django_db


def apply(**changes: object) -> None:
    factories.apply_programme(programme(**changes))


def test_an_organ_is_known_by_its_programme_s_name() -> None:
    apply(quorum={"at_least": "2/3"}, majority={"more_than": "1/2", "of": "entitled"})
    organ = organ_named("990001", "links/joint")
    assert (organ.quorum.threshold.least(30), organ.majority.threshold.least(28)) == (20, 15)
    assert purposes_of("990001") == {"links/research": "科研", "links/chain": "产业链扶持"}


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"quorum": {"at_least": "2/3", "more_than": "1/2"}}, "写其中一个"),
        ({"quorum": {}}, "写其中一个"),
        ({"quorum": {"at_least": "3/2"}}, "比例要在 0 和 1 之间"),
        ({"quorum": {"more_than": "1/1"}}, "比例要在 0 和 1 之间"),
        ({"quorum": {"at_least": "half"}}, "写法不对"),
        ({"majority": {"more_than": "1/2", "of": "everybody"}}, "不认识“everybody”"),
        ({"held_by": ["committe"]}, "是不是“committee”"),
        ({"matter_kind": "problems"}, "是不是“problem”"),
        ({"quorums": {}}, "不认识“quorums”"),
    ],
)
def test_a_wrong_word_is_refused_with_its_line(changes: dict[str, object], sentence: str) -> None:
    with pytest.raises(Refused, match=sentence) as refused:
        apply(**changes)
    assert "meetings.yaml:" in str(refused.value)
    assert organs_of("990001") == {}
