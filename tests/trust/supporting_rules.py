"""What the programme of the trusted world says about support; one fund for each of its townships."""

from __future__ import annotations

from datetime import date


def pool() -> dict[str, object]:
    """Each its own: a programme's file does not point from one place to another."""
    shares = {"基金": 50, "银行": 50}
    return {"title": "风险补偿基金", "stop_at": 10, "multiple": 10, "shares": shares, "fund_share": "基金"}


TIER = {"from_on": date(2020, 1, 1), "to_on": date(2099, 1, 1), "share": 50}
RULE = {"title": "贴息", "document": "甲文", "segments": ["household"], "tiers": [TIER]}
SUPPORTING = {
    "needs": "financing", "subsidy": {"offices": ["县农业局"], "rules": {"spring": RULE}},
    "pools": {name: pool() for name in ("甲镇", "乙镇", "丙镇")},
}  # fmt: skip
