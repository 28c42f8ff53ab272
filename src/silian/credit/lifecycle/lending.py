"""How a loan goes, from the application to the last repayment. Overdue is derived from the schedule, never a state."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from silian.credit.permissions import DISBURSE, GRADE, GRANT, LEND, REPORT
from silian.kernel.lifecycles import Lifecycle, State, Step

APPLIED = State("applied", _("申请"))
SURVEYED = State("surveyed", _("调查"))
APPROVED = State("approved", _("审批"))
SIGNED = State("signed", _("签约"))
REPAYING = State("repaying", _("还款中"))
SETTLED = State("settled", _("结清"), final=True)
REFUSED = State("refused", _("未获批"), final=True)
WITHDRAWN = State("withdrawn", _("已撤回"), final=True)

ENDED = (REFUSED, WITHDRAWN)
# In which field the day stands on which a state was reached.
REACHED = {
    APPLIED.name: "applied_on", SURVEYED.name: "surveyed_on", APPROVED.name: "approved_on", SIGNED.name: "signed_on",
    REPAYING.name: "disbursed_on", SETTLED.name: "settled_on",
}  # fmt: skip
ROAD = tuple(REACHED.values())
BEFORE_THE_MONEY = frozenset({APPLIED, SURVEYED, APPROVED, SIGNED})
RUNNING = frozenset({REPAYING})

LOAN = Lifecycle(
    states=(APPLIED, SURVEYED, APPROVED, SIGNED, REPAYING, SETTLED, REFUSED, WITHDRAWN),
    steps=(
        Step("survey", _("记调查"), frozenset({APPLIED}), SURVEYED, needs=LEND),
        Step("approve", _("批准"), frozenset({SURVEYED}), APPROVED, needs=GRANT),
        Step("sign", _("签约"), frozenset({APPROVED}), SIGNED, needs=LEND),
        Step("disburse", _("放款"), frozenset({SIGNED}), REPAYING, needs=DISBURSE),
        Step("repay", _("记还款"), RUNNING, None, needs=LEND),
        Step("settle", _("结清"), RUNNING, SETTLED, needs=LEND),
        Step("settle_by_report", _("按报送结清"), RUNNING, SETTLED, needs=REPORT, hidden=True),
        Step("repay_early", _("提前还清"), RUNNING, None, needs=LEND),
        Step("reprice", _("重定价"), RUNNING, None, needs=GRANT),
        Step("extend", _("展期"), RUNNING, None, needs=GRANT),
        Step("restructure", _("重组"), RUNNING, None, needs=GRANT),
        Step("observe", _("记情形"), RUNNING, None, needs=LEND),
        Step("clear", _("消除情形"), RUNNING, None, needs=LEND),
        Step("lift", _("上调分类"), RUNNING, None, needs=GRADE),
        Step("refuse", _("不予批准"), frozenset({APPLIED, SURVEYED}), REFUSED, needs=GRANT),
        Step("withdraw", _("撤回申请"), BEFORE_THE_MONEY, WITHDRAWN, needs=LEND),
    ),
)
