"""Sixty indicators of one county, counted by the rules in one pass, beside one grouped query written by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.db import connections

from silian.cli.bench.county import CODE, KINDS, TODAY
from silian.cli.bench.results import Result, by_turns, compared, median
from silian.cli.bench.sizes import Sizes
from silian.kernel import rules
from silian.kernel.rules import Rule, Scope

YEAR = {"window": "year_to_date"}
COUNT = {"measure": "count", **YEAR}
RATE = {"measure": "ratio", "unit": "%", **YEAR}
ASKED: Mapping[str, Mapping[str, Any]] = {
    "raised": {"date": "raised_on", **COUNT},
    "raised_by_visit": {"date": "raised_on", "where": {"channel": {"is": "visit"}}, **COUNT},
    "raised_by_hotline": {"date": "raised_on", "where": {"channel": {"is": "hotline"}}, **COUNT},
    "raised_and_returned": {"date": "raised_on", "where": {"was_returned": {"is": True}}, **COUNT},
    "accepted": {"date": "accepted_on", **COUNT},
    "closure_rate": {"date": "accepted_on", "part": {"closed_on": {"filled": True}}, **RATE},
    "closed": {"date": "closed_on", **COUNT},
    "closed_this_month": {"date": "closed_on", **COUNT, "window": "month"},
    "solved": {"date": "closed_on", "where": {"outcome": {"is": "solved"}}, **COUNT},
    "partly_solved": {"date": "closed_on", "where": {"outcome": {"is": "partly"}}, **COUNT},
    "explained": {"date": "closed_on", "where": {"outcome": {"is": "explained"}}, **COUNT},
    "solved_rate": {"date": "closed_on", "part": {"outcome": {"in": ["solved", "partly"]}}, **RATE},
    "on_time_rate": {
        "date": "closed_on",
        "where": {"on_time": {"filled": True}},
        "part": {"on_time": {"is": True}},
        **RATE,
    },
    "open": {"date": "open", "measure": "stock"},
    "overdue": {"date": "overdue", "measure": "stock"},
}

BY_HAND = """
WITH counted AS (
    SELECT standing.kind, m.channel, r.received_on, r.closed_on, r.outcome, r.on_time, r.id AS round,
           CASE WHEN r.ordinal = 1 THEN m.raised_on ELSE r.received_on END AS raised_on,
           COALESCE(r.closed_on, m.ended_on) AS over_on
    FROM matters_round r
    JOIN matters_matter m ON m.id = r.matter_id
    LEFT JOIN matters_standing standing ON standing.matter_id = m.id
         AND standing.from_on <= {day} AND (standing.to_on IS NULL OR standing.to_on > {day})
    WHERE m.county = {county} AND r.county = {county} AND m.state <> 'void'
      AND NOT (m.state = 'merged' AND COALESCE(m.ended_on <= {day}, FALSE))
), told AS (
    SELECT *, raised_on >= {year} AND raised_on <= {day} AS raised, received_on >= {year} AND received_on <= {day} AS accepted,
           closed_on >= {year} AND closed_on <= {day} AS closed,
           raised_on <= {day} AND (over_on IS NULL OR over_on > {day}) AS is_open
    FROM counted
)
SELECT kind, COUNT(*) FILTER (WHERE raised), COUNT(*) FILTER (WHERE raised AND channel = 'visit'),
    COUNT(*) FILTER (WHERE raised AND channel = 'hotline'),
    COUNT(*) FILTER (WHERE raised AND EXISTS (SELECT 1 FROM matters_return b WHERE b.round_id = told.round AND b."on" <= {day})),
    COUNT(*) FILTER (WHERE accepted), COUNT(*) FILTER (WHERE accepted AND closed_on <= {day}),
    COUNT(*) FILTER (WHERE closed), COUNT(*) FILTER (WHERE closed AND closed_on >= {month}),
    COUNT(*) FILTER (WHERE closed AND outcome = 'solved'), COUNT(*) FILTER (WHERE closed AND outcome = 'partly'),
    COUNT(*) FILTER (WHERE closed AND outcome = 'explained'), COUNT(*) FILTER (WHERE closed AND outcome IN ('solved', 'partly')),
    COUNT(*) FILTER (WHERE closed AND on_time IS NOT NULL), COUNT(*) FILTER (WHERE closed AND on_time),
    COUNT(*) FILTER (WHERE is_open),
    COUNT(*) FILTER (WHERE is_open
        AND EXISTS (SELECT 1 FROM matters_announced a WHERE a.round_id = told.round AND a.from_on <= {day}
                    AND a.due < {day} AND NOT a.provisional
                    AND NOT EXISTS (SELECT 1 FROM matters_announced later WHERE later.round_id = told.round
                                    AND later.from_on > a.from_on AND later.from_on <= {day}))
        AND NOT EXISTS (SELECT 1 FROM matters_handin h WHERE h.round_id = told.round AND h."on" <= {day}
                        AND (h.sent_back_on IS NULL OR h.sent_back_on > {day}))
        AND NOT EXISTS (SELECT 1 FROM matters_clockrequest c WHERE c.round_id = told.round AND c.asked_on <= {day}
                        AND (c.decided_on IS NULL OR c.decided_on > {day}
                             OR (c.decision = 'agreed' AND c.kind = 'pause' AND c.from_on <= {day}
                                 AND (c.to_on IS NULL OR c.to_on > {day})))))
FROM told WHERE raised OR accepted OR closed OR is_open GROUP BY kind
"""


def sixty_figures(sizes: Sizes) -> Iterator[Result]:
    """Fifteen questions about each of four kinds; both must give the same numbers before a time counts."""
    asked = _rules()
    with_rules = lambda: rules.evaluate(asked, TODAY, Scope(counties=[CODE]))  # noqa: E731
    ours, by_hand = sizes.whole.within(lambda: (_numbers(with_rules()), _by_hand()))
    if ours != by_hand:
        raise RuntimeError(f"the rules and the query by hand disagree: {_differences(ours, by_hand)}")
    times = sizes.whole.within(lambda: by_turns(with_rules, _by_hand, sizes.scale.few_runs))
    yield compared("figures.by_hand", times, at_least=1.3, by=median)


def _rules() -> list[Rule]:
    raw = [
        {"name": name, "unit": "件", "of": "matters.matter", **asked, "id": f"{name}_{kind.rpartition('/')[2]}",
         "where": {**asked.get("where", {}), "kind": {"is": kind}}}
        for kind in KINDS for name, asked in ASKED.items()
    ]  # fmt: skip
    return [rule for rule in rules.read_rules(raw) if isinstance(rule, Rule)]


def _numbers(counted: Mapping[Rule, rules.Value]) -> dict[str, tuple[int, ...]]:
    """By indicator, the records counted, and of a rate those of its part."""
    return {
        rule.id: (value.records, value.numerator or 0) if rule.part else (value.records,)
        for rule, value in counted.items()
    }


def _by_hand() -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    for kind, *numbers in _rows_by_hand():
        (raised, visit, hotline, returned, accepted, of_accepted, closed, month, solved, partly, explained, solved_part,
         judged, on_time, is_open, overdue) = numbers  # fmt: skip
        values = (
            (raised,), (visit,), (hotline,), (returned,), (accepted,), (accepted, of_accepted), (closed,), (month,), (solved,),
            (partly,), (explained,), (closed, solved_part), (judged, on_time), (is_open,), (overdue,),
        )  # fmt: skip
        found |= {f"{name}_{kind.rpartition('/')[2]}": value for name, value in zip(ASKED, values, strict=True)}
    return found


def _rows_by_hand() -> list[tuple[Any, ...]]:
    days: Mapping[str, date] = {"day": TODAY, "year": TODAY.replace(month=1, day=1), "month": TODAY.replace(day=1)}
    quoted = {name: f"'{day.isoformat()}'" for name, day in days.items()}
    with connections["default"].cursor() as cursor:
        cursor.execute(BY_HAND.format(county=f"'{CODE}'", **quoted))
        return list(cursor.fetchall())


def _differences(ours: Mapping[str, Any], by_hand: Mapping[str, Any]) -> str:
    return "; ".join(
        f"{name} {ours.get(name)} ≠ {by_hand.get(name)}" for name in ours if ours[name] != by_hand.get(name)
    )
