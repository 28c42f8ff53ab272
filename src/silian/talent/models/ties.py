"""How what belongs to an enterprise hangs on units and chains."""

from __future__ import annotations

from silian.kernel.access import Tie

OF_AN_ENTERPRISE = {
    "self": Tie("self", "enterprise__unit"),
    "located_in": Tie("unit", "enterprise__unit"),
    "chain": Tie("chain", "enterprise__places__chain", many=True, dated="enterprise__places"),
}
