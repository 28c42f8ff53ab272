"""What may be done with borrowers, their rating and their lines."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from silian.kernel.access import Verb

VIEW = Verb("credit.view", _("查看授信"))
ROSTER = Verb("credit.roster", _("维护名册"))
COLLECT = Verb("credit.collect", _("采集农户和主体信息"))
REVIEW = Verb("credit.review", _("背靠背评议"))
CHECK = Verb("credit.check", _("初审和复审"))
APPROVE = Verb("credit.approve", _("审定授信"))
SIGN = Verb("credit.sign", _("签约"))
SEE_NAMES = Verb("credit.see_names", _("查看完整姓名和证件"))
POSTING = Verb("credit.post", _("派驻和交接"))
KEEP_CARDS = Verb("credit.keep_cards", _("维护评分卡"))

# Lending: from the application to the last repayment.
LEND = Verb("credit.lend", _("办理贷款"))
GRANT = Verb("credit.grant", _("审批贷款"))
DISBURSE = Verb("credit.disburse", _("放款"))
REPORT = Verb("credit.report", _("导入银行报送"))
GRADE = Verb("credit.grade", _("上调五级分类"))

# Support: interest subsidy, guarantees, fees, parks and financing needs.
SUBSIDISE = Verb("credit.subsidise", _("编制贴息批次"))
REVIEW_SUBSIDY = Verb("credit.review_subsidy", _("审核贴息"))
PAY_SUBSIDY = Verb("credit.pay_subsidy", _("拨付和追回贴息"))
GUARANTEE = Verb("credit.guarantee", _("办理政银担"))
KEEP_FUND = Verb("credit.keep_fund", _("管理风险补偿基金"))
KEEP_TENANTS = Verb("credit.keep_tenants", _("登记入园主体和减免费用"))
MATCH = Verb("credit.match", _("匹配融资需求"))
