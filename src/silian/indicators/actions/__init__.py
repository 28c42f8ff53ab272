"""What people do here: enter what is counted elsewhere, publish a ranking, appeal against it, answer."""

from __future__ import annotations

from silian.indicators.actions.appealing import answer_appeal, raise_appeal
from silian.indicators.actions.assessing import publish_assessment
from silian.indicators.actions.external import enter_external_figure

__all__ = ["answer_appeal", "enter_external_figure", "publish_assessment", "raise_appeal"]
